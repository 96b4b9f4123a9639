import { fail, type Result } from '../ipc/failure';
import { addStyles, PackageChanges } from './addToPackage';
import { type InsertedText, insertedText, type PlaceText, placeText } from './describeInsertion';
import { findPlace, placeName, unsuitable } from './findPlace';
import { mapBody } from './mapBody';
import { refusable } from './openDocx';
import { isLastInContainer } from './paragraphMark';
import type { Tracking } from './revisions';
import { scanXml } from './scanXml';
import {
  applySplice,
  type FoundInsertion,
  type Insertion,
  rewrite,
  type TableLook,
  TargetFile,
} from './targetFile';
import { TrackedChanges, trackedNotes } from './trackedChanges';
import type { StyleName } from './wordStyles';

export interface Injection {
  bytes: Uint8Array;
  fileName: string;
  insertions: readonly Insertion[];
  /** Which of the document's own tables of requirements ours look like; `auto` when absent. */
  tableLook?: TableLook;
  /** Puts it in as tracked changes. */
  tracking?: Tracking;
}

/** One insertion as it will stand, in reading order of the document. */
export interface InsertionPreview extends PlaceText, InsertedText {
  /** Index of the insertion as given. */
  index: number;
}

/**
 * Puts nodes into an existing .docx and answers the new file. Outside the places the main part keeps every byte; other
 * parts are copied packed as they are, except styles and numbering, to which ours are added.
 */
export function injectIntoDocx({
  bytes,
  fileName,
  insertions,
  tableLook,
  tracking,
}: Injection): Result<{ bytes: Uint8Array; notes: string[] }> {
  if (isEmpty(insertions)) return fail({ type: 'nothingToInsert' });
  return refusable(fileName, () => {
    const document = new TargetFile(bytes, fileName, tableLook);
    const found = document.findAll(insertions);
    const tracked = trackedIn(document, found, tracking);
    const changes = new PackageChanges(document.docx);
    const usedStyles = new Set<StyleName>();
    let { mainXml } = document.docx;
    let { body } = document;
    let leavesLine = false;
    for (const [position, { insertion, place }] of found.entries()) {
      // A paragraph that holds two placeholders is another one after the later of them is filled.
      const isMoved = place.occurrence && found[position - 1]?.place.paragraph === place.paragraph;
      if (isMoved) body = mapBody(mainXml);
      const current = isMoved ? findPlace(insertion.place, document.places(body)) : place;
      const content = document.contentXml(insertion.parts, current, mainXml, changes, usedStyles, {
        tracked,
      });
      const splice = tracked
        ? current.track(mainXml, content, tracked.revisions)
        : current.splice(mainXml, content);
      if (tracked && splice.xml.endsWith(content) && isLastInContainer(mainXml, splice.to)) leavesLine = true;
      mainXml = applySplice(mainXml, splice);
    }
    tracked?.finish(changes);
    addStyles(changes, [...usedStyles], document.styles);
    // What does not parse here would not open in Word; that would be a bug of ours.
    scanXml(mainXml, {});
    changes.changed.set(document.docx.mainPart, mainXml);
    return {
      bytes: rewrite(document.docx, changes),
      notes: [...document.notes(found), ...trackedNotes(tracked, leavesLine)],
    };
  });
}

/** What `injectIntoDocx` would do, without doing it; refuses what it would refuse. */
export function previewInjection({
  bytes,
  fileName,
  insertions,
  tableLook,
  tracking,
}: Injection): Result<{ insertions: InsertionPreview[]; notes: string[] }> {
  if (isEmpty(insertions)) return fail({ type: 'nothingToInsert' });
  return refusable(fileName, () => {
    const document = new TargetFile(bytes, fileName, tableLook);
    const found = document.findAll(insertions);
    trackedIn(document, found, tracking);
    const previews = found.map(({ insertion, index, place }) => ({
      index,
      ...placeText(place, document.places()),
      ...insertedText(insertion.parts.flatMap(({ nodes }) => nodes)),
    }));
    return { insertions: previews.reverse(), notes: document.notes(found) };
  });
}

/** What tracks the changes, or null; refuses places inside changes nobody has decided on. */
function trackedIn(
  document: TargetFile,
  found: readonly FoundInsertion[],
  tracking: Tracking | undefined,
): TrackedChanges | null {
  if (!tracking) return null;
  const tracked = new TrackedChanges(document.docx, document.body.isUsual, tracking);
  for (const { place, insertion } of found) {
    const problem = tracked.regions.problemAt(place);
    if (problem) throw unsuitable(placeName(insertion.place), problem, place.at, document.places());
  }
  return tracked;
}

function isEmpty(insertions: readonly Insertion[]): boolean {
  return (
    insertions.length === 0 || insertions.some(({ parts }) => parts.every(({ nodes }) => nodes.length === 0))
  );
}
