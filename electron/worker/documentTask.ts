import type { Content } from '../../shared/content/content';
import type { DocumentOutline, Input } from '../../shared/ipc/calls';
import type { Result } from '../../shared/ipc/failure';
import type { Project } from '../../shared/project/project';
import type { ReadDocument } from '../../shared/reading/readDocument';
import type { Reconciliation } from '../../shared/reading/reconcile';
import type { Comparison, PackHomeOptions, TakenFile } from '../exchange/exchangeWork';
import type { ProjectAtHome } from '../exchange/storedExchange';

/** Work on documents and project files, done off the main thread. Bytes in, bytes out: the worker touches no file. */
export type DocumentTask =
  | { kind: 'export'; project: Project; content: Pick<Content, 'requirementTemplates'>; date: string }
  | { kind: 'inspect'; bytes: Uint8Array; fileName: string }
  | {
      kind: 'inject';
      bytes: Uint8Array;
      fileName: string;
      /** The cards to insert are requirements of this project. */
      project: Pick<Project, 'requirements' | 'categories' | 'numbering'>;
      /** `null` inserts every requirement. */
      requirementIds: string[] | null;
      place: Input<'wordDocument.inject'>['place'];
    }
  | { kind: 'read'; bytes: Uint8Array; fileName: string }
  | { kind: 'reconcile'; bytes: Uint8Array; fileName: string; project: Project }
  | { kind: 'openProjectFile'; bytes: Uint8Array; fileName: string; password: string | undefined }
  | { kind: 'compareProjects'; home: ProjectAtHome; file: TakenFile }
  | { kind: 'packProjectFile'; home: ProjectAtHome; fileName: string; options: PackHomeOptions };

export type OutlineOfBytes = Omit<DocumentOutline, 'file'>;
export interface WrittenDocument {
  bytes: Uint8Array;
  /** Sentences to show with the result. */
  notes: string[];
}

export interface TaskResults {
  export: Result<WrittenDocument>;
  inspect: Result<OutlineOfBytes>;
  inject: Result<WrittenDocument>;
  read: Result<ReadDocument>;
  reconcile: Result<Reconciliation>;
  openProjectFile: Result<TakenFile>;
  compareProjects: Result<Comparison>;
  packProjectFile: Result<Uint8Array>;
}

export interface Progress {
  done: number;
  total: number;
  /** What is being done, a Korean noun phrase. */
  label: string;
}

export interface WorkerInput {
  task: DocumentTask;
  /** One 32-bit number: not 0 once the work is no longer wanted. */
  cancelFlag: SharedArrayBuffer;
}

export type WorkerMessage =
  | { type: 'progress'; progress: Progress }
  | { type: 'done'; result: Result<unknown> };
