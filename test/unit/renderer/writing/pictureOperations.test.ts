import { expect, test } from 'vitest';
import { pictureOperations, usedPictures } from '../../../../renderer/features/writing/pictureOperations';
import { applyOperations } from '../../../../shared/project/applyOperation';
import type { ProjectImage } from '../../../../shared/project/images';
import { aPicture, aProject } from '../../../support/aProject';

const large = (id: string): ProjectImage => ({ ...aPicture(id), data: 'A'.repeat(1_400_000) });
const shown = (image: string) => ({
  id: 'one',
  title: '장',
  enabled: true,
  sections: [{ id: 's', title: '절', blocks: [{ block: { type: 'image' as const, image, caption: '' } }] }],
});

test('pictures of the text and the logo are in use', () => {
  const project = aProject({ chapters: [shown('a')], layout: { logo: 'b' } });
  expect([...usedPictures(project)].sort()).toEqual(['a', 'b']);
});

test('while there is room a picture is only added', () => {
  expect(pictureOperations(aProject({ images: [aPicture('a')] }), aPicture('b'))).toEqual([
    { type: 'addImage', image: aPicture('b') },
  ]);
});

test('when there is none, pictures nothing refers to make way, and those in use stay', () => {
  const project = aProject({ images: [large('a'), large('b'), large('c')], chapters: [shown('b')] });
  const applied = applyOperations(project, pictureOperations(project, large('d')));
  expect(applied.ok && applied.value.project.images?.map((one) => one.id)).toEqual(['b', 'd']);
});
