import type { PlaceProblem, Result } from '../ipc/failure';
import { placeProblemText } from '../ipc/failureText';
import { readStyles } from './documentStyles';
import { headingProblem, occurrence } from './findPlace';
import { listHeadings } from './headings';
import { type BodyMap, mapBody } from './mapBody';
import { openDocx, refusable } from './openDocx';

export interface DocxOutline {
  /** `{{…}}` in the body. */
  placeholders: { text: string; count: number; problem: string | null }[];
  headings: { index: number; level: number; text: string; problem: string | null }[];
  hasMacros: boolean;
  paragraphCount: number;
  tableCount: number;
}

/** What a Word document offers as places to insert; problems are Korean phrases. Reads only. */
export function inspectDocx(bytes: Uint8Array, fileName: string): Result<DocxOutline> {
  return refusable(fileName, () => {
    const docx = openDocx(bytes, fileName);
    const body = mapBody(docx.mainXml);
    const headings = listHeadings(body.paragraphs, readStyles(docx).headings);
    return {
      placeholders: placeholdersIn(body),
      headings: headings.map((heading, index) => ({
        index,
        level: heading.level,
        text: heading.text,
        problem: problemText(headingProblem(heading)),
      })),
      hasMacros: docx.archive.entries.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name)),
      paragraphCount: body.paragraphs.filter(({ isFallback }) => !isFallback).length,
      tableCount: body.tableCount,
    };
  });
}

function placeholdersIn(body: BodyMap): DocxOutline['placeholders'] {
  const found = new Map<string, { count: number; problem: PlaceProblem | null }>();
  for (const paragraph of body.paragraphs) {
    if (paragraph.isFallback) continue;
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
