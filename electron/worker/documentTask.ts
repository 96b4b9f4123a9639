import type { Content, DocumentKind } from '../../shared/content/content';
import type { FormPlaceholder, FormSurvey } from '../../shared/docx/fillForm';
import type { DocxOutline } from '../../shared/docx/inspectDocx';
import type { Tracking } from '../../shared/docx/revisions';
import type { UpdateComparison } from '../../shared/docx/updateInsertions';
import type { Input, Output } from '../../shared/ipc/calls';
import type { Result } from '../../shared/ipc/failure';
import type { PaperContent } from '../../shared/paper/buildPaper';
import type { PaperSummary } from '../../shared/paper/surveyPapers';
import type { Project } from '../../shared/project/project';
import type { ReadDocument } from '../../shared/reading/readDocument';
import type { Reconciliation } from '../../shared/reading/reconcile';
import type { Comparison, PackHomeOptions, TakenFile } from '../exchange/exchangeWork';
import type { ProjectAtHome } from '../exchange/storedExchange';

/** Work on documents and project files, done off the main thread. Bytes in, bytes out: the worker touches no file. */
export type DocumentTask =
  | { kind: 'export'; project: Project; content: Pick<Content, 'requirementTemplates'>; date: string }
  | { kind: 'paper'; paper: DocumentKind; project: Project; content: PaperContent; date: string }
  | { kind: 'surveyPapers'; project: Project; content: PaperContent; date: string }
  | { kind: 'inspect'; bytes: Uint8Array; fileName: string }
  | ({ kind: 'inject' } & InjectionTask)
  | ({ kind: 'previewInjection' } & InjectionTask)
  | ({ kind: 'compareInsertions' } & UpdateTask)
  | ({ kind: 'updateInsertions' } & UpdateTask &
      Pick<Input<'wordDocument.update'>, 'changes' | 'add' | 'tableLook'> &
      Pick<InjectionTask, 'tracking'>)
  | ({ kind: 'surveyForm' } & FormTask)
  | ({ kind: 'fillForm' } & FormTask)
  | { kind: 'read'; bytes: Uint8Array; fileName: string }
  | { kind: 'reconcile'; bytes: Uint8Array; fileName: string; project: Project }
  | { kind: 'openProjectFile'; bytes: Uint8Array; fileName: string; password: string | undefined }
  | { kind: 'compareProjects'; home: ProjectAtHome; file: TakenFile }
  | { kind: 'packProjectFile'; home: ProjectAtHome; fileName: string; options: PackHomeOptions };

export interface InjectionTask {
  bytes: Uint8Array;
  fileName: string;
  source:
    | { kind: 'project'; project: Project; content: Pick<Content, 'requirementTemplates'> }
    /** Cards made from library items. */
    | { kind: 'cards'; project: Pick<Project, 'requirements' | 'categories' | 'numbering'> };
  insertions: Input<'wordDocument.inject'>['insertions'];
  tableLook: Input<'wordDocument.inject'>['tableLook'];
  tracking: Tracking | undefined;
}

export interface UpdateTask {
  bytes: Uint8Array;
  fileName: string;
  project: Project;
  content: Pick<Content, 'requirementTemplates'>;
}

export interface FormTask {
  bytes: Uint8Array;
  fileName: string;
  project: Project;
  content: Pick<Content, 'requirementTemplates' | 'stages'>;
  /** Calendar day `YYYY-MM-DD`. */
  today: string;
  values: Record<string, string>;
}

export interface WrittenDocument {
  bytes: Uint8Array;
  /** Sentences to show with the result. */
  notes: string[];
}

export interface TaskResults {
  export: Result<WrittenDocument>;
  paper: Result<WrittenDocument>;
  surveyPapers: Result<PaperSummary[]>;
  inspect: Result<DocxOutline>;
  inject: Result<WrittenDocument>;
  compareInsertions: Result<UpdateComparison>;
  updateInsertions: Result<WrittenDocument>;
  surveyForm: Result<FormSurvey>;
  fillForm: Result<WrittenDocument & { placeholders: FormPlaceholder[] }>;
  previewInjection: Result<Output<'wordDocument.preview'>>;
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
  /** Without the cards of its project, which come as messages until there are `cardCount` of them. */
  task: DocumentTask;
  cardCount: number;
  /** One 32-bit number: not 0 once the work is no longer wanted. */
  cancelFlag: SharedArrayBuffer;
}

export type WorkerMessage =
  | { type: 'progress'; progress: Progress }
  | { type: 'done'; result: Result<unknown> };
