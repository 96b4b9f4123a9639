import { evaluationProblems, startEvaluation } from '../evaluation/evaluation';
import type { Content } from './content';
import { lawReferenceProblem } from './lawReferences';

/** A file of `templates/` that contradicts another one, with a Korean sentence saying how. */
export interface ContentProblem {
  file: string;
  detail: string;
}

/**
 * The first contradiction between content files that are each well formed: an id used twice, a reference to
 * nothing, a number two items claim. `null` when there is none.
 */
export function contentProblem(content: Content): ContentProblem | null {
  return (
    categoryProblem(content) ??
    requirementProblem(content) ??
    chapterProblem(content) ??
    stageProblem(content) ??
    lawReferenceProblem(content) ??
    diagnosisProblem(content) ??
    evaluationProblem(content) ??
    wordListProblem(content) ??
    sampleProblem(content)
  );
}

function categoryProblem({ categories }: Content): ContentProblem | null {
  const repeated = firstRepeated(categories.map((one) => one.code));
  return repeated === null
    ? null
    : { file: 'categories.json', detail: `분류 코드 ${repeated} 항목이 두 번 있습니다.` };
}

function requirementProblem({ categories, requirementTemplates }: Content): ContentProblem | null {
  const codes = new Set(categories.map((one) => one.code));
  const ids = new Set<string>();
  const numbers = new Set<string>();
  for (const template of requirementTemplates) {
    const file = requirementFile(template);
    if (ids.has(template.id)) return { file, detail: `id ‘${template.id}’ 값을 다른 파일도 쓰고 있습니다.` };
    ids.add(template.id);
    if (!codes.has(template.categoryCode)) {
      return {
        file,
        detail: `categoryCode ‘${template.categoryCode}’ 코드가 categories.json 파일에 없습니다.`,
      };
    }
    if (template.preferredNumber === null) continue;
    const number = `${template.categoryCode}-${template.preferredNumber}`;
    if (numbers.has(number)) {
      return {
        file,
        detail: `preferredNumber ${template.preferredNumber} 번호를 같은 분류의 다른 항목도 쓰고 있습니다.`,
      };
    }
    numbers.add(number);
  }
  for (const template of requirementTemplates) {
    const missing = template.related.find((id) => id === template.id || !ids.has(id));
    if (missing !== undefined) {
      return {
        file: requirementFile(template),
        detail: `related 항목의 ‘${missing}’ id를 가진 다른 요구사항이 없습니다.`,
      };
    }
  }
  return null;
}

function chapterProblem({ chapters }: Content): ContentProblem | null {
  const orders = new Set<number>();
  const ids = new Set<string>();
  for (const chapter of chapters) {
    const file = chapterFile(chapter);
    if (orders.has(chapter.order))
      return { file, detail: `order ${chapter.order} 순서를 다른 장도 쓰고 있습니다.` };
    orders.add(chapter.order);
    for (const id of [chapter.id, ...chapter.sections.map((one) => one.id)]) {
      if (ids.has(id)) return { file, detail: `id ‘${id}’ 값을 다른 장이나 절도 쓰고 있습니다.` };
      ids.add(id);
    }
  }
  return null;
}

function stageProblem({ stages }: Content): ContentProblem | null {
  const ids = stages.flatMap((stage) => [
    stage.id,
    ...stage.steps.flatMap((step) => [
      step.id,
      ...step.activities.flatMap((activity) => [
        activity.id,
        ...activity.cloudNativeDuties.map((one) => one.id),
      ]),
    ]),
  ]);
  const repeated = firstRepeated(ids);
  if (repeated !== null) return { file: 'stages.json', detail: `id ‘${repeated}’ 값이 두 번 있습니다.` };
  for (const stage of stages) {
    const stray = stage.steps.flatMap(activitiesOf).find((id) => !isWithin(stage.id, id));
    if (stray)
      return { file: 'stages.json', detail: `활동 id ‘${stray}’ 앞부분이 단계 ‘${stage.id}’와 다릅니다.` };
  }
  return null;
}

function activitiesOf(step: { activities: { id: string }[] }): string[] {
  return step.activities.map((one) => one.id);
}

function isWithin(stageId: string, id: string): boolean {
  return id.startsWith(`${stageId}.`);
}

function diagnosisProblem({ diagnosis }: Content): ContentProblem | null {
  const file = 'diagnosis.json';
  const gate = firstRepeated(diagnosis.gates.map((one) => one.id));
  if (gate !== null) return { file, detail: `관문 ‘${gate}’ 항목이 두 번 있습니다.` };
  const goal = firstRepeated(diagnosis.goals.map((one) => one.id));
  if (goal !== null) return { file, detail: `목표 ‘${goal}’ 항목이 두 번 있습니다.` };
  const number = firstRepeated(diagnosis.items.map((one) => String(one.number)));
  if (number !== null) return { file, detail: `문항 번호 ${number} 항목이 두 번 있습니다.` };
  const goals = new Set(diagnosis.goals.map((one) => one.id));
  const stray = diagnosis.items.find((one) => !goals.has(one.goalId));
  return stray ? { file, detail: `문항 ${stray.number}의 goalId ‘${stray.goalId}’ 목표가 없습니다.` } : null;
}

function evaluationProblem({ evaluation }: Content): ContentProblem | null {
  const file = 'evaluation.json';
  const repeated = firstRepeated(
    evaluation.areas.flatMap((area) => [area.id, ...area.items.map((one) => one.id)]),
  );
  if (repeated !== null) return { file, detail: `id ‘${repeated}’ 값이 두 번 있습니다.` };
  const [problem] = evaluationProblems(startEvaluation(evaluation), {
    areaLimit: evaluation.areaLimit.value,
  });
  return problem ? { file, detail: problem.message } : null;
}

function wordListProblem({ vagueWords, productNames }: Content): ContentProblem | null {
  const lists = [
    { file: 'checks/vagueWords.json', words: vagueWords.words },
    { file: 'checks/productNames.json', words: productNames.words },
  ];
  for (const { file, words } of lists) {
    const repeated = firstRepeated(words.flatMap((one) => [one.word, ...(one.variants ?? [])]));
    if (repeated !== null) return { file, detail: `낱말 ‘${repeated}’ 항목이 두 번 있습니다.` };
    for (const one of words) {
      const forms = [one.word, ...(one.variants ?? [])];
      const useless = one.exceptions?.find((exception) => !forms.some((form) => exception.includes(form)));
      if (useless !== undefined) {
        return { file, detail: `‘${one.word}’ 예외 ‘${useless}’ 안에 그 낱말이 들어 있지 않습니다.` };
      }
    }
  }
  return null;
}

function sampleProblem(content: Content): ContentProblem | null {
  const templateIds = new Set(content.requirementTemplates.map((one) => one.id));
  const sectionIds = new Set(
    content.chapters.flatMap((chapter) => chapter.sections.map((section) => section.id)),
  );
  const activityIds = new Set(content.stages.flatMap((stage) => stage.steps.flatMap(activitiesOf)));
  const ids = new Set<string>();
  for (const sample of content.samples) {
    const file = `samples/${sample.id}.json`;
    if (ids.has(sample.id)) return { file, detail: `id ‘${sample.id}’ 값을 다른 표본도 쓰고 있습니다.` };
    ids.add(sample.id);
    const repeated = firstRepeated(sample.templateIds);
    if (repeated !== null) return { file, detail: `templateIds에 ‘${repeated}’ 항목이 두 번 있습니다.` };
    const template = sample.templateIds.find((id) => !templateIds.has(id));
    if (template !== undefined)
      return { file, detail: `templateIds의 ‘${template}’ 요구사항 항목이 없습니다.` };
    const section = Object.keys(sample.sections).find((id) => !sectionIds.has(id));
    if (section !== undefined) return { file, detail: `sections의 ‘${section}’ 절이 없습니다.` };
    const activity = Object.keys(sample.activities).find((id) => !activityIds.has(id));
    if (activity !== undefined) return { file, detail: `activities의 ‘${activity}’ 활동이 없습니다.` };
  }
  return null;
}

/** Path of a requirement template inside `templates/`. */
export function requirementFile(template: { id: string; categoryCode: string }): string {
  return `requirements/${template.categoryCode}/${template.id}.json`;
}

/** Path of a chapter template inside `templates/`. */
export function chapterFile(chapter: { id: string; order: number }): string {
  return `chapters/${chapter.order}-${chapter.id}.json`;
}

function firstRepeated(values: string[]): string | null {
  return values.find((value, index) => values.indexOf(value) !== index) ?? null;
}
