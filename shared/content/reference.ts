import type { Content } from './content';
import type { Status } from './provenance';
import {
  activityEntries,
  contradictionEntries,
  diagnosisEntries,
  evidenceEntries,
  glossaryEntries,
  lawEntries,
  libraryEntries,
  requirementEntries,
} from './referenceKinds';

// 자료실: everything in `templates/` that an officer may want to look up, as one list.

export const referenceKinds = [
  'library',
  'law',
  'evidence',
  'requirement',
  'activity',
  'diagnosis',
  'glossary',
  'contradiction',
] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

export const referenceKindNames: Record<ReferenceKind, string> = {
  library: '참고 자료',
  law: '법·제도',
  evidence: '통계와 근거',
  requirement: '요구사항 항목',
  activity: '단계별 활동',
  diagnosis: '자가진단',
  glossary: '용어',
  contradiction: '출처가 다른 곳',
};

export interface ReferenceTable {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A part of an entry under its own heading; the first has none. */
export interface ReferencePart {
  heading: string;
  /** One that starts with `- ` is a list line; one that starts with □ ○ - ※ keeps its mark. */
  paragraphs: readonly string[];
  tables: readonly ReferenceTable[];
}

export interface ReferenceEntry {
  /** Id of the content item; one of its kind and of all kinds. */
  id: string;
  kind: ReferenceKind;
  /** Within the kind: group of the collection, topic, category, stage, goal or first consonant. */
  group: string;
  title: string;
  /** What it is called beside its title: a number, an English name, the collection. */
  label: string;
  /** Other names it is searched by. */
  keywords: readonly string[];
  parts: readonly ReferencePart[];
  /** Ready for the RFP. */
  sentence: string | null;
  strength: '필수' | '권고' | '참고' | null;
  caution: string | null;
  source: string;
  asOf: string;
  status: Status;
  /** Ids of other entries, both those it names and those that name it. */
  related: readonly string[];
  /** Ids of the entries about sources that disagree on it; for such an entry, none. */
  disagreements: readonly string[];
}

/** An entry as its own content item tells it, before others that name it are known. */
export type OwnEntry = Omit<ReferenceEntry, 'disagreements'>;

/** Every entry of 자료실, kind by kind, with links in both directions. Links to what is no entry are left out. */
export function referenceEntries(content: Content): ReferenceEntry[] {
  const own: OwnEntry[] = [
    ...libraryEntries(content),
    ...lawEntries(content),
    ...evidenceEntries(content),
    ...requirementEntries(content),
    ...activityEntries(content),
    ...diagnosisEntries(content),
    ...glossaryEntries(content),
    ...contradictionEntries(content),
  ];
  const kinds = new Map(own.map((one) => [one.id, one.kind]));
  const links = new Map<string, Set<string>>(own.map((one) => [one.id, new Set()]));
  for (const { id, related } of own)
    for (const other of related) {
      if (other === id || !kinds.has(other)) continue;
      links.get(id)?.add(other);
      links.get(other)?.add(id);
    }
  return own.map((one) => {
    const linked = [...(links.get(one.id) ?? [])];
    const isAside = (id: string) => one.kind !== 'contradiction' && kinds.get(id) === 'contradiction';
    return {
      ...one,
      related: linked.filter((id) => !isAside(id)),
      disagreements: linked.filter(isAside),
    };
  });
}

/** An entry as plain text, for the clipboard and the command line. */
export function referenceText(entry: ReferenceEntry): string {
  const parts = entry.parts.flatMap(({ heading, paragraphs, tables }) => [
    ...(heading === '' ? [] : [`[${heading}]`]),
    ...paragraphs,
    ...tables.flatMap(({ caption, columns, rows }) => [
      ...(caption === '' ? [] : [caption]),
      ...[columns, ...rows].map((cells) => cells.join('\t')),
    ]),
  ]);
  return [
    entry.title,
    ...parts,
    ...(entry.sentence === null ? [] : ['[제안요청서 문장]', entry.sentence]),
    ...(entry.caution === null ? [] : [`주의: ${entry.caution}`]),
    `출처: ${entry.source} (${entry.status}, 기준일 ${entry.asOf})`,
  ].join('\n');
}
