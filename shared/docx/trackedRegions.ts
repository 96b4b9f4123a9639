import type { PlaceProblem } from '../ipc/failure';
import type { FoundPlace } from './findPlace';
import { scanWord } from './scanWord';
import { attribute, type XmlElement } from './scanXml';

const kinds: Record<string, PlaceProblem> = {
  'w:ins': 'insideTrackedInsertion',
  'w:moveTo': 'insideTrackedInsertion',
  'w:cellIns': 'insideTrackedInsertion',
  'w:del': 'insideTrackedDeletion',
  'w:moveFrom': 'insideTrackedDeletion',
  'w:cellDel': 'insideTrackedDeletion',
};

/** Where a document has changes nobody has decided on, so that no change of ours may stand in them. */
export class TrackedRegions {
  /** Ids of changes, bookmarks, comments and the like. */
  readonly ids = new Set<number>();
  /** Rows and cells that come or go. */
  readonly #cells: { start: number; end: number; problem: PlaceProblem }[] = [];
  readonly #paragraphs: { start: number; end: number; problem: PlaceProblem }[] = [];

  constructor(readonly xml: string) {
    const path: XmlElement[] = [];
    const waiting: { owner: XmlElement; problem: PlaceProblem }[] = [];
    scanWord(xml, {
      open: (element) => {
        const id = attribute(element, 'w:id');
        if (id !== null && /^\d{1,10}$/.test(id)) this.ids.add(Number(id));
        const problem = kinds[element.name];
        const owner = problem && isPropertyOf(path) ? path.findLast(isOwner) : undefined;
        if (problem && owner) waiting.push({ owner, problem });
        path.push(element);
      },
      close: (element, _contentEnd, end) => {
        path.pop();
        const at = waiting.findIndex(({ owner }) => owner === element);
        const [found] = at < 0 ? [] : waiting.splice(at);
        if (!found) return;
        const list = element.name === 'w:p' ? this.#paragraphs : this.#cells;
        list.push({ start: element.start, end, problem: found.problem });
      },
    });
  }

  /** Why nothing of ours can be tracked at a place, or null. */
  problemAt({
    at,
    paragraph,
    occurrence,
  }: Pick<FoundPlace, 'at' | 'paragraph' | 'occurrence'>): PlaceProblem | null {
    const around = this.#cells.find(({ start, end }) => start < at && at < end);
    if (around) return around.problem;
    const own = this.#paragraphs.find(({ start }) => start === paragraph?.start);
    if (own && (occurrence || (at === own.start && paragraph?.text === ''))) return own.problem;
    // A paragraph whose mark is deleted goes on in what follows: that would be ours.
    const before = this.#paragraphs.find(
      ({ end, problem }) =>
        problem === 'insideTrackedDeletion' && end <= at && this.xml.slice(end, at).trim() === '',
    );
    return before?.problem ?? null;
  }
}

/** Whether the next element is a property of a paragraph mark, a row or a cell. */
function isPropertyOf(path: readonly XmlElement[]): boolean {
  const name = path.at(-1)?.name;
  return name === 'w:trPr' || name === 'w:tcPr' || (name === 'w:rPr' && path.at(-2)?.name === 'w:pPr');
}

const isOwner = ({ name }: XmlElement) => name === 'w:p' || name === 'w:tr' || name === 'w:tc';
