import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { type DetailLevel, detailLevels } from '../../shared/document/blocks';

/** What a line of prose can be: 본문, 가., 1), 가), (1), or a level of the □ ○ - ※ hierarchy. */
export type BlockLevel = 'body' | 'heading1' | 'heading2' | 'heading3' | 'heading4' | DetailLevel;

const headingLevels = ['heading1', 'heading2', 'heading3', 'heading4'] as const;

export const blockLevels: readonly { level: BlockLevel; label: string }[] = [
  { level: 'body', label: '본문' },
  { level: 'heading1', label: '가. 제목' },
  { level: 'heading2', label: '1) 제목' },
  { level: 'heading3', label: '가) 제목' },
  { level: 'heading4', label: '(1) 제목' },
  { level: '□', label: '개조식 □' },
  { level: '○', label: '개조식 ○' },
  { level: '-', label: '개조식 -' },
  { level: '※', label: '참고 ※' },
];

/** Level of the line the selection starts in; null inside tables and on parts that are computed. */
export function currentLevel(state: EditorState): BlockLevel | null {
  const { $from } = state.selection;
  return $from.depth === 1 ? levelOfNode($from.parent) : null;
}

/** Gives every selected line the level. Content and condition stay. */
export function setLevel(editor: Editor, level: BlockLevel): void {
  change(editor, (node) => (levelOfNode(node) === null ? null : level));
}

/** One step down (□ → ○ → - → ※) or up. Lines at the end of the scale stay; returns false when no line is an item. */
export function stepLevel(editor: Editor, step: 1 | -1): boolean {
  if (!selectedLines(editor.state).some(({ node }) => node.type.name === 'item')) return false;
  change(editor, (node) => {
    if (node.type.name !== 'item') return null;
    const at = detailLevels.indexOf(node.attrs.level as DetailLevel);
    return detailLevels[Math.min(detailLevels.length - 1, Math.max(0, at + step))] ?? null;
  });
  return true;
}

function levelOfNode(node: Node): BlockLevel | null {
  if (node.type.name === 'paragraph') return 'body';
  if (node.type.name === 'heading')
    return headingLevels.find((one) => one.endsWith(String(node.attrs.level))) ?? 'heading1';
  return node.type.name === 'item' ? (node.attrs.level as DetailLevel) : null;
}

function change(editor: Editor, levelFor: (node: Node) => BlockLevel | null): void {
  if (editor.view.composing) return;
  const { tr } = editor.state;
  for (const { node, position } of selectedLines(editor.state)) {
    const level = levelFor(node);
    if (level !== null) setNodeLevel(tr, node, position, level);
  }
  if (tr.docChanged) editor.view.dispatch(tr.scrollIntoView());
}

function setNodeLevel(tr: Transaction, node: Node, position: number, level: BlockLevel): void {
  const { nodes } = node.type.schema;
  const type = level === 'body' ? nodes.paragraph : level.startsWith('heading') ? nodes.heading : nodes.item;
  if (!type) return;
  const when = node.attrs.when;
  if (level === 'body') tr.setNodeMarkup(position, type, { when });
  else if (type === nodes.heading)
    tr.setNodeMarkup(position, type, { when, level: Number(level.slice('heading'.length)) });
  else tr.setNodeMarkup(position, type, { when, level });
}

function selectedLines(state: EditorState): { node: Node; position: number }[] {
  const { from, to } = state.selection;
  const lines: { node: Node; position: number }[] = [];
  state.doc.forEach((node, position) => {
    if (position + node.nodeSize > from && position < Math.max(to, from + 1) && node.isTextblock)
      lines.push({ node, position });
  });
  return lines;
}
