import { evaluationProblems, startEvaluation } from '../evaluation/evaluation';
import { conditionsInContent } from './conditionsInContent';
import type { Content } from './content';
import { type ContentProblem, chapterFile, requirementFile } from './contentFiles';
import { parameterProblems } from './parameters';
import { firstRepeated, repeatedReferenceIds } from './repeatedIds';

/** The first contradiction the program cannot work with; `null` when there is none. */
export function contentProblem(content: Content): ContentProblem | null {
  return contentProblems(content).next().value ?? null;
}

/**
 * Contradictions between content files that are each well formed: an id used twice, a reference to nothing, a number
 * two items claim, a figure without its text.
 */
export function* contentProblems(content: Content): Generator<ContentProblem, undefined> {
  yield* categoryProblems(content);
  yield* requirementProblems(content);
  yield* conditionsInContent(content);
  yield* chapterProblems(content);
  yield* stageProblems(content);
  yield* lawProblems(content);
  yield* diagnosisProblems(content);
  yield* evaluationContentProblems(content);
  yield* wordListProblems(content);
  yield* repeatedReferenceIds(content);
  yield* sampleProblems(content);
}

function* categoryProblems({ categories }: Content): Generator<ContentProblem> {
  const repeated = firstRepeated(categories.map((one) => one.code));
  if (repeated !== null)
    yield { file: 'categories.json', detail: `분류 코드 ${repeated} 항목이 두 번 있습니다.` };
}

function* requirementProblems({ categories, requirementTemplates }: Content): Generator<ContentProblem> {
  const codes = new Set(categories.map((one) => one.code));
  const ids = new Set<string>();
  const numbers = new Set<string>();
  for (const template of requirementTemplates) {
    const file = requirementFile(template);
    if (ids.has(template.id)) yield { file, detail: `id ‘${template.id}’ 값을 다른 파일도 쓰고 있습니다.` };
    ids.add(template.id);
    if (!codes.has(template.categoryCode)) {
      yield {
        file,
        detail: `categoryCode ‘${template.categoryCode}’ 코드가 categories.json 파일에 없습니다.`,
      };
    }
    if (template.preferredNumber === null) continue;
    const number = `${template.categoryCode}-${template.preferredNumber}`;
    if (numbers.has(number)) {
      yield {
        file,
        detail: `preferredNumber ${template.preferredNumber} 번호를 같은 분류의 다른 항목도 쓰고 있습니다.`,
      };
    }
    numbers.add(number);
  }
  for (const template of requirementTemplates)
    for (const { field, detail } of parameterProblems(template))
      yield { file: requirementFile(template), detail: `항목 ${field}: ${detail}` };
  for (const template of requirementTemplates) {
    const missing = template.related.find((id) => id === template.id || !ids.has(id));
    if (missing !== undefined) {
      yield {
        file: requirementFile(template),
        detail: `related 항목의 ‘${missing}’ id를 가진 다른 요구사항이 없습니다.`,
      };
    }
  }
}

function* chapterProblems({ chapters }: Content): Generator<ContentProblem> {
  const orders = new Set<number>();
  const ids = new Set<string>();
  for (const chapter of chapters) {
    const file = chapterFile(chapter);
    if (orders.has(chapter.order))
      yield { file, detail: `order ${chapter.order} 순서를 다른 장도 쓰고 있습니다.` };
    orders.add(chapter.order);
    for (const id of [chapter.id, ...chapter.sections.map((one) => one.id)]) {
      if (ids.has(id)) yield { file, detail: `id ‘${id}’ 값을 다른 장이나 절도 쓰고 있습니다.` };
      ids.add(id);
    }
  }
}

function* stageProblems({ stages }: Content): Generator<ContentProblem> {
  const ids = stages.flatMap((stage) => [
    stage.id,
    ...stage.steps.flatMap((step) => [
      step.id,
      ...step.activities.flatMap((activity) => [
        activity.id,
        ...activity.cloudNativeDuties.map((one) => one.id),
        ...(activity.checklist ?? []).map((one) => one.id),
        ...(activity.legalCheckpoints ?? []).map((one) => one.id),
      ]),
    ]),
  ]);
  const repeated = firstRepeated(ids);
  if (repeated !== null) yield { file: 'stages.json', detail: `id ‘${repeated}’ 값이 두 번 있습니다.` };
  for (const stage of stages) {
    const stray = stage.steps.flatMap(activitiesOf).find((id) => !isWithin(stage.id, id));
    if (stray)
      yield { file: 'stages.json', detail: `활동 id ‘${stray}’ 앞부분이 단계 ‘${stage.id}’와 다릅니다.` };
  }
}

function* lawProblems({ law, stages }: Content): Generator<ContentProblem> {
  const repeated =
    firstRepeated(law.map((one) => one.id)) ?? firstRepeated(law.map((one) => String(one.number)));
  if (repeated !== null) yield { file: 'law.json', detail: `‘${repeated}’ id 또는 번호가 두 번 있습니다.` };
  const activities = stages.flatMap((stage) => stage.steps.flatMap((step) => step.activities));
  const activityIds = new Set(activities.map((one) => one.id));
  const stray = law.flatMap((one) => one.activityIds).find((id) => !activityIds.has(id));
  if (stray !== undefined)
    yield { file: 'law.json', detail: `activityIds의 ‘${stray}’ 활동이 stages.json 파일에 없습니다.` };
  const lawIds = new Set(law.map((one) => one.id));
  const unknown = activities
    .flatMap((one) => one.legalCheckpoints ?? [])
    .find((one) => one.lawId !== undefined && !lawIds.has(one.lawId));
  if (unknown)
    yield {
      file: 'stages.json',
      detail: `‘${unknown.id}’ 항목의 lawId ‘${unknown.lawId}’ 값이 law.json 파일에 없습니다.`,
    };
}

function activitiesOf(step: { activities: { id: string }[] }): string[] {
  return step.activities.map((one) => one.id);
}

function isWithin(stageId: string, id: string): boolean {
  return id.startsWith(`${stageId}.`);
}

function* diagnosisProblems({ diagnosis }: Content): Generator<ContentProblem> {
  const file = 'diagnosis.json';
  const gate = firstRepeated(diagnosis.gates.map((one) => one.id));
  if (gate !== null) yield { file, detail: `관문 ‘${gate}’ 항목이 두 번 있습니다.` };
  const goal = firstRepeated(diagnosis.goals.map((one) => one.id));
  if (goal !== null) yield { file, detail: `목표 ‘${goal}’ 항목이 두 번 있습니다.` };
  const number = firstRepeated(diagnosis.items.map((one) => String(one.number)));
  if (number !== null) yield { file, detail: `문항 번호 ${number} 항목이 두 번 있습니다.` };
  const goals = new Set(diagnosis.goals.map((one) => one.id));
  const stray = diagnosis.items.find((one) => !goals.has(one.goalId));
  if (stray) yield { file, detail: `문항 ${stray.number}의 goalId ‘${stray.goalId}’ 목표가 없습니다.` };
}

function* evaluationContentProblems({ evaluation }: Content): Generator<ContentProblem> {
  const file = 'evaluation.json';
  const repeated = firstRepeated(
    evaluation.areas.flatMap((area) => [area.id, ...area.items.map((one) => one.id)]),
  );
  if (repeated !== null) yield { file, detail: `id ‘${repeated}’ 값이 두 번 있습니다.` };
  const [problem] = evaluationProblems(startEvaluation(evaluation), {
    areaLimit: evaluation.areaLimit.value,
  });
  if (problem) yield { file, detail: problem.message };
}

function* wordListProblems({ vagueWords, productNames }: Content): Generator<ContentProblem> {
  const lists = [
    { file: 'checks/vagueWords.json', words: vagueWords.words },
    { file: 'checks/productNames.json', words: productNames.words },
  ];
  for (const { file, words } of lists) {
    const repeated = firstRepeated(words.flatMap((one) => [one.word, ...(one.variants ?? [])]));
    if (repeated !== null) yield { file, detail: `낱말 ‘${repeated}’ 항목이 두 번 있습니다.` };
    for (const one of words) {
      const forms = [one.word, ...(one.variants ?? [])];
      const useless = one.exceptions?.find((exception) => !forms.some((form) => exception.includes(form)));
      if (useless !== undefined) {
        yield { file, detail: `‘${one.word}’ 예외 ‘${useless}’ 안에 그 낱말이 들어 있지 않습니다.` };
      }
    }
  }
}

function* sampleProblems(content: Content): Generator<ContentProblem> {
  const templateIds = new Set(content.requirementTemplates.map((one) => one.id));
  const sectionIds = new Set(
    content.chapters.flatMap((chapter) => chapter.sections.map((section) => section.id)),
  );
  const activityIds = new Set(content.stages.flatMap((stage) => stage.steps.flatMap(activitiesOf)));
  const ids = new Set<string>();
  for (const sample of content.samples) {
    const file = `samples/${sample.id}.json`;
    if (ids.has(sample.id)) yield { file, detail: `id ‘${sample.id}’ 값을 다른 표본도 쓰고 있습니다.` };
    ids.add(sample.id);
    const repeated = firstRepeated(sample.templateIds);
    if (repeated !== null) yield { file, detail: `templateIds에 ‘${repeated}’ 항목이 두 번 있습니다.` };
    const template = sample.templateIds.find((id) => !templateIds.has(id));
    if (template !== undefined)
      yield { file, detail: `templateIds의 ‘${template}’ 요구사항 항목이 없습니다.` };
    const section = Object.keys(sample.sections).find((id) => !sectionIds.has(id));
    if (section !== undefined) yield { file, detail: `sections의 ‘${section}’ 절이 없습니다.` };
    const activity = Object.keys(sample.activities).find((id) => !activityIds.has(id));
    if (activity !== undefined) yield { file, detail: `activities의 ‘${activity}’ 활동이 없습니다.` };
  }
}
