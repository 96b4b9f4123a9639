import { Extension } from '@tiptap/core';
import { Placeholder, UndoRedo } from '@tiptap/extensions';
import { Fragment, Slice } from '@tiptap/pm/model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import { EditorContent } from '@tiptap/react';
import { memo, useEffect } from 'react';
import { detailLevels } from '../../shared/document/blocks';
import { cleanText } from '../../shared/document/text';
import type { DetailLine } from '../../shared/requirement/requirement';
import { toDetails, toDetailsDocument } from './editorJson';
import { pastedLines } from './pastedText';
import { redoOperation, undoOperation } from './projectHistory';
import { ProseKeys } from './proseKeys';
import { detailsSchemaExtensions } from './proseSchema';
import { type QuoteMark, QuoteMarks, showQuoteMarks } from './quoteMarks';
import { useBoundEditor } from './useBoundEditor';
import './editor.css';

interface DetailsEditorProps {
  label: string;
  details: readonly DetailLine[];
  onCommit(details: DetailLine[]): unknown;
  marks: readonly QuoteMark[];
}

/** 세부내용: lines of □ ○ - ※. Tab and Shift+Tab change the level, Enter adds a line. */
export const DetailsEditor = memo(function DetailsEditor({
  label,
  details,
  onCommit,
  marks,
}: DetailsEditorProps) {
  const editor = useBoundEditor<readonly DetailLine[]>({
    kind: 'details',
    value: details,
    toDocument: toDetailsDocument,
    fromDocument: toDetails,
    commit: (lines) => onCommit([...lines]),
    attributes: { class: 'details', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
    extensions: () => [
      ...detailsSchemaExtensions,
      ProseKeys.configure({
        undoProject: () => void undoOperation(),
        redoProject: () => void redoOperation(),
        onlyItems: true,
      }),
      UndoRedo,
      Placeholder.configure({ placeholder: '무엇을 어떻게 해야 하는지 한 줄에 한 가지씩 적으세요' }),
      QuoteMarks,
      LinesPaste,
    ],
  });

  useEffect(() => {
    if (editor) showQuoteMarks(editor.view, marks);
  }, [editor, marks]);

  return <EditorContent editor={editor} />;
});

/** Everything pasted becomes lines: their marks set the level, a line without one takes the level it is pasted into. */
const LinesPaste = Extension.create({
  name: 'linesPaste',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handlePaste(view, event) {
          const text = event.clipboardData?.getData('text/plain') ?? '';
          const lines = pastedLines(text);
          if (lines.length === 0) return false;
          const { schema, selection, tr } = view.state;
          const only = cleanText(text);
          if (!only.includes('\n') && lines[0]?.level === null) {
            view.dispatch(tr.insertText(only.replace(/\t+/g, ' ')).scrollIntoView());
            return true;
          }
          const item = schema.nodes.item;
          if (!item) return false;
          const here = selection.$from.parent;
          const level = detailLevels.find((one) => one === here.attrs.level) ?? '○';
          const items = lines.map((line) =>
            item.create({ level: line.level ?? level }, schema.text(line.text)),
          );
          const isEmpty = selection.empty && here.content.size === 0;
          if (isEmpty) {
            // Replaced whole: fitting the lines in would give the first one the level of the empty line.
            const { $from } = selection;
            tr.replaceWith($from.before(), $from.after(), items);
            const end = $from.before() + items.reduce((sum, one) => sum + one.nodeSize, 0) - 1;
            tr.setSelection(TextSelection.create(tr.doc, end));
          } else tr.replaceSelection(new Slice(Fragment.from(items), 1, 1));
          view.dispatch(tr.scrollIntoView());
          return true;
        },
        clipboardTextSerializer(slice) {
          const lines: string[] = [];
          slice.content.forEach((node) => {
            lines.push(`${node.attrs.level} ${node.textContent}`);
          });
          return lines.length === 1 ? (slice.content.firstChild?.textContent ?? '') : lines.join('\n');
        },
      },
    }),
  ],
});
