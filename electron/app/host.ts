import type { EventName, Events } from '../../shared/ipc/calls';
import type { SettingsFile } from '../storage/settings';

export type FilePurpose = 'wordDocument' | 'projectFile' | 'spreadsheet' | 'evidence' | 'contentPack';

/** The shell's own open and save windows. `null` means the user closed the window without choosing. */
export interface Dialogs {
  chooseOpen(purpose: FilePurpose): Promise<string | null>;
  /** Absent where the shell lets one file be chosen at a time. */
  chooseSeveral?(purpose: FilePurpose): Promise<string[]>;
  chooseSave(purpose: FilePurpose, suggestedName: string): Promise<string | null>;
  /** Absent where the shell cannot ask for a folder. */
  chooseFolder?(): Promise<string | null>;
}

/** What the app needs from a shell. Electron and the browser host each supply one; paths are absolute. */
export interface Host {
  kind: 'electron' | 'browser';
  version: string;
  /** Where settings lie, and projects too unless the user chose another folder. */
  dataFolder: string;
  /** Whether the user chooses where projects lie; not when `dataFolder` was named from outside. */
  mayChooseFolder?: boolean;
  /** A second place told where the data lies; see `traceFolder`. */
  traceFolder?: string | null;
  templatesFolder: string;
  /** The built document worker, a CommonJS file. */
  workerFile: string;
  /** OS account name, for the history of a project. */
  accountName: string;
  /** Opens the settings file in a folder; conf when absent. */
  openSettingsFile?: (folder: string) => SettingsFile;
  /** `null` where the shell has none; the screen then shows its own picker over `folder.list`. */
  dialogs: Dialogs | null;
  /** Shows a file in the system's file manager; false when the shell cannot. */
  showInFolder(file: string): Promise<boolean>;
  /** Opens a document or picture in the system's program for it; false when the shell cannot. Never given a program. */
  openFile?(file: string): Promise<boolean>;
  emit<E extends EventName>(event: E, payload: Events[E]): void;
  /** Sentences the user should see at start, for example why the app runs in a browser window. */
  notices: string[];
}
