import type { PlaceProblem } from '../ipc/failure';
import type { BodyParagraph, TextPiece } from './mapBody';

/** An occurrence of a text in a paragraph. */
export interface Occurrence {
  paragraph: BodyParagraph;
  /** Offsets in the paragraph's text. */
  from: number;
  to: number;
  problem: PlaceProblem | null;
}

/** Every occurrence of the text; Hangul typed on macOS (NFD) is found too. */
export function occurrencesOf(text: string, paragraphs: readonly BodyParagraph[]): Occurrence[] {
  const found: Occurrence[] = [];
  const forms = [...new Set([text, text.normalize('NFC'), text.normalize('NFD')])];
  for (const paragraph of paragraphs) {
    if (paragraph.isFallback) continue;
    for (const form of forms) {
      let from = paragraph.text.indexOf(form);
      for (; from >= 0; from = paragraph.text.indexOf(form, from + form.length))
        found.push(occurrence(paragraph, from, from + form.length));
    }
  }
  return found;
}

export function occurrence(paragraph: BodyParagraph, from: number, to: number): Occurrence {
  const touched = piecesBetween(paragraph, from, to);
  return {
    paragraph,
    from,
    to,
    problem: paragraph.problem ?? touched.find((piece) => piece.problem !== null)?.problem ?? null,
  };
}

export function piecesBetween(
  paragraph: BodyParagraph,
  from: number,
  to: number,
): (TextPiece & { at: number })[] {
  const touched: (TextPiece & { at: number })[] = [];
  let at = 0;
  for (const piece of paragraph.pieces) {
    if (at < to && at + piece.text.length > from) touched.push({ ...piece, at });
    at += piece.text.length;
  }
  return touched;
}
