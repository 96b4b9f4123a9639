import type { Editor } from '@tiptap/core';
import { create } from 'zustand';

/** The editor the format tools work on: the one last typed in that is still on the page. */
export const useActiveEditor = create<{ editor: Editor | null; kind: 'prose' | 'details' | null }>(() => ({
  editor: null,
  kind: null,
}));

export function editorFocused(editor: Editor, kind: 'prose' | 'details'): void {
  if (useActiveEditor.getState().editor !== editor) useActiveEditor.setState({ editor, kind });
}

export function editorGone(editor: Editor): void {
  if (useActiveEditor.getState().editor === editor) useActiveEditor.setState({ editor: null, kind: null });
}
