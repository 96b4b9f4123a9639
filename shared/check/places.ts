import type { Project } from '../project/project';
import { type Requirement, requirementNumber } from '../requirement/requirement';
import { plainText } from '../rfp/buildRfpDocument';
import { visibleBlocks } from '../rfp/visibleBlocks';
import type { Place, RequirementField } from './finding';

export interface TextPlace {
  place: Place;
  placeText: string;
  text: string;
}

export const fieldNames: Record<RequirementField, string> = {
  number: '고유번호',
  name: '명칭',
  definition: '정의',
  details: '세부내용',
  deliverables: '산출정보',
  related: '관련 요구사항',
  source: '출처',
  acceptanceCriteria: '검수기준',
  evaluationQuestion: '평가 질문',
  categoryCode: '분류',
};

/** A place inside a card and how it is called. */
export function requirementPlace(
  project: Pick<Project, 'numbering'>,
  card: Requirement,
  field: RequirementField,
  index?: number,
): { place: Place; placeText: string } {
  const where = index === undefined ? fieldNames[field] : `${fieldNames[field]} ${index + 1}`;
  return {
    place: { kind: 'requirement', requirementId: card.id, field, ...(index === undefined ? {} : { index }) },
    placeText: `${requirementNumber(card, project.numbering.digits)} · ${where}`,
  };
}

/** Every piece of a card's text that binds the contractor; 평가 질문 and 출처 do not. */
export function requirementTexts(project: Project): TextPlace[] {
  return project.requirements.flatMap((card) => [
    { ...requirementPlace(project, card, 'name'), text: card.name },
    { ...requirementPlace(project, card, 'definition'), text: card.definition },
    ...card.details.map((line, index) => ({
      ...requirementPlace(project, card, 'details', index),
      text: line.text,
    })),
    ...card.acceptanceCriteria.map((criterion, index) => ({
      ...requirementPlace(project, card, 'acceptanceCriteria', index),
      text: [criterion.method, criterion.condition, criterion.limit].join('\n'),
    })),
  ]);
}

/** Prose of enabled chapters, block by block, with the facts filled in. */
export function proseTexts(project: Project): TextPlace[] {
  return project.chapters
    .filter((chapter) => chapter.enabled)
    .flatMap((chapter) =>
      chapter.sections.flatMap((section) => {
        const place: Place = { kind: 'section', chapterId: chapter.id, sectionId: section.id };
        const placeText = `${chapter.title} · ${section.title}`;
        return visibleBlocks(section, project).flatMap((block) => {
          if (block.type === 'table')
            return block.rows.flatMap((row) =>
              row.cells.flatMap((cell) =>
                cell.paragraphs.map((content) => ({ place, placeText, text: plainText(content, project) })),
              ),
            );
          return 'content' in block ? [{ place, placeText, text: plainText(block.content, project) }] : [];
        });
      }),
    );
}
