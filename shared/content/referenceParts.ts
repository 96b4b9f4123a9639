import type { Status } from './provenance';
import type { OwnEntry, ReferencePart, ReferenceTable } from './reference';

/** What every content item brings along, with nothing in the fields it may fill. */
export function ownOf(item: { id: string; source: string; asOf: string; status: Status }) {
  return {
    id: item.id,
    source: item.source,
    asOf: item.asOf,
    status: item.status,
    keywords: [] as readonly string[],
    sentence: null as string | null,
    strength: null as OwnEntry['strength'],
    caution: null as string | null,
    related: [] as readonly string[],
  };
}

export function part(
  heading: string,
  paragraphs: readonly string[],
  tables: readonly ReferenceTable[] = [],
): ReferencePart {
  return { heading, paragraphs, tables };
}

/** A table without a caption; none where it has no rows. */
export function tableOf(columns: readonly string[], rows: readonly string[][]): ReferenceTable[] {
  return rows.length === 0 ? [] : [{ caption: '', columns, rows }];
}

export function listed(lines: readonly string[]): string[] {
  return lines.map((line) => `- ${line}`);
}

export function isFilled({ paragraphs, tables }: ReferencePart): boolean {
  return paragraphs.length > 0 || tables.length > 0;
}
