import type { PlaceProblem } from '../ipc/failure';
import { type Heading, headingsNamed, similarHeadings } from './headings';
import type { BodyMap, BodyParagraph } from './mapBody';
import { type Occurrence, occurrence, occurrencesOf } from './occurrence';
import { DocxRefusal } from './openDocx';
import type { Revisions } from './revisions';
import { replaceOccurrence, type Splice } from './spliceParagraph';
import { trackedEmptyParagraph, trackedReplacement } from './trackedSplice';

export type Position = 'before' | 'after' | 'replace';

export type Place =
  /** Instead of a `{{…}}`, or beside the paragraph it stands in. */
  | { kind: 'placeholder'; text: string; position?: Position }
  /** Index in the list of paragraphs as `inspectDocx` gives it. */
  | { kind: 'paragraph'; index: number; position: Position }
  | { kind: 'headingText'; text: string; position: Position }
  | { kind: 'end' };

/** A place found in a document. */
export interface FoundPlace {
  /** Null at the end of the document. */
  paragraph: BodyParagraph | null;
  /** What of the paragraph's text goes. */
  occurrence: Occurrence | null;
  /** Offset in the source at which the content starts. */
  at: number;
  /** Twips inside the table cell around it, null outside tables; 0 when the cell does not say. */
  cellWidth: number | null;
  splice(xml: string, content: string): Splice;
  /** As `splice`, as tracked changes; the content is tracked already. */
  track(xml: string, content: string, revisions: Revisions): Splice;
}

/** Why nothing can be put there, or null. */
export function paragraphProblem(paragraph: BodyParagraph, position: Position): PlaceProblem | null {
  if (paragraph.problem) return paragraph.problem;
  if (position !== 'after' && paragraph.opensInField) return 'insideField';
  if (position !== 'before' && paragraph.endsInField) return 'insideField';
  if (position !== 'replace') return null;
  return paragraph.pieces.find((piece) => piece.problem !== null)?.problem ?? null;
}

export interface PlacesOfDocument {
  body: BodyMap;
  headings: readonly Heading[];
  /** Looks into headers, footers and notes for a placeholder the body does not have. */
  problemElsewhere(text: string): PlaceProblem | null;
}

/** Finds a place; throws `DocxRefusal` when there is none, more than one, or none that can take a table. */
export function findPlace(place: Place, document: PlacesOfDocument): FoundPlace {
  const { body, headings } = document;
  switch (place.kind) {
    case 'end':
      return { paragraph: null, occurrence: null, at: body.end, cellWidth: null, ...putAt(body.end) };
    case 'placeholder': {
      const found = findPlaceholder(place.text, document);
      if (place.position && place.position !== 'replace')
        return beside(found.paragraph, place.position, place.text, document);
      return instead(found);
    }
    case 'paragraph': {
      const paragraph = pickable(body)[place.index];
      if (!paragraph) throw new DocxRefusal({ type: 'placeNotFound', place: `${place.index + 1}번째 문단` });
      return at(paragraph, place.position, shortened(paragraph.text), document);
    }
    case 'headingText':
      return at(headingByText(place.text, headings).paragraph, place.position, place.text, document);
  }
}

/** Paragraphs a place can be named by, in reading order: copies for other readers are left out. */
export function pickable({ paragraphs }: Pick<BodyMap, 'paragraphs'>): BodyParagraph[] {
  return paragraphs.filter(({ isFallback }) => !isFallback);
}

/** The last heading that starts before an offset. */
export function headingAbove(at: number, headings: readonly Heading[]): Heading | null {
  return headings.findLast(({ paragraph }) => paragraph.start < at) ?? null;
}

function at(
  paragraph: BodyParagraph,
  position: Position,
  name: string,
  document: PlacesOfDocument,
): FoundPlace {
  if (position !== 'replace') return beside(paragraph, position, name, document);
  const problem = paragraphProblem(paragraph, position);
  if (problem) throw unsuitable(name, problem, paragraph.start, document);
  if (paragraph.text !== '') return instead(occurrence(paragraph, 0, paragraph.text.length));
  const holds = paragraph.parts.length > 0 || paragraph.sectionProperties !== null;
  const { start } = paragraph;
  return {
    paragraph,
    occurrence: null,
    at: start,
    cellWidth: paragraph.cellWidth,
    ...(holds ? putAt(start) : insteadOfEmpty(paragraph)),
  };
}

function beside(
  paragraph: BodyParagraph,
  position: 'before' | 'after',
  name: string,
  document: PlacesOfDocument,
): FoundPlace {
  const problem = paragraphProblem(paragraph, position);
  if (problem) throw unsuitable(name, problem, paragraph.start, document);
  const offset = position === 'before' ? paragraph.start : paragraph.end;
  return {
    paragraph,
    occurrence: null,
    at: offset,
    cellWidth: paragraph.cellWidth,
    ...putAt(offset),
  };
}

function instead(found: Occurrence): FoundPlace {
  return {
    paragraph: found.paragraph,
    occurrence: found,
    at: found.paragraph.start,
    cellWidth: found.paragraph.cellWidth,
    splice: (xml, content) => replaceOccurrence(xml, found, content),
    track: (xml, content, revisions) => trackedReplacement(xml, found, content, revisions),
  };
}

function putAt(offset: number): Pick<FoundPlace, 'splice' | 'track'> {
  const splice = (_: string, content: string) => ({ from: offset, to: offset, xml: content });
  return { splice, track: splice };
}

function insteadOfEmpty(paragraph: BodyParagraph): Pick<FoundPlace, 'splice' | 'track'> {
  const { start, end } = paragraph;
  return {
    splice: (_, content) => ({ from: start, to: end, xml: content }),
    track: (xml, content, revisions) => trackedEmptyParagraph(xml, paragraph, content, revisions),
  };
}

export function unsuitable(
  place: string,
  reason: PlaceProblem,
  at: number,
  { headings }: PlacesOfDocument,
): DocxRefusal {
  const under = headingAbove(at, headings);
  return new DocxRefusal({
    type: 'placeUnsuitable',
    place,
    reason,
    ...(under ? { under: under.text } : {}),
  });
}

function findPlaceholder(text: string, document: PlacesOfDocument): Occurrence {
  const { paragraphs } = document.body;
  const found = occurrencesOf(text, paragraphs);
  const [first] = found;
  if (!first) {
    const deleted = paragraphs.find(({ deletedText }) => deletedText.includes(text));
    if (deleted) throw unsuitable(text, 'insideTrackedDeletion', deleted.start, document);
    const reason = document.problemElsewhere(text);
    throw new DocxRefusal(
      reason
        ? { type: 'placeUnsuitable', place: text, reason }
        : { type: 'placeholderNotFound', placeholder: text, elsewhere: [] },
    );
  }
  if (found.length > 1) {
    const under = found.map(({ paragraph }) => headingAbove(paragraph.start, document.headings)?.text);
    const named = [...new Set(under.filter((one) => one !== undefined))];
    throw new DocxRefusal({
      type: 'placeholderAmbiguous',
      placeholder: text,
      count: found.length,
      ...(named.length > 0 ? { under: named } : {}),
    });
  }
  if (first.problem) throw unsuitable(text, first.problem, first.paragraph.start, document);
  return first;
}

function headingByText(text: string, headings: readonly Heading[]): Heading {
  const named = headingsNamed(headings, text);
  const [heading] = named;
  if (!heading)
    throw new DocxRefusal({
      type: 'headingNotFound',
      heading: text,
      similar: similarHeadings(headings, text),
    });
  if (named.length > 1)
    throw new DocxRefusal({ type: 'headingAmbiguous', heading: text, count: named.length });
  return heading;
}

/** A place as a person would call it. */
export function placeName(place: Place): string {
  switch (place.kind) {
    case 'end':
      return '문서 맨 끝';
    case 'paragraph':
      return `${place.index + 1}번째 문단`;
    default:
      return place.text;
  }
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
