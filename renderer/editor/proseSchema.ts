import { Mark, mergeAttributes, Node } from '@tiptap/core';
import { TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { type DetailLevel, derivedParts, detailLevels, fieldNames } from '../../shared/document/blocks';
import { citationOf, conditionOf } from './editorJson';
import { ProseTable } from './proseTable';

// The editor's schema is `shared/document/blocks.ts` and nothing else: what cannot be printed cannot be typed.

/** Carries a block's condition through editing, copying and pasting. */
const when = {
  default: null,
  keepOnSplit: true,
  parseHTML: (element: HTMLElement) => {
    try {
      return conditionOf(JSON.parse(element.dataset.when ?? 'null')) ?? null;
    } catch {
      return null;
    }
  },
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes.when ? { 'data-when': JSON.stringify(attributes.when) } : {},
};

const ProseDocument = Node.create({ name: 'doc', topNode: true, content: 'block+' });
const DetailsDocument = Node.create({ name: 'doc', topNode: true, content: 'item+' });
const Text = Node.create({ name: 'text', group: 'inline' });

const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'inline*',
  addAttributes() {
    return {
      when,
      align: {
        default: null,
        // A cell's paragraphs have no alignment of their own in the file.
        parseHTML: (element) =>
          element.closest('td,th') === null &&
          ['left', 'center', 'right'].includes(element.style.textAlign || element.dataset.align || '')
            ? element.style.textAlign || element.dataset.align
            : null,
        renderHTML: ({ align }) => (align ? { 'data-align': align } : {}),
      },
    };
  },
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
});

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ when, level: { default: 1, rendered: false } }),
  parseHTML: () => [
    { tag: 'h4', attrs: { level: 1 } },
    { tag: 'h5', attrs: { level: 2 } },
    { tag: 'h6[data-level="3"]', attrs: { level: 3 }, priority: 60 },
    { tag: 'h6[data-level="4"]', attrs: { level: 4 }, priority: 60 },
    // Headings pasted from Word or 한글.
    ...['h1', 'h2', 'h3'].map((tag) => ({ tag, attrs: { level: 1 } })),
    { tag: 'h6', attrs: { level: 2 } },
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const level = Number(node.attrs.level);
    if (level <= 2) return [level === 2 ? 'h5' : 'h4', HTMLAttributes, 0];
    return ['h6', mergeAttributes({ 'data-level': String(level) }, HTMLAttributes), 0];
  },
});

function item(content: string) {
  return Node.create({
    name: 'item',
    group: 'block',
    content,
    defining: true,
    addAttributes: () => ({
      when,
      level: {
        default: '○' satisfies DetailLevel,
        parseHTML: (element) =>
          detailLevels.find((level) => level === element.dataset.level) ??
          // A list inside a list, as Word and 한글 put it on the clipboard.
          (element.parentElement?.closest('li') ? '-' : '○'),
        renderHTML: ({ level }) => ({ 'data-level': level }),
      },
    }),
    parseHTML: () => [{ tag: 'p[data-level]', priority: 60 }, { tag: 'li' }],
    renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes({ class: 'item' }, HTMLAttributes), 0],
  });
}

const LineBreak = Node.create({
  name: 'lineBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
});

const PageBreak = Node.create({
  name: 'pageBreak',
  group: 'block',
  atom: true,
  addAttributes: () => ({ when }),
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: ({ HTMLAttributes }) => ['hr', HTMLAttributes],
});

/** A fact inside a sentence. Not editable in place: the value belongs to the facts, and every sentence follows it. */
const Field = Node.create({
  name: 'field',
  group: 'inline',
  inline: true,
  atom: true,
  // A selected field would be replaced by the first jamo typed.
  selectable: false,
  addAttributes: () => ({
    name: {
      default: 'projectName',
      parseHTML: (element) => fieldNames.find((name) => name === element.dataset.field),
      renderHTML: ({ name }) => ({ 'data-field': name }),
    },
  }),
  parseHTML: () => fieldNames.map((name) => ({ tag: `span[data-field="${name}"]` })),
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes],
});

/** `[n]` behind a sentence. Its number follows from what the chapter cites before it, so there is nothing to type. */
const CitationMark = Node.create({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({
    evidence: { default: '', rendered: false },
    sources: { default: [], rendered: false },
  }),
  parseHTML: () => [
    { tag: 'span[data-citation]', getAttrs: (element) => citationIn(element.dataset.citation) ?? false },
  ],
  renderHTML: ({ node }) => ['span', { 'data-citation': JSON.stringify(node.attrs) }],
});

function citationIn(text: string | undefined) {
  try {
    return citationOf(JSON.parse(text ?? 'null'));
  } catch {
    return undefined;
  }
}

const Derived = Node.create({
  name: 'derived',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    when,
    part: {
      default: 'overviewTable',
      parseHTML: (element) => derivedParts.find((part) => part === element.dataset.part),
      renderHTML: ({ part }) => ({ 'data-part': part }),
    },
  }),
  parseHTML: () => derivedParts.map((part) => ({ tag: `div[data-part="${part}"]` })),
  renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes],
});

/** A picture of the project with its caption. The picture itself is kept once, in the project. */
const Picture = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    when,
    image: {
      default: '',
      parseHTML: (element) => element.dataset.image ?? '',
      renderHTML: ({ image }) => ({ 'data-image': image }),
    },
    caption: {
      default: '',
      parseHTML: (element) => (element.dataset.caption ?? '').slice(0, 200),
      renderHTML: ({ caption }) => ({ 'data-caption': caption }),
    },
    widthPercent: {
      default: null,
      parseHTML: (element) => {
        const percent = Number(element.dataset.width);
        return Number.isInteger(percent) && percent >= 10 && percent <= 100 ? percent : null;
      },
      renderHTML: ({ widthPercent }) => (widthPercent === null ? {} : { 'data-width': String(widthPercent) }),
    },
  }),
  // Only our own pictures: one pasted from elsewhere would have to be fetched.
  parseHTML: () => [{ tag: 'figure[data-image]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
});

function mark(name: 'bold' | 'italic' | 'underline', tag: string, others: string[], style: string) {
  return Mark.create({
    name,
    parseHTML: () => [...[tag, ...others].map((one) => ({ tag: one })), { style }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

const Bold = mark('bold', 'strong', ['b'], 'font-weight=700');
const Italic = mark('italic', 'em', ['i'], 'font-style=italic');
const Underline = mark('underline', 'u', [], 'text-decoration=underline');

const cellContent = 'paragraph+';
const cells = [TableCell.extend({ content: cellContent }), TableHeader.extend({ content: cellContent })];

/** Nodes and marks of prose, without behaviour. */
export const proseSchemaExtensions = [
  ProseDocument,
  Text,
  Paragraph,
  Heading,
  item('inline*'),
  LineBreak,
  PageBreak,
  Field,
  CitationMark,
  Derived,
  Picture,
  ProseTable,
  TableRow,
  ...cells,
  Bold,
  Italic,
  Underline,
];

/** Nodes of 세부내용: lines of one level each, plain text. */
export const detailsSchemaExtensions = [DetailsDocument, Text, item('text*')];

export { CitationMark, Derived, Field, Picture };
