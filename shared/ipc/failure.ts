import type { ProjectDifferences } from '../exchange/differences';

/**
 * Every failure a user can meet. Expected failures are values of this type; bugs throw.
 * Each has a Korean sentence in `shared/ipc/failureText.ts` saying what happened and what to do.
 */
export type Failure =
  // Input
  | { type: 'invalidInput'; problems: InputProblem[] }
  | { type: 'invalidJson'; fileName: string; detail: string }
  // Files
  | { type: 'fileNotFound'; fileName: string }
  | { type: 'fileInUse'; fileName: string }
  | { type: 'permissionDenied'; fileName: string }
  | { type: 'readOnly'; fileName: string }
  | { type: 'diskFull'; fileName: string }
  /** Known before anything was written. */
  | { type: 'notEnoughSpace'; fileName: string; neededBytes: number; freeBytes: number }
  | { type: 'deviceFailed'; fileName: string; code: string }
  | { type: 'fileTooLarge'; fileName: string; limitMegabytes: number }
  | { type: 'invalidFileName'; fileName: string }
  | { type: 'folderNotFound'; folderName: string }
  /** A folder projects cannot be kept in, or not beside those it holds. */
  | { type: 'folderUnsuitable'; folderName: string; reason: string }
  | { type: 'folderHoldsProjects'; folderName: string }
  /** There is no data folder yet, or the one that was chosen is not there. */
  | { type: 'noDataFolder' }
  | { type: 'wouldOverwriteInput'; fileName: string }
  | { type: 'fileChanged'; fileName: string }
  | { type: 'staleFileToken' }
  // Evidence
  | { type: 'emptyFile'; fileName: string }
  /** A program, script or shortcut is never taken as evidence. */
  | { type: 'runnableFile'; fileName: string }
  | { type: 'evidenceFull'; fileName: string; limitMegabytes: number }
  | { type: 'tooManyEvidence'; fileName: string; limit: number }
  | { type: 'evidenceAttached'; fileName: string }
  | { type: 'evidenceNotFound' }
  | { type: 'evidenceMissing'; fileName: string }
  | { type: 'evidenceChanged'; fileName: string }
  /** Only documents and pictures that carry no program are opened from here. */
  | { type: 'notOpenable'; fileName: string }
  // Project files
  | {
      type: 'notProjectFile';
      fileName: string;
      reason: 'empty' | 'notArchive' | 'otherArchive';
      /** What it is instead, where that can be told. */
      is?: OtherFormat;
    }
  | { type: 'projectFileDamaged'; fileName: string; detail: string }
  | { type: 'newerVersion'; fileName: string; version: number; supported: number }
  | { type: 'passwordRequired'; fileName: string }
  | { type: 'wrongPassword'; fileName: string }
  /** Replacing a project would take many of its requirements away; it has to be asked for a second time. */
  | { type: 'lossNotConfirmed'; removed: number; total: number }
  | { type: 'projectNotFound'; projectId: string }
  | { type: 'projectDamaged'; projectId: string; detail: string }
  | {
      type: 'projectInUse';
      projectId: string;
      /** OS account name; empty when two starts gave way to each other. */
      owner: string;
      host: string;
      /** ISO instant; `null` where the lock does not say. */
      since: string | null;
      /** Whether `project.breakLock` may end it: the owner cannot be seen from here to be running. */
      isBreakable: boolean;
    }
  | { type: 'readOnlyProject'; projectId: string }
  | { type: 'lockChanged'; projectId: string }
  | { type: 'lockLost'; projectId: string }
  /** A project of an older format that could not be brought over; `detail` is a Korean sentence saying why. */
  | { type: 'migrationStopped'; projectId: string; projectName: string; detail: string }
  /** Somebody else has changed the project; what was done here was kept as a project of its own, or nothing had to be. */
  | {
      type: 'projectConflict';
      projectId: string;
      mine: ConflictSide;
      /** `null` when the project as the other left it cannot be read. */
      theirs: ConflictSide | null;
      /** How theirs differs from mine; `null` together with `theirs`. */
      differences: ProjectDifferences | null;
    }
  | { type: 'backupNotFound'; projectId: string; backupId: string }
  | { type: 'revisionMismatch'; projectId: string }
  | { type: 'operationRejected'; operation: string; reason: string }
  | { type: 'nothingToUndo' }
  | { type: 'nothingToRedo' }
  // Word documents
  | {
      type: 'notWordDocument';
      fileName: string;
      reason: 'empty' | 'notArchive' | 'otherArchive' | 'noMainPart';
      is?: OtherFormat;
    }
  | { type: 'protectedByDrm'; fileName: string; product: string | null }
  | { type: 'encryptedDocument'; fileName: string }
  | { type: 'legacyWordFormat'; fileName: string }
  | { type: 'hangulFormat'; fileName: string; kind: 'hwp' | 'hwpx' }
  | { type: 'strictDocument'; fileName: string }
  | { type: 'damagedDocument'; fileName: string; detail: string }
  | { type: 'documentTooComplex'; fileName: string; detail: string }
  | { type: 'placeholderNotFound'; placeholder: string; elsewhere: string[] }
  /** `under`: the headings it stands under. */
  | { type: 'placeholderAmbiguous'; placeholder: string; count: number; under?: string[] }
  | { type: 'placeUnsuitable'; place: string; reason: PlaceProblem; under?: string }
  | { type: 'placeNotFound'; place: string }
  | { type: 'headingNotFound'; heading: string; similar: string[] }
  | { type: 'headingAmbiguous'; heading: string; count: number }
  | { type: 'nothingToInsert' }
  /** A requirement or chapter asked for is not in the project. */
  | { type: 'contentNotFound'; what: string; available: string[] }
  /** The document has no placeholder of the vocabulary. */
  | { type: 'noKnownPlaceholder'; fileName: string }
  // Forms
  /** The document has no `{{…}}` at all. */
  | { type: 'noFormPlaceholder'; fileName: string }
  /** Placeholders without a value or outside the vocabulary, or where nothing can be filled in. */
  | {
      type: 'formIncomplete';
      fileName: string;
      unknown: { written: string; suggestion: string | null }[];
      unfilled: string[];
      refused: { written: string; place: string; reason: string }[];
    }
  | { type: 'formNotFound' }
  /** The list of saved forms cannot be read; it is never written over. */
  | { type: 'formsDamaged'; detail: string }
  | { type: 'tooManyForms'; limit: number }
  /** Somebody changed in Word what an update would write over. */
  | { type: 'editedInWord'; titles: string[] }
  /** What was put in before as tracked changes, or holds some, and nobody has accepted or refused them. */
  | { type: 'undecidedChanges'; titles: string[] }
  /** The document was dropped on the window, so that nobody knows where its original is. */
  | { type: 'originalUnknown'; fileName: string }
  | { type: 'noRequirementsFound'; fileName: string }
  // Content packs
  | { type: 'notContentPack'; fileName: string; reason: 'empty' | 'other'; is?: OtherFormat }
  | { type: 'packDamaged'; fileName: string; detail: string }
  /** What it holds contradicts itself or the content it would lie over. */
  | { type: 'packContradicts'; fileName: string; file: string; detail: string }
  /** The one installed is as new or newer. */
  | { type: 'packOlder'; name: string; version: string; installed: string }
  | { type: 'packItemUnknown'; fileName: string; items: string[] }
  | { type: 'packNotInstalled'; name: string }
  /** A pack's file is not to be taken for a project's. */
  | { type: 'packFileName'; fileName: string }
  /** There is no content in the folder a pack was to be made of. */
  | { type: 'noContentFiles'; folderName: string }
  // Work
  | { type: 'cancelled' }
  | { type: 'workerFailed'; detail: string }
  // Host
  | { type: 'notAvailableHere'; what: string }
  | { type: 'unknownCall'; call: string }
  | { type: 'forbidden' }
  | { type: 'contentDamaged'; file: string; detail: string }
  | { type: 'settingsDamaged'; detail: string }
  /** A bug, logged; the only failure whose cause the product does not know. */
  | { type: 'unexpected'; reference: string };

/** One of two states of a project that have gone apart. */
export interface ConflictSide {
  /** The project it is kept as. */
  projectId: string;
  projectName: string;
  requirementCount: number;
  revision: number;
  /** ISO instant of its last change. */
  changedAt: string;
  /** Who made that change; empty when the history does not say. */
  changedBy: string;
}

export type FailureType = Failure['type'];

/** Files an officer takes for another kind of file. */
export type OtherFormat =
  | 'hwp'
  | 'hwpx'
  | 'legacyWord'
  | 'wordDocument'
  | 'encryptedOffice'
  | 'spreadsheet'
  | 'slides'
  | 'pdf'
  | 'projectFile'
  | 'contentPack';

export interface InputProblem {
  /** Where: a JSON path such as `facts.totalBudget`. */
  path: string;
  /** What is wrong, a Korean sentence. */
  message: string;
}

export type PlaceProblem =
  | 'insideField'
  | 'insideTextBox'
  | 'insideTrackedInsertion'
  | 'insideTrackedDeletion'
  | 'insideHeaderOrFooter'
  | 'insideContentControl'
  | 'insideNote';

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}
