import type { Activity, Content } from './content';
import { chapterFile, documentFile, requirementFile } from './contentFiles';

/** The inventory of source documents runs from S-001 to S-318. */
export const seedCount = 318;

/** Every thing of the content that another one may point at, by the ids it is pointed at by. */
export function contentIds(content: Content): Set<string> {
  const { chapters, documents, stages, diagnosis, evaluation, evidence, library } = content;
  return new Set([
    ...content.categories.map((one) => one.code),
    ...content.requirementTemplates.map((one) => one.id),
    ...chapters.flatMap((chapter) => [chapter.id, ...chapter.sections.map((one) => one.id)]),
    ...documents.flatMap((document) => [document.id, ...document.sections.map((one) => one.id)]),
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

/** An item that says which numbers of the inventory it carries. */
export interface SeededItem {
  id: string;
  file: string;
  seeds: string[];
}

/** Every item of the content, at any depth, that carries numbers of the inventory, in the order of the files. */
export function seededItems(content: Content): SeededItem[] {
  const files: [file: string, value: unknown][] = [
    ['stages.json', content.stages],
    ['diagnosis.json', content.diagnosis],
    ...content.requirementTemplates.map((one): [string, unknown] => [requirementFile(one), one]),
    ...content.chapters.map((one): [string, unknown] => [chapterFile(one), one]),
    ...content.documents.map((one): [string, unknown] => [documentFile(one), one]),
    ['law.json', content.law],
    ['evidence.json', content.evidence],
    ['glossary.json', content.glossary],
    ['contradictions.json', content.contradictions],
    ...content.library.map((one): [string, unknown] => [`library/${one.id}.json`, one]),
  ];
  return files.flatMap(([file, value]) => [...seededWithin(value, file.replace(/\.json$/, ''), file)]);
}

function* seededWithin(value: unknown, owner: string, file: string): Generator<SeededItem> {
  if (Array.isArray(value)) {
    for (const one of value) yield* seededWithin(one, owner, file);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const id = 'id' in value && typeof value.id === 'string' ? value.id : owner;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'seeds' && Array.isArray(inner)) yield { id, file, seeds: inner.map(String) };
    else yield* seededWithin(inner, id, file);
  }
}
