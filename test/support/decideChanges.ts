import { scanWord } from '../../shared/docx/scanWord';
import { attribute, decodeEntities } from '../../shared/docx/scanXml';

interface Node {
  name: string;
  attributes: string[];
  children: Node[];
  text: string;
}

export interface Decided {
  /** Blocks of the body in a normal form: what two readers of the same document would both see. */
  blocks: string[];
  /** Paragraphs Word leaves empty because a cell or the document ends there. */
  leftOver: number;
}

/** The main part after „모두 적용“ in Word. */
export const acceptAll = (mainXml: string): Decided => decided(mainXml, 'accept');
/** The main part after „모두 취소“ in Word. */
export const rejectAll = (mainXml: string): Decided => decided(mainXml, 'reject');

type Decision = 'accept' | 'reject';

function decided(mainXml: string, decision: Decision): Decided {
  const body = find(treeOf(mainXml), 'w:body');
  if (!body) throw new Error('no body');
  const settle = new Settlement(decision);
  settle.container(body);
  return { blocks: body.children.map(written), leftOver: settle.leftOver };
}

class Settlement {
  leftOver = 0;
  readonly #stays: ReadonlySet<string>;
  readonly #goes: ReadonlySet<string>;
  readonly #controlMarks: string;

  constructor(readonly decision: Decision) {
    const [inserted, deleted] = [new Set(['w:ins', 'w:moveTo']), new Set(['w:del', 'w:moveFrom'])];
    [this.#stays, this.#goes] = decision === 'accept' ? [inserted, deleted] : [deleted, inserted];
    this.#controlMarks = decision === 'accept' ? 'w:customXmlDelRangeStart' : 'w:customXmlInsRangeStart';
  }

  /** Blocks inside a body, cell or control: rows first, then the paragraphs whose marks go run into the next one. */
  container(node: Node): void {
    const blocks = this.#blocks(node.children);
    const settled: Node[] = [];
    let carried: Node[] | null = null;
    let properties: Node | undefined;
    for (const block of blocks) {
      if (block.name !== 'w:p') {
        if (carried && carried.length > 0) settled.push(paragraph(properties, carried));
        carried = null;
        settled.push(block);
        continue;
      }
      const own = block.children.filter(({ name }) => name !== 'w:pPr');
      properties = block.children.find(({ name }) => name === 'w:pPr');
      const inside: Node[] = [...(carried ?? []), ...own];
      if (this.#markGoes(properties)) {
        carried = inside;
        continue;
      }
      carried = null;
      settled.push(paragraph(withoutMarks(properties), inside));
    }
    if (carried) {
      if (carried.length > 0) settled.push(paragraph(withoutMarks(properties), carried));
      else this.leftOver += 1;
    }
    node.children = settled;
  }

  #markGoes(properties: Node | undefined): boolean {
    const look = properties?.children.find(({ name }) => name === 'w:rPr');
    return look?.children.some(({ name }) => this.#goes.has(name)) ?? false;
  }

  /** Blocks one after another, with what goes gone and the controls that go opened. */
  #blocks(children: readonly Node[]): Node[] {
    const found: Node[] = [];
    for (const [index, child] of children.entries()) {
      if (this.#goes.has(child.name) || isMark(child)) continue;
      if (this.#stays.has(child.name)) found.push(...this.#blocks(child.children));
      else if (child.name === 'w:sdt') found.push(...this.#control(child, children[index - 1]));
      else if (child.name === 'w:tbl') {
        const rows = this.#rows(child);
        if (rows.some(({ name }) => name === 'w:tr' || name === 'w:sdt'))
          found.push({ ...child, children: rows });
      } else if (child.name === 'w:p') found.push(this.#paragraph(child));
      else found.push(this.#former(child));
    }
    return found;
  }

  #control(control: Node, before: Node | undefined): Node[] {
    const content = control.children.find(({ name }) => name === 'w:sdtContent');
    if (before?.name === this.#controlMarks) return this.#blocks(content?.children ?? []);
    if (content) this.container(content);
    return [control];
  }

  #rows(table: Node): Node[] {
    return table.children.flatMap((child): Node[] => {
      if (child.name === 'w:sdt') {
        const content = child.children.find(({ name }) => name === 'w:sdtContent');
        if (content) content.children = this.#rows(content);
        return [child];
      }
      if (child.name !== 'w:tr') return [this.#former(child)];
      const properties = child.children.find(({ name }) => name === 'w:trPr');
      if (properties?.children.some(({ name }) => this.#goes.has(name))) return [];
      return [{ ...child, children: this.#cells(child) }];
    });
  }

  #cells(row: Node): Node[] {
    return row.children.flatMap((child): Node[] => {
      if (child.name === 'w:trPr') {
        const kept = child.children.filter(({ name }) => !this.#stays.has(name));
        return kept.length > 0 ? [{ ...child, children: kept }] : [];
      }
      if (child.name === 'w:tc') this.container(child);
      const content = child.children.find(({ name }) => name === 'w:sdtContent');
      if (content) content.children = this.#cells(content);
      return [child];
    });
  }

  #paragraph(node: Node): Node {
    return { ...node, children: merged(node.children.flatMap((child) => this.#inline(child))) };
  }

  #inline(node: Node): Node[] {
    if (this.#goes.has(node.name) || isMark(node)) return [];
    if (this.#stays.has(node.name)) return node.children.flatMap((child) => this.#inline(child));
    if (node.name === 'w:pPr' || node.name === 'w:rPr') return [this.#former(node)];
    if (node.name === 'w:delText') return [{ ...node, name: 'w:t' }];
    if (node.name === 'w:delInstrText') return [{ ...node, name: 'w:instrText' }];
    if (node.name === 'w:txbxContent') this.container(node);
    const children = merged(node.children.flatMap((child) => this.#inline(child)));
    const isVoid = ['w:t', 'w:hyperlink', 'w:smartTag'].includes(node.name)
      ? children.length === 0 && node.text === ''
      : node.name === 'w:r' && children.every(({ name }) => name === 'w:rPr');
    return isVoid ? [] : [{ ...node, children }];
  }

  /** Properties as they were, where a change of them is refused. */
  #former(node: Node): Node {
    const change = node.children.find(({ name }) => name === `${node.name}Change`);
    const kept = node.children
      .filter((child) => child !== change)
      .map((child) => (child.name.endsWith('Pr') ? this.#former(child) : child));
    if (!change || this.decision === 'accept') return { ...node, children: kept };
    const outlives = kept.filter(
      ({ name }) => node.name === 'w:pPr' && (name === 'w:rPr' || name === 'w:sectPr'),
    );
    return { ...node, children: [...(change.children[0]?.children ?? []), ...outlives] };
  }
}

/** Marks of ranges, of comments and of the spelling check, which neither accepting nor refusing is about. */
function isMark({ name, children }: Node): boolean {
  if (
    /^w:((customXml(Ins|Del)Range|commentRange|moveFromRange|moveToRange)(Start|End)|proofErr|lastRenderedPageBreak)$/.test(
      name,
    )
  )
    return true;
  return name === 'w:r' && children.some((child) => child.name === 'w:commentReference');
}

function paragraph(properties: Node | undefined, inside: readonly Node[]): Node {
  const children = merged([...(properties ? [properties] : []), ...inside]);
  return { name: 'w:p', attributes: [], children, text: '' };
}

/** Without what change tracking says of the mark; empty properties are no properties. */
function withoutMarks(properties: Node | undefined): Node | undefined {
  if (!properties) return undefined;
  const children = properties.children.flatMap((child) => {
    if (child.name !== 'w:rPr') return [child];
    const kept = child.children.filter(({ name }) => !/^w:(ins|del|moveFrom|moveTo)$/.test(name));
    return kept.length > 0 ? [{ ...child, children: kept }] : [];
  });
  return children.length > 0 ? { ...properties, children } : undefined;
}

/** Runs of the same look, and links to the same place, as one: Word cuts them as it likes. */
function merged(nodes: readonly Node[]): Node[] {
  const found: Node[] = [];
  for (const node of nodes) {
    const last = found.at(-1);
    if (last && node.name === last.name && node.name === 'w:t') {
      found[found.length - 1] = { ...last, text: last.text + node.text };
      continue;
    }
    const isAlike =
      last?.name === node.name &&
      ((node.name === 'w:r' && lookOf(last) === lookOf(node)) ||
        (['w:hyperlink', 'w:smartTag'].includes(node.name) && `${last.attributes}` === `${node.attributes}`));
    if (last && isAlike) {
      const more = node.children.filter(({ name }) => name !== 'w:rPr');
      found[found.length - 1] = { ...last, children: merged([...last.children, ...more]) };
    } else found.push(node);
  }
  return found;
}

const lookOf = (run: Node) =>
  run.children
    .filter(({ name }) => name === 'w:rPr')
    .map(written)
    .join('');

function written({ name, attributes, children, text }: Node): string {
  const inside = text + children.map(written).join('');
  return `<${[name, ...attributes].join(' ')}>${inside}</>`;
}

function find(node: Node, name: string): Node | undefined {
  if (node.name === name) return node;
  for (const child of node.children) {
    const found = find(child, name);
    if (found) return found;
  }
  return undefined;
}

const keptAttributes = /^(?!xmlns|xml:space|w:rsid|w14:paraId|w14:textId)/;

function treeOf(xml: string): Node {
  const root: Node = { name: '', attributes: [], children: [], text: '' };
  const path = [root];
  let from = 0;
  scanWord(xml, {
    open(element) {
      const attributes = [...element.attributes.matchAll(/([^\s=]+)\s*=/g)]
        .map(([, name = '']) => name)
        .filter((name) => keptAttributes.test(name))
        .map((name) => `${name}="${attribute(element, name)}"`)
        .sort();
      const node: Node = { name: element.name, attributes, children: [], text: '' };
      path.at(-1)?.children.push(node);
      path.push(node);
      from = element.contentStart;
    },
    close(element, contentEnd) {
      const node = path.pop();
      // Only leaves hold text that counts.
      if (node && node.children.length === 0 && !element.isEmpty)
        node.text = charactersOf(xml.slice(from, contentEnd));
    },
  });
  return root;
}

function charactersOf(source: string): string {
  const parts = source.split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)/);
  const said = parts.map((part) =>
    part.startsWith('<![CDATA[') ? part.slice(9, -3) : part.startsWith('<') ? '' : decodeEntities(part),
  );
  return said.join('').trim() === '' && /[\r\n]/.test(source) ? '' : said.join('');
}
