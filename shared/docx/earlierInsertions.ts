import type { PlaceProblem } from '../ipc/failure';
import { type FoundMark, fingerprintsOf, readMark, rowTexts } from './insertionMark';
import type { BlockControl, BodyMap } from './mapBody';

/** Something we put into the document before, found by its content control. */
export interface EarlierInsertion {
  /** Among all of them, in reading order. */
  index: number;
  mark: FoundMark;
  control: BlockControl;
  /** Text of its rows as the document has it now. */
  rows: string[];
  /** Whether somebody changed it since, row by row; the last entry stands for all rows beyond the fifteenth. */
  editedRows: boolean[];
  problem: PlaceProblem | null;
  /** Tracked changes nobody has decided on: the insertion itself came or goes as one, or somebody made them inside. */
  undecided: 'itself' | 'inside' | null;
}

export function earlierInsertions(mainXml: string, { controls }: BodyMap): EarlierInsertion[] {
  const found: EarlierInsertion[] = [];
  for (const control of controls) {
    const mark = readMark(control.tag);
    if (!mark || isDeleted(mainXml, control)) continue;
    const rows = rowTexts(mainXml.slice(control.contentStart, control.contentEnd));
    const now = fingerprintsOf(rows);
    const then = mark.fingerprints;
    const editedRows = Array.from(
      { length: Math.max(now.length, then.length) },
      (_, index) => now[index] !== then[index],
    );
    const undecided = undecidedIn(mainXml.slice(control.contentStart, control.contentEnd));
    found.push({ index: found.length, mark, control, rows, editedRows, problem: control.problem, undecided });
  }
  return found;
}

/** Whether a control of ours is there only as a tracked deletion. */
export function isDeleted(mainXml: string, { contentStart }: BlockControl): boolean {
  return /^\s*<(?:[\w.-]+:)?customXmlDelRangeEnd\b/.test(mainXml.slice(contentStart, contentStart + 200));
}

function undecidedIn(content: string): EarlierInsertion['undecided'] {
  if (/^\s*<(?:[\w.-]+:)?customXmlInsRangeEnd\b/.test(content)) return 'itself';
  return /<(?:[\w.-]+:)?(?:ins|del|moveFrom|moveTo|cellIns|cellDel)[\s/>]/.test(content) ? 'inside' : null;
}

/** A row that is not the same in the document and in the project; null where one of them has no such row. */
export interface RowDifference {
  document: string | null;
  project: string | null;
  /** Whether it was somebody in Word who changed it, as far as rows can be told apart. */
  isEdited: boolean;
}

export type ComparisonStatus =
  /** As the project has it. */
  | 'same'
  /** The project changed; nobody touched the document's text. */
  | 'outdated'
  /** Somebody changed it in Word; the project is as it was. */
  | 'edited'
  /** Both changed. */
  | 'conflict'
  /** The project does not have it any more. */
  | 'gone';

/** How an earlier insertion stands to what the project would put there now; `null` when the project has no such thing. */
export function compareEarlier(
  { rows, editedRows, mark }: EarlierInsertion,
  projectRows: readonly string[] | null,
): { status: ComparisonStatus; differences: RowDifference[] } {
  const isEdited = editedRows.includes(true);
  if (projectRows === null) return { status: 'gone', differences: [] };
  const differences = rowDifferences(rows, projectRows, (row) =>
    isEdited ? (editedRows[Math.min(row, editedRows.length - 1)] ?? true) : false,
  );
  if (differences.length === 0) return { status: 'same', differences };
  const isOutdated = fingerprintsOf(projectRows).join('') !== mark.fingerprints.join('');
  const status = isEdited ? (isOutdated ? 'conflict' : 'edited') : 'outdated';
  return { status, differences };
}

const comparable = (row: string) => row.normalize('NFC').replace(/\s+/g, ' ').trim();
// Beyond it a table of all pairs would take too much memory; rows are then compared by their places.
const alignedRows = 2_000;

function rowDifferences(
  document: readonly string[],
  project: readonly string[],
  isEdited: (row: number) => boolean,
): RowDifference[] {
  const found: RowDifference[] = [];
  let removed: { text: string; row: number }[] = [];
  let added: string[] = [];
  const flush = () => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
      const gone = removed[index];
      found.push({
        document: gone?.text ?? null,
        project: added[index] ?? null,
        isEdited: gone ? isEdited(gone.row) : isEdited(document.length),
      });
    }
    removed = [];
    added = [];
  };
  for (const [row, counterpart] of alignment(document.map(comparable), project.map(comparable))) {
    if (row !== null && counterpart !== null) flush();
    else if (row !== null) removed.push({ text: document[row] ?? '', row });
    else if (counterpart !== null) added.push(project[counterpart] ?? '');
  }
  flush();
  return found;
}

/** Pairs of equal rows, and rows without one, in order: the longest common subsequence. */
function alignment(a: readonly string[], b: readonly string[]): [number | null, number | null][] {
  const pairs: [number | null, number | null][] = [];
  if (a.length * b.length > alignedRows * alignedRows) {
    for (let index = 0; index < Math.max(a.length, b.length); index += 1)
      if (a[index] === b[index]) pairs.push([index, index]);
      else pairs.push([index < a.length ? index : null, null], [null, index < b.length ? index : null]);
    return pairs;
  }
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) pairs.push([i++, j++]);
    else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) pairs.push([i++, null]);
    else pairs.push([null, j++]);
  }
  return pairs;
}
