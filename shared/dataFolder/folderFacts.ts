import type { Failure } from '../ipc/failure';

/** What the program tried in a folder, in this order. */
export const trialSteps = ['create', 'write', 'readBack', 'rename', 'flush', 'document', 'longName'] as const;
export type TrialStep = (typeof trialSteps)[number];

/** What is known of a folder before it is judged. Everything here was asked of the system; nothing is guessed. */
export interface FolderFacts {
  /** Absolute, as chosen. */
  path: string;
  /** What the system says it really is: links followed, a mapped drive as its `\\server\share`. Same as `path` if unknown. */
  realPath: string;
  platform: 'windows' | 'mac' | 'linux';
  /** The user's home, absolute. */
  home: string;
  /** Environment variables, names as the system gives them. */
  environment: Readonly<Record<string, string | undefined>>;
  /** Linux: the mount the folder lies on. */
  mount: Mount | null;
  /** Bytes this user may still write; `null` when the system does not say. */
  freeBytes: number | null;
  trial: Trial;
}

export interface Mount {
  /** As in `/proc/self/mountinfo`: `ext4`, `cifs`, `fuse.sshfs`. */
  type: string;
  mountPoint: string;
  /** Whether the device under it is one that can be pulled out; `null` when the system does not say. */
  isRemovable: boolean | null;
}

export interface Trial {
  /** The first step that failed, with the reason; `null` when all went well. */
  failed: { step: TrialStep; failure: Failure } | null;
  /** What came back of a document in place of what was written: `wrapped` by a security product, `changed` otherwise. */
  document: 'same' | 'wrapped' | 'changed' | null;
}

export const emptyTrial: Trial = { failed: null, document: null };
