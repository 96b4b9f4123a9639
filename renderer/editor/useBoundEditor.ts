import { Editor, type Extensions } from '@tiptap/core';
import { fixTables } from '@tiptap/pm/tables';
import { useEffect, useRef, useState } from 'react';
import { useIsReadOnly } from '../stores/projectStore';
import { styleNonce } from '../trustedTypes';
import { editorFocused, editorGone } from './activeEditor';
import { afterComposition } from './afterComposition';
import type { EditorNode } from './editorJson';
import { holdPendingEdits } from './pendingEdits';
import { replaceDifference } from './replaceDifference';
import { type TypingPace, typingPace } from './typingPace';

/** Marks a transaction that brings in what the project already knows. */
export const fromProject = 'fromProject';

const commonAttributes = { lang: 'ko', spellcheck: 'false' };

interface BoundEditorOptions<T> {
  kind: 'prose' | 'details';
  value: T;
  extensions(): Extensions;
  toDocument(value: T): EditorNode;
  fromDocument(document: EditorNode): T;
  /** Receives what is typed, once per burst; the promise settles when it is on disk. */
  commit(value: T): unknown;
  /** Attributes of the editable element. */
  attributes: Record<string, string>;
}

/**
 * An editor bound to a value of the project: typing becomes operations, changes from outside come in as differences.
 * The editor is the master of what is being typed; the value is only ever read from it.
 */
export function useBoundEditor<T>(options: BoundEditorOptions<T>): Editor | null {
  const latest = useRef(options);
  latest.current = options;
  const known = useRef('');
  const pace = useRef<TypingPace | null>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const isReadOnly = useIsReadOnly();

  useEffect(() => {
    const { kind, extensions, toDocument, attributes } = latest.current;
    known.current = JSON.stringify(latest.current.value);
    const made = new Editor({
      // JSON, never HTML: the page refuses markup (Trusted Types).
      content: toDocument(latest.current.value),
      extensions: extensions(),
      injectNonce: styleNonce,
      enableInputRules: false,
      enablePasteRules: false,
      editorProps: { attributes: { ...commonAttributes, ...attributes } },
    });
    const repaired = fixTables(made.state);
    if (repaired) made.view.dispatch(repaired.setMeta('addToHistory', false).setMeta(fromProject, true));
    const ownPace = typingPace({
      isComposing: () => made.view.composing,
      commit: () => {
        const value = latest.current.fromDocument(made.getJSON() as EditorNode);
        const text = JSON.stringify(value);
        if (text === known.current) return undefined;
        known.current = text;
        return latest.current.commit(value);
      },
    });
    pace.current = ownPace;
    made.on('update', ({ transaction }) => {
      if (!transaction.getMeta(fromProject)) ownPace.changed();
    });
    made.on('focus', () => editorFocused(made, kind));
    made.on('blur', () => void ownPace.flush());
    const composed = () => setTimeout(() => ownPace.compositionEnded(), 60);
    made.view.dom.addEventListener('compositionend', composed);
    const release = holdPendingEdits(() => ownPace.flush());
    setEditor(made);
    return () => {
      void ownPace.flush();
      ownPace.stop();
      release();
      editorGone(made);
      made.destroy();
      setEditor(null);
    };
  }, []);

  // The name an editor is called by may change while it stands, CSR-003 becomes CSR-002, and so may whether it takes text.
  const label = options.attributes['aria-label'];
  useEffect(() => {
    if (editor && label !== undefined)
      afterComposition(editor.view, () => {
        if (editor.isDestroyed) return;
        editor.setOptions({
          editable: !isReadOnly,
          editorProps: {
            attributes: {
              ...commonAttributes,
              ...latest.current.attributes,
              ...(isReadOnly && { tabindex: '0', 'aria-readonly': 'true' }),
            },
          },
        });
      });
  }, [editor, label, isReadOnly]);

  const { value } = options;
  useEffect(() => {
    if (!editor) return;
    const text = JSON.stringify(value);
    // What is being typed outranks a value that arrives meanwhile; it becomes the next operation.
    if (text === known.current || pace.current?.isDirty()) return;
    known.current = text;
    replaceDifference(editor.view, latest.current.toDocument(value), fromProject);
  }, [editor, value]);

  return editor;
}
