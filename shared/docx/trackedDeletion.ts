import type { BlockControl } from './mapBody';
import { paragraphMark } from './paragraphMark';
import { type Edit, edited, type Revisions } from './revisions';
import { scanWord } from './scanWord';
import type { XmlElement } from './scanXml';

const deletedNames: Record<string, string> = { 'w:t': 'delText', 'w:instrText': 'delInstrText' };

/** Source of content controls with everything in them marked as deleted, by the offset they start at. */
export function trackedDeletions(
  xml: string,
  controls: readonly BlockControl[],
  revisions: Revisions,
): Map<number, string> {
  const wanted = new Map(controls.map((control) => [control.start, control]));
  const found = new Map<number, string>();
  let walk: DeletionWalk | null = null;
  scanWord(xml, {
    open(element) {
      if (!walk && wanted.has(element.start)) walk = new DeletionWalk(xml, revisions);
      walk?.open(element);
    },
    close(element, contentEnd, end) {
      walk?.close(element, contentEnd, end);
      if (!walk || !wanted.has(element.start)) return;
      found.set(element.start, edited(xml, element.start, end, walk.edits));
      walk = null;
    },
  });
  return found;
}

/** What has to be written into one control. Runs go whole, with pictures and text boxes in them. */
class DeletionWalk {
  readonly edits: Edit[] = [];
  readonly #path: XmlElement[] = [];
  readonly #properties: ({ start: number; end: number } | null)[] = [];
  readonly #rows: { properties: XmlElement | null; at: number }[] = [];
  readonly #controls: ReturnType<Revisions['controlMarks']>[] = [];
  #run: XmlElement | null = null;

  constructor(
    readonly xml: string,
    readonly revisions: Revisions,
  ) {}

  open(element: XmlElement): void {
    this.#path.push(element);
    if (this.#run) return;
    switch (element.name) {
      case 'w:r':
        this.#run = element;
        break;
      case 'w:p':
        this.#properties.push(null);
        break;
      case 'w:tr':
        this.#rows.push({ properties: null, at: element.contentStart });
        break;
      case 'w:sdt': {
        const marks = this.revisions.controlMarks('Del');
        this.#controls.push(marks);
        this.#put(element.start, marks.beforeOpening);
        break;
      }
      case 'w:sdtContent':
        if (!element.isEmpty) this.#put(element.contentStart, this.#controls.at(-1)?.afterOpening ?? '');
    }
  }

  close(element: XmlElement, contentEnd: number, end: number): void {
    this.#path.pop();
    const parent = this.#path.at(-1);
    if (this.#run) {
      if (parent === this.#run) this.#deleteText(element, contentEnd, end);
      if (element === this.#run) this.#deleteRun(element, end);
      return;
    }
    switch (element.name) {
      case 'w:pPr':
        if (parent?.name === 'w:p')
          this.#properties[this.#properties.length - 1] = { start: element.start, end };
        break;
      case 'w:p': {
        const properties = this.#properties.pop() ?? null;
        const paragraph = { start: element.start, end, properties };
        this.edits.push(...paragraphMark(this.xml, paragraph, 'del', this.revisions));
        break;
      }
      case 'w:tblPrEx':
        if (parent?.name === 'w:tr') this.#rows[this.#rows.length - 1] = { properties: null, at: end };
        break;
      case 'w:trPr':
        if (parent?.name === 'w:tr')
          this.#rows[this.#rows.length - 1] = { properties: element, at: contentEnd };
        break;
      case 'w:tr':
        this.#deleteRow(element);
        break;
      case 'w:sdtContent':
        if (!element.isEmpty) this.#put(contentEnd, this.#controls.at(-1)?.beforeClosing ?? '');
        break;
      case 'w:sdt':
        this.#put(end, this.#controls.pop()?.afterClosing ?? '');
    }
  }

  #put(at: number, text: string): void {
    this.edits.push({ from: at, to: at, text });
  }

  #deleteText(element: XmlElement, contentEnd: number, end: number): void {
    const name = deletedNames[element.name];
    if (!name) return;
    const rename = (from: number, to: number) =>
      this.edits.push({ from, to, text: element.tag.replace(/[^:]+$/, name) });
    rename(element.start + 1, element.start + 1 + element.tag.length);
    if (end > contentEnd) rename(contentEnd + 2, contentEnd + 2 + element.tag.length);
  }

  #deleteRun(element: XmlElement, end: number): void {
    this.#run = null;
    this.#put(element.start, `<w:del${this.revisions.attributes()}>`);
    this.#put(end, '</w:del>');
  }

  /** At the end of the row's properties, which stand behind its exceptions to those of the table. */
  #deleteRow(row: XmlElement): void {
    const { properties, at } = this.#rows.pop() ?? { properties: null, at: row.contentStart };
    const mark = this.revisions.mark('del');
    if (!properties) this.#put(at, this.revisions.around('trPr', mark));
    else if (properties.isEmpty) {
      const { start, contentStart, tag } = properties;
      this.edits.push({ from: start, to: contentStart, text: `<${tag}>${mark}</${tag}>` });
    } else this.#put(at, mark);
  }
}
