import { type Content, documentKindSchema } from '../content/content';
import type { AffectedRequirement } from '../contentPack/affectedRequirements';
import type { PackChange } from '../contentPack/packChanges';
import type { PackLabel } from '../contentPack/packFile';
import type { FolderFinding } from '../dataFolder/folderFindings';
import type { FormPlaceholder, FormSurvey } from '../docx/fillForm';
import type { InsertionPreview } from '../docx/injectIntoDocx';
import type { DocxOutline } from '../docx/inspectDocx';
import type { UpdateComparison } from '../docx/updateInsertions';
import { attachmentSchema, type Evidence, type EvidenceState } from '../evidence/evidence';
import type { ProjectDifferences } from '../exchange/differences';
import type { Relation } from '../exchange/relation';
import { shortestPassword } from '../exchange/shortestPassword';
import type { ChangesSince } from '../history/changesSince';
import { historyFilterSchema } from '../history/historyFilter';
import type { PaperSummary } from '../paper/surveyPapers';
import type { ChangePlace } from '../project/changePlace';
import { factsSchema } from '../project/facts';
import { type Operation, operationSchema } from '../project/operations';
import type { Project } from '../project/project';
import type { ReadDocument } from '../reading/readDocument';
import type { ReadProblem, Reconciliation } from '../reading/reconcile';
import { insertableSchema } from '../rfp/insertable';
import { z } from '../zod';
import type { Failure } from './failure';

/**
 * The one contract between the screen and the computer. A call's name is noun.verb; its input is checked by the schema
 * here on every host; its output is a `Result`. Values are JSON. Paths never cross: files are tokens the host gave out.
 */

/** A file or folder the user chose; the token is worthless outside the host that gave it. */
export interface FileRef {
  token: string;
  /** For display. */
  name: string;
  sizeBytes: number | null;
}

export interface ProjectSummary {
  id: string;
  projectName: string;
  agency: string;
  /** ISO instant of the last change. */
  changedAt: string;
  requirementCount: number;
  /** Korean name of the first stage that still has an open activity. */
  stageName: string;
  isSample: boolean;
  /** ISO instant at which it was last opened on this PC; `null` when that is not known. */
  openedAt: string | null;
  isPinned: boolean;
  /** Set when the project could not be read; it is still on disk. */
  damaged?: string;
}

/** What opening found and mended, each a Korean sentence for the user. */
export type RecoveryNotice = string;

export interface OpenedProject {
  project: Project;
  revision: number;
  undo: string | null;
  redo: string | null;
  /** Opened for reading because somebody else has it open; changes answer `readOnlyProject`. */
  readOnly: boolean;
  notices: RecoveryNotice[];
}

export interface Applied {
  revision: number;
  /** ISO instant at which the change was on disk. */
  savedAt: string;
  /** Names of what 되돌리기 and 다시 실행 would do, or null. */
  undo: string | null;
  redo: string | null;
}

/** A change as the 감사 기록 shows it. */
export interface HistoryRecord {
  /** The project's revision after it. */
  revision: number;
  /** ISO instant. */
  at: string;
  /** OS account name. */
  account: string;
  /** The name of the settings at that time; `null` where it was not written down. */
  displayName: string | null;
  kind: 'do' | 'undo' | 'redo';
  /** What was done, in Korean. */
  name: string;
  operationCount: number;
  place: ChangePlace;
  /** Every place it touched, each once. */
  places: ChangePlace[];
  /** Whether it and every record before it are there and unchanged. */
  isProven: boolean;
}

export interface ProjectHistory {
  /** Newest first. */
  records: HistoryRecord[];
  /** How many records there are that the range and the filter let through. */
  total: number;
  /** How many records the project has in all. */
  all: number;
  /** Everybody the history names, as `personOf` writes them. */
  people: string[];
  /** Whether the whole history is there and unchanged, up to the newest record known. */
  isProven: boolean;
  /** Hash over the whole history: written down elsewhere, it shows later that nothing before it was changed. */
  fingerprint: string;
}

export const backupReasons = [
  'hourly',
  'daily',
  'manual',
  'beforeImport',
  'beforeRestore',
  'beforeMigration',
] as const;
export type BackupReason = (typeof backupReasons)[number];

export interface Backup {
  /** Its file name. */
  id: string;
  /** ISO instant, to the minute. */
  at: string;
  reason: BackupReason;
  sizeBytes: number;
  /** `null` when it cannot be read. */
  requirementCount: number | null;
  /** Why it cannot be read, a Korean sentence. */
  problem: string | null;
}

export interface Saved {
  file: FileRef;
  sizeBytes: number;
  sha256: string;
  /** Sentences to show with the result, for example that the place was inside a table cell. */
  notes: string[];
}

/** What a `.baljugil` holds, before anything of it is taken in. */
export interface ExchangePreview {
  /** SHA-256 of the file as it was looked at. */
  sha256: string;
  projectId: string;
  projectName: string;
  agency: string;
  /** Who made the file, as it says; empty when it does not say. */
  savedBy: string;
  /** ISO instant at which it was made, as it says; empty when it does not say. */
  savedAt: string;
  appVersion: string;
  fileVersion: number;
  isLocked: boolean;
  /** Changes the project has gone through; `null` in files that do not say. */
  revision: number | null;
  requirementCount: number;
  /** Changes whose record the file carries. */
  historyCount: number;
  evidenceCount: number;
  relation: Relation;
  /** The same project on this PC, if it is here and can be read. */
  mine: {
    projectName: string;
    revision: number;
    changedAt: string;
    requirementCount: number;
    differences: ProjectDifferences;
  } | null;
  /** Whether replacing takes so much away that it has to be confirmed a second time. */
  isNoticeableLoss: boolean;
  /** Korean sentences to show with it. */
  notes: string[];
}

export interface ListedEvidence extends Evidence {
  /** `unreadable` when the disk did not answer: it may be there. */
  state: EvidenceState | 'unreadable';
}

/** A file that was not attached, and why. */
export interface RefusedEvidence {
  fileName: string;
  failure: Failure;
}

/** What a Word document offers as places. */
export interface DocumentOutline extends DocxOutline {
  file: FileRef;
  /** SHA-256 of the document as it was looked at. */
  sha256: string;
  /** Whether it can be written over: it was chosen, not dropped. */
  hasOriginal: boolean;
}

/** What a content pack would change, before anything of it is installed. */
export interface PackPreview extends PackLabel {
  /** SHA-256 of the file as it was looked at. */
  sha256: string;
  /** The version of the same pack in use; `null` when there is none. */
  installedVersion: string | null;
  changes: PackChange[];
  affected: AffectedRequirement[];
}

export interface ListedPacks {
  packs: (PackLabel & { installedAt: string; itemCount: number; isUsed: boolean })[];
  notices: string[];
}

/** A form kept on this PC, to be filled again. */
export interface KeptForm {
  id: string;
  name: string;
  /** Whose form it is; empty when that was not said. */
  agency: string;
  fileName: string;
  sha256: string;
  sizeBytes: number;
  /** ISO instant. */
  addedAt: string;
}

export interface FolderListing {
  folder: FileRef;
  /** Human-readable location. */
  displayPath: string;
  parent: FileRef | null;
  places: FileRef[];
  folders: FileRef[];
  files: FileRef[];
  writable: boolean;
}

export interface Settings {
  displayName: string;
  colorScheme: 'light' | 'dark' | 'auto';
  /** KRDS text size steps. */
  textScale: 0.9 | 1 | 1.1 | 1.3 | 1.5;
  /** For display; changed by `backup.setSecondFolder` and not by `settings.change`, because paths never cross. */
  secondBackupFolder?: string | null;
}

/** Where things stand with the folder projects lie in. Nothing can be opened or made until it is `ready`. */
export type DataFolderState =
  | { kind: 'ready' }
  /** The first start, or one after which nothing is left of the settings; `trace` is what a second place remembers. */
  | { kind: 'notChosen'; trace: { folder: string; projectCount: number; at: string } | null }
  /** Chosen and not there: a stick that was pulled out, a network that is down. */
  | { kind: 'missing'; displayPath: string; projectCount: number }
  /** There, but nothing of what was in it last time. */
  | { kind: 'emptied'; displayPath: string; projectCount: number };

/** A folder as it was found by trying it. */
export interface DataFolderReport {
  /** Where projects would lie: the folder asked about or one inside it. */
  folder: FileRef;
  displayPath: string;
  isDefault: boolean;
  /** Whether projects lie there now. */
  isPresent: boolean;
  /** Whether it would be made. */
  isNew: boolean;
  /** Projects it holds already. */
  projectCount: number;
  findings: FolderFinding[];
  mayUse: boolean;
}

export interface AppInfo {
  host: 'electron' | 'browser' | 'commandLine';
  version: string;
  /** For display: the folder projects lie in, or would by default. */
  dataFolder: string;
  dataFolderState: DataFolderState;
  /** False when the folder was named from outside. */
  mayChooseFolder: boolean;
  /** OS account name. */
  accountName: string;
  /** True when the host shows its own open/save dialogs; otherwise the app shows its folder picker. */
  hasNativeDialogs: boolean;
  settings: Settings;
  notices: string[];
}

const pixel = z.int().min(-100_000).max(100_000);
const token = z.string().min(1).max(200);
const projectId = z.string().min(1).max(100);
const password = z.string().max(1_000);
const newPassword = z.string().min(shortestPassword).max(1_000);
const evidenceId = z.string().min(1).max(100);
const backupId = z.string().min(1).max(100);
const filePurpose = z.enum(['wordDocument', 'projectFile', 'spreadsheet', 'evidence', 'contentPack']);

const formId = z.string().regex(/^[0-9a-f-]{1,64}$/);
const formName = z.string().trim().min(1).max(120);
const agencyName = z.string().trim().max(120);

/** A form to fill: chosen or dropped now, or one kept before. */
const formSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), file: token }),
  z.strictObject({ kind: z.literal('kept'), formId }),
]);

/** Values for this document only, by what stands between the braces; an empty one leaves the place blank. */
const givenValuesSchema = z
  .record(z.string().min(1).max(120), z.string().max(4_000))
  .refine((values) => Object.keys(values).length <= 1_000, '값이 너무 많아요.');

const positionSchema = z.enum(['before', 'after', 'replace']);

export const placeSchema = z.discriminatedUnion('kind', [
  /** Instead of the placeholder, or beside the paragraph it stands in. */
  z.strictObject({
    kind: z.literal('placeholder'),
    text: z.string().min(1).max(200),
    position: positionSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('headingText'),
    text: z.string().min(1).max(1_000),
    position: positionSchema,
  }),
  /** Index as given by `wordDocument.inspect`. */
  z.strictObject({ kind: z.literal('paragraph'), index: z.int().min(0), position: positionSchema }),
  z.strictObject({ kind: z.literal('end') }),
]);

const tableLookSchema = z.union([z.enum(['auto', 'own']), z.int().min(0)]);

/** `original` writes over the document itself and keeps what it was as a new `.bak` beside it. */
const writtenToSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('copy'), target: token }),
  z.strictObject({ kind: z.literal('original') }),
]);

const injectionShape = {
  file: token,
  /** As `wordDocument.inspect` gave it; a document changed since is `fileChanged`. */
  sha256: z.string().max(64).optional(),
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('project'), projectId }),
    /** Library items, without a project; only `cards` of all of them can go in. */
    z.strictObject({ kind: z.literal('templates'), templateIds: z.array(z.string()).min(1) }),
  ]),
  insertions: z
    .array(z.strictObject({ place: placeSchema, what: insertableSchema }))
    .min(1)
    .max(200),
  /** Look of our tables: like one of the document's (index as given by `inspect`), or our own; `auto` when absent. */
  tableLook: tableLookSchema.optional(),
  /** As tracked changes, by the person of the settings. */
  tracked: z.boolean().optional(),
};

const settingsSchema = z.strictObject({
  displayName: z.string().max(60),
  colorScheme: z.enum(['light', 'dark', 'auto']),
  textScale: z.union([z.literal(0.9), z.literal(1), z.literal(1.1), z.literal(1.3), z.literal(1.5)]),
});

const nothing = z.strictObject({});

/** Phantom type of a call's output; outputs are ours, so they are typed and not parsed again. */
function returns<T>(): { output: T } {
  return {} as { output: T };
}

export const calls = {
  'app.describe': { input: nothing, ...returns<AppInfo>() },
  'settings.change': { input: settingsSchema.partial(), ...returns<Settings>() },
  /** Where the window is, from a host whose window is a browser's; device-independent pixels. */
  'window.placed': {
    input: z.strictObject({ x: pixel, y: pixel, width: pixel, height: pixel, isMaximized: z.boolean() }),
    ...returns<null>(),
  },
  'content.read': { input: nothing, ...returns<Content>() },

  /** Agency packs in use, and Korean sentences about those that could not be used. */
  'contentPack.list': { input: nothing, ...returns<ListedPacks>() },
  /** What a carried-in pack would change here. Nothing is installed. */
  'contentPack.preview': { input: z.strictObject({ file: token }), ...returns<PackPreview>() },
  /** Installs the pack as it was looked at and answers the content in use from then on. */
  'contentPack.install': {
    input: z.strictObject({
      file: token,
      sha256: z.string().max(64),
      taken: z.array(z.string().max(300)).max(2_000),
    }),
    ...returns<Content>(),
  },
  /** Takes a pack off again; cards taken from it stay as they are. */
  'contentPack.remove': { input: z.strictObject({ name: z.string().min(1).max(80) }), ...returns<Content>() },

  /** Tries a folder by writing to it and says what speaks against it. The trial leaves nothing behind. */
  'dataFolder.examine': {
    input: z.discriminatedUnion('place', [
      z.strictObject({ place: z.enum(['present', 'default']) }),
      z.strictObject({ place: z.literal('chosen'), folder: token }),
    ]),
    ...returns<DataFolderReport>(),
  },
  /** Native dialog, as `file.chooseOpen`. */
  'dataFolder.choose': {
    input: nothing,
    ...returns<{ folder: FileRef | null; needsPicker: boolean }>(),
  },
  /** `copy` takes all projects along, verified, and leaves the old folder as it was. */
  'dataFolder.use': {
    input: z.strictObject({ folder: token, bring: z.enum(['copy', 'nothing']), jobId: token }),
    ...returns<DataFolderState>(),
  },
  'dataFolder.retry': { input: nothing, ...returns<DataFolderState>() },
  /** Goes on with a folder in which nothing is left. */
  'dataFolder.continueEmpty': { input: nothing, ...returns<DataFolderState>() },

  'project.list': { input: nothing, ...returns<ProjectSummary[]>() },
  'project.create': { input: z.strictObject({ facts: factsSchema }), ...returns<{ projectId: string }>() },
  'project.createSample': { input: nothing, ...returns<{ projectId: string }>() },
  'project.open': {
    input: z.strictObject({ projectId, readOnly: z.boolean().optional() }),
    ...returns<OpenedProject>(),
  },
  /** Ends a lock whose owner cannot be asked; owner, host and since as `projectInUse` gave them. */
  'project.breakLock': {
    input: z.strictObject({
      projectId,
      owner: z.string().max(300),
      host: z.string().max(300),
      since: z.string().max(40).nullable(),
    }),
    ...returns<null>(),
  },
  /** The project as it is on disk, as a project of its own. Takes no lock of the original. */
  'project.copy': {
    input: z.strictObject({ projectId }),
    ...returns<{ projectId: string; projectName: string }>(),
  },
  /** Keeps a project at the head of the list on this PC. */
  'project.pin': {
    input: z.strictObject({ projectId, isPinned: z.boolean() }),
    ...returns<null>(),
  },
  'project.close': { input: z.strictObject({ projectId }), ...returns<null>() },
  'project.apply': {
    input: z.strictObject({
      projectId,
      revision: z.int().min(0),
      operations: z.array(operationSchema).min(1).max(1_000),
    }),
    ...returns<Applied>(),
  },
  'project.undo': {
    input: z.strictObject({ projectId }),
    ...returns<Applied & { operations: Operation[] }>(),
  },
  'project.redo': {
    input: z.strictObject({ projectId }),
    ...returns<Applied & { operations: Operation[] }>(),
  },
  'project.remove': { input: z.strictObject({ projectId }), ...returns<null>() },
  'project.restore': { input: z.strictObject({ projectId }), ...returns<null>() },
  /** From a `.baljugil` file into the store, as a new project when the id is already there. */
  'project.import': { input: z.strictObject({ file: token }), ...returns<{ projectId: string }>() },
  'project.saveCopy': { input: z.strictObject({ projectId, target: token }), ...returns<Saved>() },

  'exchange.preview': {
    input: z.strictObject({ file: token, password: password.optional() }),
    ...returns<ExchangePreview>(),
  },
  /** `replace` backs the present project up first; `confirmLoss` answers `lossNotConfirmed`. */
  'exchange.import': {
    input: z.strictObject({
      file: token,
      password: password.optional(),
      as: z.enum(['new', 'replace']),
      /** The file as previewed; another one in its place is `fileChanged`. */
      sha256: z.string().max(64).optional(),
      confirmLoss: z.boolean().optional(),
    }),
    ...returns<{ projectId: string; notes: string[] }>(),
  },
  /** With the history; locked when there are passwords (at most four, each opens the file). */
  'exchange.export': {
    input: z.strictObject({
      projectId,
      target: token,
      passwords: z.array(newPassword).max(4).optional(),
    }),
    ...returns<Saved>(),
  },
  /** The journal as 감사 기록. `after` asks for what changed since a revision; `skip` passes over the newest ones. */
  'project.history': {
    input: z.strictObject({
      projectId,
      after: z.int().min(0).optional(),
      before: z.int().min(1).optional(),
      skip: z.int().min(0).optional(),
      limit: z.int().min(1).max(10_000).optional(),
      filter: historyFilterSchema.optional(),
    }),
    ...returns<ProjectHistory>(),
  },
  /** What changed after a revision, or after an instant, by the places that were changed. */
  'history.changesSince': {
    input: z.strictObject({
      projectId,
      since: z.union([
        z.strictObject({ revision: z.int().min(0) }),
        z.strictObject({ at: z.string().min(1).max(40) }),
      ]),
    }),
    ...returns<ChangesSince>(),
  },
  /** Of the whole history, or of what the filter lets through. */
  'history.exportXlsx': {
    input: z.strictObject({ projectId, target: token, filter: historyFilterSchema.optional() }),
    ...returns<Saved>(),
  },

  'backup.list': {
    input: z.strictObject({ projectId }),
    /** `rule` says which ones are kept; `secondFolder` is for display. */
    ...returns<{ backups: Backup[]; rule: string; secondFolder: string | null }>(),
  },
  /** What restoring it in place would change. */
  'backup.compare': {
    input: z.strictObject({ projectId, backupId }),
    ...returns<{ differences: ProjectDifferences; isNoticeableLoss: boolean; requirementCount: number }>(),
  },
  'backup.make': { input: z.strictObject({ projectId }), ...returns<Backup>() },
  /** In `place` of the project, after a backup and as one change 되돌리기 takes back, or as a project of its own. */
  'backup.restore': {
    input: z.strictObject({ projectId, backupId, into: z.enum(['copy', 'place']) }),
    ...returns<{ projectId: string }>(),
  },
  'backup.remove': { input: z.strictObject({ projectId, backupId }), ...returns<null>() },
  /** Native dialog, as `file.chooseOpen`. */
  'backup.chooseSecondFolder': {
    input: nothing,
    ...returns<{ secondFolder: string | null; needsPicker: boolean }>(),
  },
  'backup.setSecondFolder': {
    input: z.strictObject({ folder: token.nullable() }),
    ...returns<{ secondFolder: string | null }>(),
  },

  /**
   * Copies files in as evidence and adds them by one change on `revision`; `change` is `null` when none of them was taken.
   * Bytes are on disk before the change is.
   */
  'evidence.attach': {
    input: z.strictObject({
      projectId,
      revision: z.int().min(0),
      files: z.array(token).min(1).max(100),
      attachedTo: attachmentSchema,
    }),
    ...returns<{
      change: (Applied & { operations: Operation[] }) | null;
      refused: RefusedEvidence[];
      /** Sentences to show with it, for example that a file is wrapped by 문서보안. */
      notes: string[];
    }>(),
  },
  /** Every piece with the state of its bytes; `thorough` reads all of them again. */
  'evidence.list': {
    input: z.strictObject({ projectId, thorough: z.boolean().optional() }),
    ...returns<{ evidence: ListedEvidence[]; usedBytes: number; limitBytes: number }>(),
  },
  /** Opens a copy with the system's program. Only after the user said so, and only what `isOpenable`. */
  'evidence.open': { input: z.strictObject({ projectId, evidenceId }), ...returns<null>() },
  'evidence.saveCopy': {
    input: z.strictObject({ projectId, evidenceId, target: token }),
    ...returns<Saved>(),
  },
  /** Fetches missing and changed bytes back from the backups; what is found there is proven by its hash. */
  'evidence.recover': {
    input: z.strictObject({ projectId }),
    ...returns<{ recovered: number; lost: number }>(),
  },

  /** Native dialog. `needsPicker` asks the screen to show its own picker over `folder.list`. */
  'file.chooseOpen': {
    input: z.strictObject({ purpose: filePurpose }),
    ...returns<{ file: FileRef | null; needsPicker: boolean }>(),
  },
  /** As `file.chooseOpen`, where one or more files may be chosen; empty when the user changed their mind. */
  'file.chooseSeveral': {
    input: z.strictObject({ purpose: filePurpose }),
    ...returns<{ files: FileRef[]; needsPicker: boolean }>(),
  },
  'file.chooseSave': {
    input: z.strictObject({ purpose: filePurpose, suggestedName: z.string().min(1).max(255) }),
    ...returns<{ target: FileRef | null; needsPicker: boolean }>(),
  },
  /** Bytes dropped on the window; base64, at most 64 MiB decoded. */
  'file.receive': {
    input: z.strictObject({ name: z.string().min(1).max(255), base64: z.string() }),
    ...returns<FileRef>(),
  },
  /** Token for a new file in a folder listed by `folder.list`. `exists` lets the screen ask before replacing. */
  'file.inFolder': {
    input: z.strictObject({ folder: token, name: z.string().min(1).max(255) }),
    ...returns<{ target: FileRef; exists: boolean }>(),
  },
  'file.showInFolder': { input: z.strictObject({ file: token }), ...returns<null>() },
  'folder.list': {
    input: z.strictObject({ folder: token.nullable(), purpose: filePurpose }),
    ...returns<FolderListing>(),
  },

  'rfp.exportDocx': {
    input: z.strictObject({ projectId, target: token, jobId: token }),
    ...returns<Saved>(),
  },
  /** The papers besides the RFP, and what each would still ask for. */
  'paper.list': { input: z.strictObject({ projectId }), ...returns<PaperSummary[]>() },
  'paper.make': {
    input: z.strictObject({ projectId, kind: documentKindSchema, target: token, jobId: token }),
    ...returns<Saved>(),
  },
  'wordDocument.inspect': { input: z.strictObject({ file: token }), ...returns<DocumentOutline>() },
  /** What an insertion would do; refuses what it would refuse. */
  'wordDocument.preview': {
    input: z.strictObject(injectionShape),
    ...returns<{ insertions: (InsertionPreview & { name: string })[]; notes: string[] }>(),
  },
  /** What an earlier insertion left in the document, held against the project. */
  'wordDocument.compare': {
    input: z.strictObject({ file: token, projectId }),
    ...returns<UpdateComparison & { sha256: string }>(),
  },
  /** Brings what was put in before up to date; nothing outside it changes. */
  'wordDocument.update': {
    input: z.strictObject({
      file: token,
      sha256: z.string().max(64).optional(),
      projectId,
      changes: z
        .array(z.strictObject({ index: z.int().min(0), action: z.enum(['update', 'remove']) }))
        .max(20_000),
      /** Requirements put behind the last one that is there. */
      add: z.array(z.string()).max(10_000),
      tableLook: tableLookSchema.optional(),
      tracked: z.boolean().optional(),
      to: writtenToSchema,
      jobId: token,
    }),
    ...returns<Saved & { backupName: string | null }>(),
  },
  'wordDocument.inject': {
    input: z.strictObject({
      ...injectionShape,
      to: writtenToSchema,
      jobId: token,
    }),
    /** `backupName` names the `.bak`. */
    ...returns<Saved & { backupName: string | null }>(),
  },
  /** The requirement tables, lists and headings of a Word document. */
  'wordDocument.read': {
    input: z.strictObject({ file: token, jobId: token }),
    ...returns<{ file: FileRef; document: ReadDocument }>(),
  },
  /** A project held against a document: the same, reworded, missing, added. What is taken over goes through `project.apply`. */
  'wordDocument.reconcile': {
    input: z.strictObject({ projectId, file: token, jobId: token }),
    ...returns<{ file: FileRef; revision: number; reconciliation: Reconciliation }>(),
  },
  /** A new project with the requirements of a document instead of those of the library. */
  'project.createFromDocument': {
    input: z.strictObject({ facts: factsSchema, file: token, jobId: token }),
    ...returns<{ projectId: string; requirementCount: number; problems: ReadProblem[] }>(),
  },
  /** What filling a form would do: every `{{…}}` with its value, or that there is none. */
  'form.survey': {
    input: z.strictObject({ projectId, form: formSchema, values: givenValuesSchema, jobId: token }),
    ...returns<FormSurvey & { fileName: string; sha256: string }>(),
  },
  /** Fills a form into a new file, which is never the form. What has no value becomes `〔작성: …〕`. */
  'form.fill': {
    input: z.strictObject({
      projectId,
      form: formSchema,
      /** As `form.survey` gave it; a form changed since is `fileChanged`. */
      sha256: z.string().max(64),
      values: givenValuesSchema,
      target: token,
      jobId: token,
    }),
    ...returns<Saved & { placeholders: FormPlaceholder[] }>(),
  },
  'form.list': { input: nothing, ...returns<KeptForm[]>() },
  /** Copies a form into the data folder; the same file under the same name and agency is kept once. */
  'form.keep': {
    input: z.strictObject({ file: token, name: formName, agency: agencyName }),
    ...returns<KeptForm>(),
  },
  'form.rename': {
    input: z.strictObject({ formId, name: formName, agency: agencyName }),
    ...returns<KeptForm>(),
  },
  'form.remove': { input: z.strictObject({ formId }), ...returns<null>() },
  'job.cancel': { input: z.strictObject({ jobId: token }), ...returns<null>() },
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Input<C extends CallName> = z.infer<Calls[C]['input']>;
export type Output<C extends CallName> = Calls[C]['output'];

export const callNames = Object.keys(calls) as CallName[];

/** Facts broadcast by the host; they inform, they never command. */
export interface Events {
  'job.progress': { jobId: string; done: number; total: number; label: string };
  'app.closing': { reason: string };
  /** Something went wrong that fails no call, such as an automatic backup; a Korean sentence. */
  'app.notice': { text: string };
}
export type EventName = keyof Events;
export const eventNames = [
  'job.progress',
  'app.closing',
  'app.notice',
] as const satisfies readonly EventName[];
