import type { Editor } from '@tiptap/core';
import { applyChange, projectNow } from './applyChange';
import { pictureOperations } from './pictureOperations';
import { readPicture } from './readPicture';

/** Puts a chosen file after the line with the caret: first the picture into the project, then its place in the text. */
export async function insertPictureFile(editor: Editor, file: File): Promise<void> {
  const image = await readPicture(file);
  const project = projectNow();
  if (!image || !project || !(await applyChange(pictureOperations(project, image)))) return;
  if (editor.isDestroyed) return;
  const caption = image.name.replace(/\.[^.]+$/, '').slice(0, 200);
  const { $from } = editor.state.selection;
  const after = $from.depth > 0 ? $from.after(1) : editor.state.doc.content.size;
  editor
    .chain()
    .insertContentAt(after, { type: 'image', attrs: { image: image.id, caption, widthPercent: null } })
    .focus(undefined, { scrollIntoView: true })
    .run();
}
