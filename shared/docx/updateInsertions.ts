import { fail, type Result } from '../ipc/failure';
import { addStyles, PackageChanges } from './addToPackage';
import {
  type ComparisonStatus,
  compareEarlier,
  type EarlierInsertion,
  earlierInsertions,
  type RowDifference,
} from './earlierInsertions';
import { markKey, rowTexts } from './insertionMark';
import { DocxRefusal, refusable } from './openDocx';
import { isLastInContainer } from './paragraphMark';
import type { Tracking } from './revisions';
import { scanXml } from './scanXml';
import { applySplice, type InsertedPart, rewrite, type TableLook, TargetFile } from './targetFile';
import { TrackedChanges, trackedNotes } from './trackedChanges';
import { trackedDeletions } from './trackedDeletion';
import type { StyleName } from './wordStyles';

export interface UpdateInput {
  bytes: Uint8Array;
  fileName: string;
  /** Every marked part the project could put in now. */
  parts: readonly InsertedPart[];
  tableLook?: TableLook;
  /** Makes the changes tracked ones. */
  tracking?: Tracking;
}

export interface InsertionComparison {
  /** Among what was put in before, in reading order. */
  index: number;
  /** What it is called in the project, or its first row when the project does not have it any more. */
  title: string;
  status: ComparisonStatus;
  differences: RowDifference[];
  /** Whether it cannot be replaced. */
  isStuck: boolean;
  /** Whether it is a tracked change of ours nobody has accepted or refused. */
  isUndecided: boolean;
}

export interface UpdateComparison {
  insertions: InsertionComparison[];
  /** Requirements of the project the document does not have, when it has any: id and title. */
  missing: { id: string; title: string }[];
}

export interface UpdateChoice {
  changes: readonly { index: number; action: 'update' | 'remove' }[];
  /** Ids of requirements to put behind the last one that is there. */
  add: readonly string[];
}

/** How what was put into a document before stands to the project now. Reads only. */
export function compareInsertions(input: UpdateInput): Result<UpdateComparison> {
  return refusable(input.fileName, () => {
    const document = new TargetFile(input.bytes, input.fileName, input.tableLook);
    const earlier = earlierInsertions(document.docx.mainXml, document.body);
    const insertions = earlier.map((one) => {
      const part = partFor(one, input.parts);
      const scratch = new PackageChanges(document.docx);
      const { start, cellWidth } = one.control;
      const xml = part && document.contentXml([part], { at: start, cellWidth }, '', scratch, new Set());
      const compared = compareEarlier(one, xml ? rowTexts(xml) : null);
      const title = part?.mark?.title ?? one.rows[0]?.replaceAll('\t', ' · ').slice(0, 80) ?? '';
      const isUndecided = one.undecided === 'itself';
      return {
        index: one.index,
        title,
        ...compared,
        isStuck: one.problem !== null || isUndecided,
        isUndecided,
      };
    });
    const known = new Set(earlier.map(({ mark }) => mark.key));
    const hasCards = earlier.some(({ mark }) => mark.kind === 'requirement');
    const missing = input.parts.flatMap(({ mark }) =>
      hasCards && mark?.kind === 'requirement' && !known.has(markKey(mark.id))
        ? [{ id: mark.id, title: mark.title }]
        : [],
    );
    return { insertions, missing };
  });
}

/**
 * Replaces or removes what was put in before and adds what is new behind the last requirement. Everything outside those
 * content controls keeps every byte. Tracked, the old controls stay as deletions before the new ones.
 */
export function updateInsertions(
  input: UpdateInput & UpdateChoice,
): Result<{ bytes: Uint8Array; notes: string[] }> {
  if (input.changes.length + input.add.length === 0) return fail({ type: 'nothingToInsert' });
  return refusable(input.fileName, () => {
    const document = new TargetFile(input.bytes, input.fileName, input.tableLook);
    const earlier = earlierInsertions(document.docx.mainXml, document.body);
    const changes = new PackageChanges(document.docx);
    const usedStyles = new Set<StyleName>();
    const last = earlier.findLast(({ mark }) => mark.kind === 'requirement');
    const touched = earlier.filter(
      (one) =>
        input.changes.some(({ index }) => index === one.index) || (one === last && input.add.length > 0),
    );
    refuseUndecided(touched, input);
    const tracked = trackedIn(document, touched, input);
    const deleted = tracked
      ? trackedDeletions(
          document.docx.mainXml,
          touched.map(({ control }) => control),
          tracked.revisions,
        )
      : null;
    let leavesLine = false;
    let { mainXml } = document.docx;
    // From the end of the document to its start, so that offsets stay true.
    for (const one of earlier.toReversed()) {
      const added = one === last ? addedParts(input) : [];
      const at = { at: one.control.end, cellWidth: one.control.cellWidth };
      if (added.length > 0) {
        const content = document.contentXml(added, at, mainXml, changes, usedStyles, { tracked });
        if (isLastInContainer(mainXml, at.at)) leavesLine = true;
        mainXml = applySplice(mainXml, { from: at.at, to: at.at, xml: content });
      }
      const change = input.changes.find(({ index }) => index === one.index);
      if (!change) continue;
      if (one.problem)
        throw new DocxRefusal({ type: 'placeUnsuitable', place: one.rows[0] ?? '', reason: one.problem });
      const part = change.action === 'update' ? partFor(one, input.parts) : undefined;
      if (change.action === 'update' && !part)
        throw new DocxRefusal({ type: 'contentNotFound', what: one.rows[0] ?? '', available: [] });
      const { start, end } = one.control;
      const content = part
        ? document.contentXml([part], { ...at, at: start }, '', changes, usedStyles, {
            isFollowed: true,
            tracked,
          })
        : '';
      if (isLastInContainer(mainXml, end)) leavesLine = true;
      mainXml = applySplice(mainXml, { from: start, to: end, xml: (deleted?.get(start) ?? '') + content });
    }
    const unknown = input.changes.find(({ index }) => !earlier[index]);
    if (unknown)
      throw new DocxRefusal({ type: 'placeNotFound', place: `${unknown.index + 1}번째로 넣은 내용` });
    tracked?.finish(changes);
    addStyles(changes, [...usedStyles], document.styles);
    scanXml(mainXml, {});
    changes.changed.set(document.docx.mainPart, mainXml);
    return {
      bytes: rewrite(document.docx, changes),
      notes: [...document.notes([]), ...trackedNotes(tracked, leavesLine)],
    };
  });
}

function trackedIn(
  { docx, body }: TargetFile,
  touched: readonly EarlierInsertion[],
  { tracking }: UpdateInput,
): TrackedChanges | null {
  if (!tracking) return null;
  const tracked = new TrackedChanges(docx, body.isUsual, tracking);
  for (const { control, rows } of touched) {
    const reason = tracked.regions.problemAt({ at: control.start, paragraph: null, occurrence: null });
    if (reason) throw new DocxRefusal({ type: 'placeUnsuitable', place: rows[0] ?? '', reason });
  }
  return tracked;
}

/** No change of ours may be taken apart before somebody decided on it, and none tracked inside another. */
function refuseUndecided(touched: readonly EarlierInsertion[], { parts, tracking }: UpdateInput): void {
  const undecided = touched.filter((one) => one.undecided === 'itself' || (tracking && one.undecided));
  if (undecided.length === 0) return;
  const titles = undecided.map((one) => partFor(one, parts)?.mark?.title ?? one.rows[0] ?? '');
  throw new DocxRefusal({ type: 'undecidedChanges', titles: [...new Set(titles)] });
}

function partFor({ mark }: EarlierInsertion, parts: readonly InsertedPart[]): InsertedPart | undefined {
  return parts.find((part) => part.mark?.kind === mark.kind && markKey(part.mark.id) === mark.key);
}

function addedParts({ parts, add }: UpdateInput & UpdateChoice): InsertedPart[] {
  const wanted = new Set(add);
  return parts.filter(({ mark }) => mark?.kind === 'requirement' && wanted.has(mark.id));
}
