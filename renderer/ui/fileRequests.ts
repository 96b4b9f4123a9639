import { create } from 'zustand';
import type { FileRef } from '../../shared/ipc/calls';

export type FilePurpose = 'wordDocument' | 'projectFile' | 'spreadsheet' | 'evidence' | 'contentPack';

export interface FileRequest {
  kind: 'open' | 'save' | 'folder';
  purpose: FilePurpose;
  suggestedName: string;
  answer(file: FileRef | null): void;
}

/** The question the in-app picker is asking, if any. */
export const useFileRequest = create<{ request: FileRequest | null }>(() => ({ request: null }));

/** Asks with the in-app picker; a second question while one is open answers the first with nothing. */
export function askWithPicker(question: Omit<FileRequest, 'answer'>): Promise<FileRef | null> {
  useFileRequest.getState().request?.answer(null);
  return new Promise((resolve) => {
    const answer = (file: FileRef | null) => {
      useFileRequest.setState({ request: null });
      resolve(file);
    };
    useFileRequest.setState({ request: { ...question, answer } });
  });
}
