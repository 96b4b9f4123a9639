import type { PlaceProblem, Result } from '../ipc/failure';
import { placeProblemText } from '../ipc/failureText';
import { agencyTablesOf, tableText } from './agencyTables';
import { readStyles } from './documentStyles';
import { isDeleted } from './earlierInsertions';
import { paragraphProblem, pickable } from './findPlace';
import { headingLevel } from './headings';
import { readMark } from './insertionMark';
import { type BodyMap, mapBody } from './mapBody';
import { occurrence } from './occurrence';
import { hasMacros, openDocx, refusable } from './openDocx';

export interface OutlinePlaceholder {
  text: string;
  count: number;
  problem: string | null;
}

export interface OutlineParagraph {
  /** Names the paragraph as a place. */
  index: number;
  /** Outline level from 1; null for plain text. */
  level: number | null;
  text: string;
  isInTable: boolean;
  /** Why nothing can be put beside it. */
  problem: string | null;
}

export interface DocxOutline {
  /** `{{…}}` in the body. */
  placeholders: OutlinePlaceholder[];
  headings: (OutlineParagraph & { level: number })[];
  /** Every paragraph with text, headings too; those of a very long document up to a limit. */
  paragraphs: OutlineParagraph[];
  /** The agency's own tables of requirements, whose look ours can take. */
  tables: { index: number; kind: 'card' | 'list'; text: string }[];
  /** How many parts of ours the document holds from an earlier run. */
  earlierCount: number;
  hasMacros: boolean;
  paragraphCount: number;
  tableCount: number;
}

const listedParagraphs = 20_000;
const listedTables = 50;
const shownCharacters = 120;

/** What a Word document offers as places to insert; problems are Korean phrases. Reads only. */
export function inspectDocx(bytes: Uint8Array, fileName: string): Result<DocxOutline> {
  return refusable(fileName, () => {
    const docx = openDocx(bytes, fileName);
    const body = mapBody(docx.mainXml);
    const styles = readStyles(docx);
    const all = pickable(body);
    const listed = all.flatMap((paragraph, index) => {
      const text = paragraph.text.replace(/\s+/g, ' ').trim();
      if (text === '') return [];
      return [
        {
          index,
          level: headingLevel(paragraph, styles.headings),
          text: text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text,
          isInTable: paragraph.cellWidth !== null,
          problem: problemText(paragraphProblem(paragraph, 'after')),
        },
      ];
    });
    return {
      placeholders: placeholdersIn(body),
      headings: listed.flatMap((one) => (one.level === null ? [] : [{ ...one, level: one.level }])),
      paragraphs: listed.slice(0, listedParagraphs),
      tables: agencyTablesOf(docx, body)
        .slice(0, listedTables)
        .map((table, index) => ({ index, kind: table.kind, text: tableText(table) })),
      earlierCount: body.controls.filter((one) => readMark(one.tag) !== null && !isDeleted(docx.mainXml, one))
        .length,
      hasMacros: hasMacros(docx),
      paragraphCount: all.length,
      tableCount: body.tableCount,
    };
  });
}

function placeholdersIn(body: BodyMap): OutlinePlaceholder[] {
  const found = new Map<string, { count: number; problem: PlaceProblem | null }>();
  for (const paragraph of pickable(body)) {
    if (!paragraph.text.includes('{{')) continue;
    for (const match of paragraph.text.matchAll(/\{\{[^{}\n]{1,100}\}\}/g)) {
      const text = match[0].normalize('NFC');
      const { problem } = occurrence(paragraph, match.index, match.index + match[0].length);
      const earlier = found.get(text);
      found.set(text, { count: (earlier?.count ?? 0) + 1, problem: earlier?.problem ?? problem });
    }
  }
  return [...found].map(([text, { count, problem }]) => ({
    text,
    count,
    problem: count > 1 ? `${count}곳에 있음` : problemText(problem),
  }));
}

function problemText(problem: PlaceProblem | null): string | null {
  return problem && placeProblemText(problem);
}
