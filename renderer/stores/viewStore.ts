import { create } from 'zustand';
import type { StageId } from '../../shared/content/content';
import type { FileRef } from '../../shared/ipc/calls';
import type { Failure } from '../../shared/ipc/failure';
import type { FactName } from '../../shared/project/facts';
import type { Requirement } from '../../shared/requirement/requirement';
import type { SectionPlace } from '../../shared/rfp/referenceInSection';

export const screens = [
  'writing',
  'evaluation',
  'lifecycle',
  'diagnosis',
  'audit',
  'finalInspection',
  'history',
] as const;
export type Screen = (typeof screens)[number];

export type Target =
  | { kind: 'requirement'; id: string; field?: keyof Requirement }
  | { kind: 'chapter'; chapterId: string }
  | { kind: 'section'; chapterId: string; sectionId: string }
  | { kind: 'fact'; name: FactName }
  | { kind: 'stage'; id: StageId }
  | { kind: 'activity'; id: string }
  | { kind: 'diagnosisItem'; number: number }
  | { kind: 'criterion'; round: 'audit' | 'finalInspection'; id: string };

export type DialogName =
  | 'newProject'
  | 'editFacts'
  | 'quickInject'
  | 'readBack'
  | 'papers'
  | 'fillForm'
  | 'importProject'
  | 'exportCopy'
  | 'evidence'
  | 'backups'
  | 'projectInUse'
  | 'notices'
  | 'reference'
  | 'settings'
  | 'contentPacks'
  | 'shortcuts'
  | 'about';

export interface ViewState {
  screen: Screen;
  stageId: StageId | null;
  target: Target | null;
  targetSerial: number;
  dialog: DialogName | null;
  injectFile: FileRef | null;
  importFile: FileRef | null;
  /** Whose backups the dialog shows. */
  backupsOf: { projectId: string; projectName: string } | null;
  /** The project somebody else has open, and who. */
  inUse: { projectId: string; owner: Extract<Failure, { type: 'projectInUse' }> } | null;
  compact: boolean;
  /** The section of the RFP last written in. */
  lastSection: SectionPlace | null;

  go(screen: Screen): void;
  reveal(target: Target): void;
  targetReached(): void;
  selectStage(id: StageId): void;
  openDialog(name: DialogName): void;
  closeDialog(): void;
  startInjection(file: FileRef): void;
  startImport(file: FileRef): void;
  showBackups(projectId: string, projectName: string): void;
  showInUse(projectId: string, owner: Extract<Failure, { type: 'projectInUse' }>): void;
  setCompact(compact: boolean): void;
  enterSection(place: SectionPlace): void;
  reset(): void;
}

export const useView = create<ViewState>((set) => ({
  screen: 'writing',
  stageId: null,
  target: null,
  targetSerial: 0,
  dialog: null,
  injectFile: null,
  importFile: null,
  backupsOf: null,
  inUse: null,
  compact: false,
  lastSection: null,

  go: (screen) => set({ screen, target: null }),
  reveal: (target) =>
    set((state) => ({
      target,
      targetSerial: state.targetSerial + 1,
      screen: screenOf(target) ?? state.screen,
      dialog: target.kind === 'fact' ? 'editFacts' : null,
      stageId: target.kind === 'stage' ? target.id : state.stageId,
    })),
  targetReached: () => set({ target: null }),
  selectStage: (stageId) => set({ stageId, screen: 'lifecycle' }),
  openDialog: (dialog) => set({ dialog, injectFile: null, importFile: null }),
  closeDialog: () => set({ dialog: null, injectFile: null, importFile: null }),
  startInjection: (injectFile) => set({ dialog: 'quickInject', injectFile }),
  startImport: (importFile) => set({ dialog: 'importProject', importFile }),
  showBackups: (projectId, projectName) => set({ dialog: 'backups', backupsOf: { projectId, projectName } }),
  showInUse: (projectId, owner) => set({ dialog: 'projectInUse', inUse: { projectId, owner } }),
  setCompact: (compact) => set({ compact }),
  enterSection: (lastSection) => set({ lastSection }),
  reset: () => set({ screen: 'writing', stageId: null, target: null, dialog: null, lastSection: null }),
}));

function screenOf(target: Target): Screen | null {
  switch (target.kind) {
    case 'requirement':
    case 'chapter':
    case 'section':
      return 'writing';
    case 'stage':
    case 'activity':
      return 'lifecycle';
    case 'diagnosisItem':
      return 'diagnosis';
    case 'criterion':
      return target.round;
    case 'fact':
      return null;
  }
}
