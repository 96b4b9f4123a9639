import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../../../shared/content/content';
import { type ReferenceEntry, referenceEntries } from '../../../../shared/content/reference';
import { applyOperations } from '../../../../shared/project/applyOperation';
import type { Operation } from '../../../../shared/project/operations';
import type { Project } from '../../../../shared/project/project';
import { startProject } from '../../../../shared/project/startProject';
import { referenceIntoSection, requirementOfReference } from '../../../../shared/rfp/referenceInSection';
import { writeRfp } from '../../../../shared/rfp/writeRfp';
import { someFacts } from '../../../support/aProject';
import { shippedContent } from '../../../support/content';
import { paragraphTexts } from '../../../support/docxFiles';

const place = { chapterId: 'overview', sectionId: 'overview.background' };
let content: Content;
let project: Project;
let entries: ReferenceEntry[];
beforeAll(async () => {
  content = await shippedContent();
  entries = referenceEntries(content);
  let made = 0;
  const newId = () => `made-${++made}`;
  project = startProject({ facts: someFacts(), content, templateIds: [], id: 'p', newId });
});

function entry(id: string): ReferenceEntry {
  const found = entries.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}
function changedBy(operations: Operation[]): { project: Project; inverses: Operation[] } {
  const applied = applyOperations(project, operations);
  if (!applied.ok) throw new Error(applied.failure.type);
  return applied.value;
}
async function written(changed: Project): Promise<string[]> {
  const { bytes } = await writeRfp(changed, content, { date: '2026-11-20T00:00:00Z' });
  return paragraphTexts(bytes);
}

describe('an entry of 자료실 put into a section', () => {
  test('as a figure stands in the written document with its number, and its source under 참고자료', async () => {
    const lines = await written(
      changedBy(referenceIntoSection(entry('EV-010'), place, project, content)).project,
    );
    expect(lines.join('\n')).toMatch(/약 430억 원 규모의 사업을 추진하였다\[1\]\./);
    const list = lines.slice(lines.lastIndexOf('참고자료'));
    expect(list[1]).toMatch(/^\[1\] .*행정안전부 2025년/);
    expect((await written(project)).join('\n')).not.toContain('430억 원 규모의 사업을');
  });

  test('as a sentence stands there in its own words, without a number', async () => {
    const four = entry('backgroundWriting.fourPressures');
    const lines = await written(changedBy(referenceIntoSection(four, place, project, content)).project);
    expect(lines.some((line) => line.includes(four.sentence ?? '-'))).toBe(true);
    expect(lines).not.toContain('참고자료');
  });

  test('is one change, and taking it back leaves the project as it was', () => {
    const operations = referenceIntoSection(entry('EV-010'), place, project, content);
    expect(operations).toHaveLength(1);
    const changed = changedBy(operations);
    const back = applyOperations(changed.project, changed.inverses);
    expect(back.ok && back.value.project.chapters).toEqual(project.chapters);
  });

  test('changes nothing when the section is gone or there is no sentence', () => {
    const gone = { chapterId: 'overview', sectionId: 'overview.gone' };
    expect(referenceIntoSection(entry('EV-010'), gone, project, content)).toEqual([]);
    expect(referenceIntoSection(entry('term.msa'), place, project, content)).toEqual([]);
  });
});

test('a requirement of 자료실 becomes a card with where it comes from; nothing else does', () => {
  const id = () => 'fresh';
  const taken = requirementOfReference(entry('cloud.cicdPipeline'), project, content, id);
  expect(taken?.requirement.origin?.templateId).toBe('cloud.cicdPipeline');
  const changed = taken && changedBy([taken.operation]).project;
  expect(changed?.requirements.map(({ name }) => name)).toEqual([taken?.requirement.name]);
  expect(requirementOfReference(entry('EV-010'), project, content, id)).toBeNull();
});
