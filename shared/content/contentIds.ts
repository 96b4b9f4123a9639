import type { Activity, Content } from './content';

/** The inventory of source documents has the numbers S-001 … S-318. */
export const seedCount = 318;

/** Every thing of the content that another one may point at, by the ids it is pointed at by. */
export function contentIds(content: Content): Set<string> {
  const { chapters, stages, diagnosis, evaluation, evidence, library } = content;
  return new Set([
    ...content.categories.map((one) => one.code),
    ...content.requirementTemplates.map((one) => one.id),
    ...chapters.flatMap((chapter) => [chapter.id, ...chapter.sections.map((one) => one.id)]),
    ...stages.flatMap((stage) => [stage.id, ...stage.steps.map((one) => one.id)]),
    ...activitiesOf(content).flatMap((activity) => [
      activity.id,
      ...activity.cloudNativeDuties.map((one) => one.id),
      ...(activity.checklist ?? []).map((one) => one.id),
      ...(activity.legalCheckpoints ?? []).map((one) => one.id),
    ]),
    'diagnosis',
    ...diagnosis.gates.map((one) => one.id),
    ...diagnosis.goals.map((one) => one.id),
    ...diagnosis.items.map((one) => `diagnosis.${one.number}`),
    'evaluation',
    ...evaluation.areas.flatMap((area) => [area.id, ...area.items.map((one) => one.id)]),
    ...content.law.map((one) => one.id),
    ...evidence.references.map((one) => one.id),
    ...evidence.items.map((one) => one.id),
    ...content.glossary.map((one) => one.id),
    ...content.contradictions.map((one) => one.id),
    ...library.flatMap((collection) => [collection.id, ...collection.items.map((one) => one.id)]),
    ...content.samples.map((one) => one.id),
  ]);
}

/** The activities of all stages, in order. */
export function activitiesOf({ stages }: Pick<Content, 'stages'>): Activity[] {
  return stages.flatMap((stage) => stage.steps.flatMap((step) => step.activities));
}

/** Which content items carry which numbers of the inventory, in the order of the files. */
export function seedCarriers(content: Content): Map<string, string[]> {
  const carriers = new Map<string, string[]>();
  for (const { id, seeds = [] } of seededItems(content))
    for (const seed of seeds) carriers.set(seed, [...(carriers.get(seed) ?? []), id]);
  return carriers;
}

/** Content items with the inventory numbers they say they carry. */
export function seededItems(content: Content): { id: string; file: string; seeds?: string[] | undefined }[] {
  const { diagnosis } = content;
  return [
    ...activitiesOf(content).map(({ id, seeds }) => ({ id, file: 'stages.json', seeds })),
    { id: 'diagnosis', file: 'diagnosis.json', seeds: diagnosis.seeds },
    ...content.requirementTemplates.map(({ id, categoryCode, seeds }) => ({
      id,
      file: `requirements/${categoryCode}/${id}.json`,
      seeds,
    })),
    ...content.law.map(({ id, seeds }) => ({ id, file: 'law.json', seeds })),
    ...content.evidence.items.map(({ id, seeds }) => ({ id, file: 'evidence.json', seeds })),
    ...content.glossary.map(({ id, seeds }) => ({ id, file: 'glossary.json', seeds })),
    ...content.contradictions.map(({ id, seeds }) => ({ id, file: 'contradictions.json', seeds })),
    ...content.library.flatMap((collection) =>
      collection.items.map(({ id, seeds }) => ({ id, file: `library/${collection.id}.json`, seeds })),
    ),
  ];
}
