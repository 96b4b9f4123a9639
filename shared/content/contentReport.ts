import { type BrokenReference, brokenReferences } from './brokenReferences';
import type { Content } from './content';
import { requirementFile } from './contentFiles';
import { activitiesOf } from './contentIds';
import { type Status, statuses } from './provenance';
import {
  bareFigures,
  listedWords,
  type NearDuplicate,
  nearDuplicates,
  strangeUnits,
  type TemplateFinding,
} from './templateChecks';

/** Optional fields an item leaves open. */
export interface MissingFields {
  file: string;
  id: string;
  fields: string[];
}

/** How much there is of everything, and what an author should still look at. */
export interface ContentReport {
  counts: {
    activities: number;
    considerations: number;
    diagnosis: number;
    law: number;
    evidence: number;
    glossary: number;
    contradictions: number;
    library: number;
    requirements: number;
    cloudNative: number;
    brokenReferences: number;
  };
  itemsByStatus: Record<Status, number>;
  broken: BrokenReference[];
  nearDuplicates: NearDuplicate[];
  /** Vague words and product names in what binds. */
  words: TemplateFinding[];
  bareFigures: TemplateFinding[];
  strangeUnits: TemplateFinding[];
  missingFields: MissingFields[];
  /** Things only there to be pointed at that nothing points at. */
  unusedIds: string[];
}

/** What the content holds and where it is weak; the content itself is already known to be well formed. */
export function contentReport(content: Content): ContentReport {
  const { requirementTemplates: templates, law, evidence, glossary, contradictions, library } = content;
  const activities = activitiesOf(content);
  const broken = brokenReferences(content);
  return {
    counts: {
      activities: activities.length,
      considerations: activities.flatMap((one) => one.cloudNativeDuties).length,
      diagnosis: content.diagnosis.items.length,
      law: law.length,
      evidence: evidence.items.length,
      glossary: glossary.length,
      contradictions: contradictions.length,
      library: library.flatMap((one) => one.items).length,
      requirements: templates.length,
      cloudNative: templates.filter((one) => one.isCloudNative).length,
      brokenReferences: broken.length,
    },
    itemsByStatus: countStatuses([
      ...activities,
      ...templates,
      ...law,
      ...evidence.items,
      ...glossary,
      ...contradictions,
      ...library.flatMap((one) => one.items),
      ...content.chapters,
      ...content.documents,
      content.diagnosis,
    ]),
    broken,
    nearDuplicates: nearDuplicates(templates),
    words: templates.flatMap((one) => [
      ...listedWords(one, content.vagueWords),
      ...listedWords(one, content.productNames),
    ]),
    bareFigures: templates.flatMap(bareFigures),
    strangeUnits: templates.flatMap(strangeUnits),
    missingFields: missingFields(content),
    unusedIds: unusedIds(content),
  };
}

/** Whether the content may not be shipped as it is. */
export function isUnsound(report: ContentReport): boolean {
  return [report.broken, report.nearDuplicates, report.words, report.bareFigures, report.strangeUnits].some(
    (findings) => findings.length > 0,
  );
}

function countStatuses(items: readonly { status: Status }[]): Record<Status, number> {
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status } of items) counts[status] += 1;
  return counts;
}

function missingFields(content: Content): MissingFields[] {
  const open = (item: { id: string }, file: string, wanted: Record<string, boolean>): MissingFields[] => {
    const fields = Object.keys(wanted).filter((field) => !wanted[field]);
    return fields.length > 0 ? [{ file, id: item.id, fields }] : [];
  };
  return [
    ...content.requirementTemplates.flatMap((one) =>
      open(one, requirementFile(one), {
        demonstration: one.demonstration !== undefined,
        auditCheck: one.auditCheck !== undefined,
        completionTest: one.completionTest !== undefined,
        evaluationPoints: one.evaluationPoints !== undefined,
        offer: one.offer !== undefined,
        strength: one.strength !== undefined,
        'acceptanceCriteria.timing': one.acceptanceCriteria.every((each) => each.timing !== undefined),
      }),
    ),
    ...activitiesOf(content).flatMap((one) =>
      open(one, 'stages.json', {
        documents: one.documents !== undefined,
        checklist: one.checklist !== undefined,
      }),
    ),
    ...content.contradictions.flatMap((one) =>
      open(one, 'contradictions.json', { shownIn: one.shownIn.length > 0 }),
    ),
    ...content.evidence.items.flatMap((one) =>
      open(one, 'evidence.json', {
        references: one.references.length > 0 || one.printedSource !== undefined,
      }),
    ),
  ];
}

function unusedIds(content: Content): string[] {
  const cited = new Set(content.evidence.items.flatMap((one) => one.references));
  const named = new Set([
    ...activitiesOf(content).flatMap((one) => (one.legalCheckpoints ?? []).map((each) => each.lawId)),
    ...content.library.flatMap((one) => one.items.flatMap((item) => item.related ?? [])),
  ]);
  return [
    ...content.evidence.references.filter((one) => !cited.has(one.id)).map((one) => one.id),
    ...content.law.filter((one) => !named.has(one.id)).map((one) => one.id),
  ];
}
