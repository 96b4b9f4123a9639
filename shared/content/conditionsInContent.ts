import type { Condition } from '../rfp/condition';
import { conditionProblems } from '../rfp/conditionProblems';
import type { Content } from './content';
import { type ContentProblem, chapterFile, documentFile, requirementFile } from './contentFiles';

interface PlacedCondition {
  file: string;
  field: string;
  when: Condition;
}

/** Conditions of the content that ask a fact what it cannot answer. */
export function* conditionsInContent(content: Content): Generator<ContentProblem> {
  for (const { file, field, when } of placedConditions(content))
    for (const detail of conditionProblems(when)) yield { file, detail: `항목 ${field}: ${detail}` };
}

function* placedConditions({
  requirementTemplates,
  chapters,
  documents,
  stages,
  law,
}: Content): Generator<PlacedCondition> {
  for (const template of requirementTemplates)
    if (template.applies)
      yield { file: requirementFile(template), field: 'applies.when', when: template.applies.when };
  for (const chapter of chapters)
    for (const section of chapter.sections)
      for (const [index, { when }] of section.blocks.entries())
        if (when) yield { file: chapterFile(chapter), field: `${section.id}.blocks[${index}].when`, when };
  for (const document of documents)
    for (const section of document.sections)
      for (const [index, { when }] of section.blocks.entries())
        if (when) yield { file: documentFile(document), field: `${section.id}.blocks[${index}].when`, when };
  for (const activity of stages.flatMap((stage) => stage.steps.flatMap((step) => step.activities)))
    for (const { id, when } of activity.legalCheckpoints ?? [])
      if (when) yield { file: 'stages.json', field: `${activity.id} ${id}.when`, when };
  for (const { id, when } of law) if (when) yield { file: 'law.json', field: `${id}.when`, when };
}
