import { Extension } from '@tiptap/core';
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { EditorContent, ReactNodeViewRenderer } from '@tiptap/react';
import { type ComponentType, memo, useEffect, useRef } from 'react';
import type { DerivedPart } from '../../shared/document/blocks';
import { cleanText } from '../../shared/document/text';
import type { SectionBlock } from '../../shared/project/project';
import type { Condition } from '../../shared/rfp/condition';
import { type CitationSource, citationWithNumber } from './citationView';
import { DerivedView } from './DerivedView';
import { toBlocks, toEditorDocument } from './editorJson';
import { type FieldSource, fieldWithValues } from './fieldView';
import { HeldBlocks, refreshHeldBlocks } from './heldBlocks';
import { PictureView as PictureFrame, type PictureViewProps } from './PictureView';
import { pastedLines } from './pastedText';
import { redoOperation, undoOperation } from './projectHistory';
import { ProseKeys } from './proseKeys';
import { Derived, Picture, proseSchemaExtensions } from './proseSchema';
import { type QuoteMark, QuoteMarks, showQuoteMarks } from './quoteMarks';
import { SafeTablePaste } from './safeTablePaste';
import { useBoundEditor } from './useBoundEditor';
import './editor.css';

interface ProseEditorProps {
  label: string;
  blocks: SectionBlock[];
  onCommit(blocks: SectionBlock[]): unknown;
  fields: FieldSource;
  citations: CitationSource;
  /** Whether a condition holds for the facts as they are; a new function means the facts changed. */
  holds(condition: Condition): boolean;
  marks: readonly QuoteMark[];
  /** Shows a derived part inside the text. */
  DerivedPartView: ComponentType<{ part: DerivedPart }>;
  /** Shows a picture of the project inside the text. */
  PictureView: ComponentType<PictureViewProps>;
}

/** A section of prose, edited in place on the page. */
export const ProseEditor = memo(function ProseEditor(props: ProseEditorProps) {
  const { blocks, onCommit, fields, citations, holds, marks, DerivedPartView, PictureView, label } = props;
  const conditions = useRef(holds);
  const editor = useBoundEditor<SectionBlock[]>({
    kind: 'prose',
    value: blocks,
    toDocument: toEditorDocument,
    fromDocument: toBlocks,
    commit: onCommit,
    attributes: { class: 'prose', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
    extensions: () => [
      ...proseSchemaExtensions.filter((one) => !['field', 'citation', 'derived', 'image'].includes(one.name)),
      fieldWithValues(fields),
      citationWithNumber(citations),
      Derived.extend({
        addNodeView: () => ReactNodeViewRenderer(DerivedView, { attrs: { contenteditable: 'false' } }),
        addOptions: () => ({ View: DerivedPartView }),
      }),
      Picture.extend({
        addNodeView: () =>
          ReactNodeViewRenderer(PictureFrame, {
            attrs: { contenteditable: 'false' },
            // Keys and pointer inside the caption field are its own.
            stopEvent: ({ event }) =>
              event.target instanceof HTMLElement && event.target.closest('[data-own]') !== null,
          }),
        addOptions: () => ({ View: PictureView }),
      }),
      HeldBlocks.configure({ holds: (condition) => conditions.current(condition) }),
      ProseKeys.configure({
        undoProject: () => void undoOperation(),
        redoProject: () => void redoOperation(),
      }),
      UndoRedo,
      Gapcursor,
      Dropcursor.configure({ class: 'dropLine', color: false }),
      Placeholder.configure({ placeholder: '내용을 입력하세요', showOnlyCurrent: true }),
      QuoteMarks,
      SafeTablePaste,
      PlainTextPaste,
    ],
  });

  useEffect(() => {
    if (editor) showQuoteMarks(editor.view, marks);
  }, [editor, marks]);

  useEffect(() => {
    conditions.current = holds;
    if (editor) refreshHeldBlocks(editor.view);
  }, [editor, holds]);

  return <EditorContent editor={editor} />;
});

/** Plain text keeps its lines and the □ ○ - ※ it came with. */
const PlainTextPaste = Extension.create({
  name: 'plainTextPaste',
  addProseMirrorPlugins() {
    const { nodes } = this.editor.schema;
    return [
      new Plugin({
        props: {
          clipboardTextParser(text, $context) {
            const lines = pastedLines(text);
            const schema = $context.doc.type.schema;
            const only = cleanText(text);
            if (only === '') return Slice.empty;
            if (!only.includes('\n') && (lines[0]?.level ?? null) === null)
              return new Slice(Fragment.from(nodes.paragraph?.create(null, schema.text(only))), 1, 1);
            const inTable = $context.depth > 1;
            const made = lines.map(({ level, text: line }): Node | undefined =>
              level === null || inTable
                ? nodes.paragraph?.create(null, schema.text(line))
                : nodes.item?.create({ level }, schema.text(line)),
            );
            const blocks = made.filter((one) => one !== undefined);
            return new Slice(Fragment.from(blocks), inTable ? 1 : 0, inTable ? 1 : 0);
          },
        },
      }),
    ];
  },
});
