import { imageLimits, type ProjectImage } from '../../../shared/project/images';
import type { Operation } from '../../../shared/project/operations';
import type { Project } from '../../../shared/project/project';

/** Adds the picture; when there is no more room, those nothing refers to make way. */
export function pictureOperations(project: Project, image: ProjectImage): Operation[] {
  const images = project.images ?? [];
  const characters = images.reduce((sum, one) => sum + one.data.length, image.data.length);
  const isFull = images.length >= imageLimits.count || characters > imageLimits.allCharacters;
  const used = usedPictures(project);
  const unused = isFull ? images.filter((one) => !used.has(one.id)) : [];
  return [
    ...unused.map((one): Operation => ({ type: 'removeImage', id: one.id })),
    { type: 'addImage', image },
  ];
}

/** Ids of pictures the text or the cover prints. */
export function usedPictures(project: Project): Set<string> {
  const used = new Set<string>(project.layout?.logo ? [project.layout.logo] : []);
  for (const chapter of project.chapters)
    for (const section of chapter.sections)
      for (const { block } of section.blocks) if (block.type === 'image') used.add(block.image);
  return used;
}
