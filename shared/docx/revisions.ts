import { wordNamespace } from './scanWord';
import { toXmlText } from './xmlText';

/** Who puts something in as tracked changes, and when. */
export interface Tracking {
  author: string;
  /** ISO instant. */
  at: string;
  /** What a comment at each part says about where it comes from; no comments when absent. */
  origin?: { projectName: string | null /** Calendar day `YYYY-MM-DD`. */; asOf: string };
}

/** Word's own limit for names of authors. */
const longestAuthor = 255;

/** Gives tracked changes their attributes: ids of their own, author and date. */
export class Revisions {
  readonly who: string;
  /** Shown at comments. */
  readonly initials: string;
  readonly #declaration: string;
  #next: number;

  /** `isUsual`: whether `w` means WordprocessingML wherever a change may stand. */
  constructor(
    { author, at }: Tracking,
    readonly taken: ReadonlySet<number>,
    readonly isUsual: boolean,
  ) {
    const name = [...author.trim()].slice(0, longestAuthor).join('') || '발주길잡이';
    // Word writes whole seconds.
    const date = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
    this.who = `w:author="${toXmlText(name)}" w:date="${date}"`;
    this.initials = toXmlText([...name][0] ?? '');
    this.#declaration = isUsual ? '' : ` xmlns:w="${wordNamespace}"`;
    let largest = 0;
    for (const id of taken) if (id > largest) largest = id;
    this.#next = largest >= 0x7f000000 ? 1 : largest + 1;
  }

  /** A number no change, bookmark or comment of the document has. */
  id(): number {
    while (this.taken.has(this.#next)) this.#next += 1;
    const id = this.#next;
    this.#next += 1;
    return id;
  }

  /** Attributes of a change; `isInner` where an element of ours around it has said what `w` means. */
  attributes({ isInner = false }: { isInner?: boolean } = {}): string {
    return `${isInner ? '' : this.#declaration} w:id="${this.id()}" ${this.who}`;
  }

  /** An element of ours in the midst of the document's own. */
  around(name: string, inside: string): string {
    return `<w:${name}${this.#declaration}>${inside}</w:${name}>`;
  }

  /** A change as an empty element: of a paragraph mark or a row. */
  mark(kind: 'ins' | 'del', where: { isInner?: boolean } = {}): string {
    return `<w:${kind}${this.attributes(where)}/>`;
  }

  /** Marks around the two tags of a content control, which comes or goes with them and not with what it holds. */
  controlMarks(kind: 'Ins' | 'Del', where: { isInner?: boolean } = {}) {
    const declaration = where.isInner ? '' : this.#declaration;
    const pair = () => {
      const id = this.id();
      return [
        `<w:customXml${kind}RangeStart${declaration} w:id="${id}" ${this.who}/>`,
        `<w:customXml${kind}RangeEnd${declaration} w:id="${id}"/>`,
      ] as const;
    };
    const [beforeOpening, afterOpening] = pair();
    const [beforeClosing, afterClosing] = pair();
    return { beforeOpening, afterOpening, beforeClosing, afterClosing };
  }

  /** Properties that are there twice after a paragraph was cut: changes remembered in the copy get ids of their own. */
  withOwnIds(properties: string): string {
    return properties.replace(
      /(<(?:[\w.-]+:)?(?:\w+Change|ins|del|moveFrom|moveTo)\b[^>]*?\s(?:[\w.-]+:)?id\s*=\s*["'])[^"']*/g,
      (_, opening: string) => opening + this.id(),
    );
  }
}

/** A replacement of a range of the source. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** The source between two offsets with the edits in it; at the same offset what is put in comes before what is replaced. */
export function edited(xml: string, from: number, to: number, edits: readonly Edit[]): string {
  let result = '';
  let copied = from;
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    result += xml.slice(copied, edit.from) + edit.text;
    copied = edit.to;
  }
  return result + xml.slice(copied, to);
}
