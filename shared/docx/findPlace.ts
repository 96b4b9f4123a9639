import type { PlaceProblem } from '../ipc/failure';
import { type Heading, headingsNamed, similarHeadings } from './headings';
import type { BodyParagraph, TextPiece } from './mapBody';
import { DocxRefusal } from './openDocx';

/** An occurrence of a text in a paragraph. */
export interface Occurrence {
  paragraph: BodyParagraph;
  /** Offsets in the paragraph's text. */
  from: number;
  to: number;
  problem: PlaceProblem | null;
}

export type Place =
  | { kind: 'placeholder'; text: string }
  /** Index in the list of headings as `inspectDocx` gives it. */
  | { kind: 'afterHeading'; index: number }
  | { kind: 'afterHeadingText'; text: string };

/** Every occurrence of the text; Hangul typed on macOS (NFD) is found too. */
export function occurrencesOf(text: string, paragraphs: readonly BodyParagraph[]): Occurrence[] {
  const found: Occurrence[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.isFallback) continue;
    for (const form of new Set([text, text.normalize('NFC'), text.normalize('NFD')])) {
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

/** The one place for a placeholder; throws `DocxRefusal` when there is none, more than one, or none that can take a table. */
export function findPlaceholder(
  text: string,
  paragraphs: readonly BodyParagraph[],
  partsElsewhere: () => PlaceProblem | null,
): Occurrence {
  const found = occurrencesOf(text, paragraphs);
  const [first] = found;
  if (!first) {
    const reason = paragraphs.some(({ deletedText }) => deletedText.includes(text))
      ? 'insideTrackedDeletion'
      : partsElsewhere();
    throw new DocxRefusal(
      reason
        ? { type: 'placeUnsuitable', place: text, reason }
        : { type: 'placeholderNotFound', placeholder: text, elsewhere: [] },
    );
  }
  if (found.length > 1)
    throw new DocxRefusal({ type: 'placeholderAmbiguous', placeholder: text, count: found.length });
  if (first.problem) throw new DocxRefusal({ type: 'placeUnsuitable', place: text, reason: first.problem });
  return first;
}

/** Why nothing can follow this heading, or null. */
export function headingProblem(heading: Heading): PlaceProblem | null {
  return heading.paragraph.problem ?? (isInsideContents(heading.paragraph) ? 'insideField' : null);
}

function isInsideContents({ pieces }: BodyParagraph): boolean {
  return pieces.length > 0 && pieces.every((piece) => piece.problem === 'insideField');
}

export function findHeading(
  place: Exclude<Place, { kind: 'placeholder' }>,
  headings: readonly Heading[],
): Heading {
  const heading = place.kind === 'afterHeading' ? headings[place.index] : headingByText(place.text, headings);
  if (!heading)
    throw new DocxRefusal({
      type: 'headingNotFound',
      heading: place.kind === 'afterHeading' ? `${place.index + 1}번째` : place.text,
      similar: [],
    });
  const problem = headingProblem(heading);
  if (problem) throw new DocxRefusal({ type: 'placeUnsuitable', place: heading.text, reason: problem });
  return heading;
}

function headingByText(text: string, headings: readonly Heading[]): Heading | undefined {
  const named = headingsNamed(headings, text);
  if (named.length > 1)
    throw new DocxRefusal({ type: 'headingAmbiguous', heading: text, count: named.length });
  if (named.length === 0)
    throw new DocxRefusal({
      type: 'headingNotFound',
      heading: text,
      similar: similarHeadings(headings, text),
    });
  return named[0];
}
