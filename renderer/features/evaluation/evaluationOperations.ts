import { pointsSchema } from '../../../shared/evaluation/evaluation';
import type { Operation } from '../../../shared/project/operations';
import type { Project } from '../../../shared/project/project';

/** The list with one thing a step earlier or later; as it was at either end. */
export function moved<T extends { id: string }>(list: readonly T[], id: string, step: -1 | 1): T[] {
  const from = list.findIndex((one) => one.id === id);
  const thing = list[from];
  if (!thing || from + step < 0 || from + step >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(from + step, 0, thing);
}

/** Points as typed, `12.5` or `12,5점`; null when they are none. */
export function readPoints(text: string): number | null {
  const value = Number(text.trim().replace(/점$/, '').replace(',', '.'));
  return text.trim() !== '' && pointsSchema.safeParse(value).success ? value : null;
}

/** Where the 평가표 prints when nothing says: the section on 평가기준, else a section of its own in the last chapter. */
export function printOperations(project: Project, newId: () => string): Operation[] {
  const block = { block: { type: 'derived', part: 'evaluationTable' } } as const;
  const chapters = project.chapters.filter((chapter) => chapter.enabled);
  for (const chapter of chapters)
    for (const section of chapter.sections)
      if (section.id === 'bidding.points' || /평가 ?기준|평가 ?항목|배점/.test(section.title))
        return [
          {
            type: 'editSection',
            chapterId: chapter.id,
            sectionId: section.id,
            changes: { blocks: [...section.blocks.slice(0, 1), block, ...section.blocks.slice(1)] },
          },
        ];
  const chapter = chapters.find((one) => one.id === 'bidding') ?? chapters.at(-1);
  if (!chapter) return [];
  return [
    {
      type: 'addSection',
      chapterId: chapter.id,
      index: chapter.sections.length,
      section: { id: newId(), title: '제안서 평가표', blocks: [block] },
    },
  ];
}
