import type { Content } from './content';
import { documentFile, requirementFile } from './contentFiles';
import { activitiesOf, contentIds, seedCount, seededItems } from './contentIds';

/** A place that points at something the content does not have. */
export interface BrokenReference {
  file: string;
  id: string;
  field: string;
  /** What is pointed at. */
  target: string;
}

/** Every reference of the content to nothing. The program works without these; whoever follows one does not. */
export function brokenReferences(content: Content): BrokenReference[] {
  const everything = contentIds(content);
  const activities = new Set(activitiesOf(content).map((one) => one.id));
  const laws = new Set(content.law.map((one) => one.id));
  const references = new Set(content.evidence.references.map((one) => one.id));
  const templates = new Set(content.requirementTemplates.map((one) => one.id));
  const sections = new Set(content.chapters.flatMap((one) => one.sections.map(({ id }) => id)));
  const seeds = new Set(
    Array.from({ length: seedCount }, (_, index) => `S-${String(index + 1).padStart(3, '0')}`),
  );
  const broken: BrokenReference[] = [];
  const follow = (
    place: Omit<BrokenReference, 'target'>,
    targets: readonly string[],
    known: ReadonlySet<string>,
  ) => {
    for (const target of targets) if (!known.has(target)) broken.push({ ...place, target });
  };
  for (const one of content.requirementTemplates)
    follow({ file: requirementFile(one), id: one.id, field: 'related' }, one.related, templates);
  for (const activity of activitiesOf(content))
    for (const { id, lawId } of activity.legalCheckpoints ?? [])
      follow({ file: 'stages.json', id, field: 'lawId' }, lawId === undefined ? [] : [lawId], laws);
  for (const one of content.documents)
    follow({ file: documentFile(one), id: one.id, field: 'activityId' }, [one.activityId], activities);
  for (const document of content.documents)
    for (const { id, takes = [] } of document.sections)
      follow({ file: documentFile(document), id, field: 'takes' }, takes, sections);
  for (const { id, activityIds } of content.law)
    follow({ file: 'law.json', id, field: 'activityIds' }, activityIds, activities);
  for (const item of content.evidence.items)
    follow({ file: 'evidence.json', id: item.id, field: 'references' }, item.references, references);
  for (const { id, shownIn } of content.contradictions)
    follow({ file: 'contradictions.json', id, field: 'shownIn' }, shownIn, everything);
  for (const collection of content.library)
    for (const { id, related = [] } of collection.items)
      follow({ file: `library/${collection.id}.json`, id, field: 'related' }, related, everything);
  for (const { id, file, seeds: carried } of seededItems(content))
    follow({ file, id, field: 'seeds' }, carried, seeds);
  return broken;
}
