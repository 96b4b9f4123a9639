import type { FileRef } from '../../shared/ipc/calls';
import { api } from '../api';
import { tellFailure } from '../text/tellFailure';
import { askWithPicker, type FilePurpose } from './fileRequests';

/** Asks for an existing file with the host's dialog or the in-app picker; null when the user changed their mind. */
export async function chooseOpen(purpose: FilePurpose): Promise<FileRef | null> {
  const chosen = await api.call('file.chooseOpen', { purpose });
  if (!chosen.ok) {
    tellFailure(chosen.failure);
    return null;
  }
  if (!chosen.value.needsPicker) return chosen.value.file;
  return askWithPicker({ kind: 'open', purpose, suggestedName: '' });
}

/** Asks for one or more existing files; the in-app picker gives one. Empty when the user changed their mind. */
export async function chooseSeveral(purpose: FilePurpose): Promise<FileRef[]> {
  const chosen = await api.call('file.chooseSeveral', { purpose });
  if (!chosen.ok) {
    tellFailure(chosen.failure);
    return [];
  }
  if (!chosen.value.needsPicker) return chosen.value.files;
  const file = await askWithPicker({ kind: 'open', purpose, suggestedName: '' });
  return file ? [file] : [];
}

/** Asks where to save. Replacing an existing file has been confirmed when this returns its token. */
export async function chooseSave(purpose: FilePurpose, suggestedName: string): Promise<FileRef | null> {
  const name = fileName(suggestedName);
  const chosen = await api.call('file.chooseSave', { purpose, suggestedName: name });
  if (!chosen.ok) {
    tellFailure(chosen.failure);
    return null;
  }
  if (!chosen.value.needsPicker) return chosen.value.target;
  return askWithPicker({ kind: 'save', purpose, suggestedName: name });
}

/** Asks for a folder with the in-app picker, for hosts without their own dialogs; null when the user changed their mind. */
export function chooseFolder(): Promise<FileRef | null> {
  return askWithPicker({ kind: 'folder', purpose: 'projectFile', suggestedName: '' });
}

/** Characters Windows refuses in a file name become spaces. */
export function fileName(suggested: string): string {
  return (
    suggested
      .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() || '이름 없음'
  );
}

/** Hands a dropped or picked browser file to the host; at most 64 MB. */
export async function receiveFile(file: File): Promise<FileRef | null> {
  const megabytes = 64;
  if (file.size > megabytes * 1_048_576) {
    tellFailure({ type: 'fileTooLarge', fileName: file.name, limitMegabytes: megabytes });
    return null;
  }
  let base64: string;
  try {
    base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // A dropped folder, or a file that vanished between drop and read.
    tellFailure({ type: 'fileNotFound', fileName: file.name });
    return null;
  }
  const received = await api.call('file.receive', { name: file.name, base64 });
  if (received.ok) return received.value;
  tellFailure(received.failure);
  return null;
}

function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // A multiple of three, so that pieces join without padding; small enough for the argument limit.
  const size = 0x6000;
  for (let start = 0; start < bytes.length; start += size) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + size))));
  }
  return pieces.join('');
}

export function useFiles() {
  return { chooseOpen, chooseSave, receiveFile };
}
