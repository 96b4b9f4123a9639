import { fail, type Result } from '../ipc/failure';
import { addStyles, PackageChanges } from './addToPackage';
import { type InsertedText, insertedText, type PlaceText, placeText } from './describeInsertion';
import { findPlace } from './findPlace';
import { mapBody } from './mapBody';
import { refusable } from './openDocx';
import { scanXml } from './scanXml';
import { applySplice, type Insertion, rewrite, type TableLook, TargetFile } from './targetFile';
import type { StyleName } from './wordStyles';

export interface Injection {
  bytes: Uint8Array;
  fileName: string;
  insertions: readonly Insertion[];
  /** Which of the document's own tables of requirements ours look like; `auto` when absent. */
  tableLook?: TableLook;
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
}: Injection): Result<{ bytes: Uint8Array; notes: string[] }> {
  if (isEmpty(insertions)) return fail({ type: 'nothingToInsert' });
  return refusable(fileName, () => {
    const document = new TargetFile(bytes, fileName, tableLook);
    const found = document.findAll(insertions);
    const changes = new PackageChanges(document.docx);
    const usedStyles = new Set<StyleName>();
    let { mainXml } = document.docx;
    let { body } = document;
    for (const [position, { insertion, place }] of found.entries()) {
      // A paragraph that holds two placeholders is another one after the later of them is filled.
      const isMoved = place.occurrence && found[position - 1]?.place.paragraph === place.paragraph;
      if (isMoved) body = mapBody(mainXml);
      const current = isMoved ? findPlace(insertion.place, document.places(body)) : place;
      const content = document.contentXml(insertion.parts, current, mainXml, changes, usedStyles);
      mainXml = applySplice(mainXml, current.splice(mainXml, content));
    }
    addStyles(changes, [...usedStyles], document.styles);
    // What does not parse here would not open in Word; that would be a bug of ours.
    scanXml(mainXml, {});
    changes.changed.set(document.docx.mainPart, mainXml);
    return { bytes: rewrite(document.docx, changes), notes: document.notes(found) };
  });
}

/** What `injectIntoDocx` would do, without doing it; refuses what it would refuse. */
export function previewInjection({
  bytes,
  fileName,
  insertions,
  tableLook,
}: Injection): Result<{ insertions: InsertionPreview[]; notes: string[] }> {
  if (isEmpty(insertions)) return fail({ type: 'nothingToInsert' });
  return refusable(fileName, () => {
    const document = new TargetFile(bytes, fileName, tableLook);
    const found = document.findAll(insertions);
    const previews = found.map(({ insertion, index, place }) => ({
      index,
      ...placeText(place, document.places()),
      ...insertedText(insertion.parts.flatMap(({ nodes }) => nodes)),
    }));
    return { insertions: previews.reverse(), notes: document.notes(found) };
  });
}

function isEmpty(insertions: readonly Insertion[]): boolean {
  return (
    insertions.length === 0 || insertions.some(({ parts }) => parts.every(({ nodes }) => nodes.length === 0))
  );
}
