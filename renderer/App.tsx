import { lazy, Suspense, useEffect, useState } from 'react';
import type { Failure } from '../shared/ipc/failure';
import { HomeScreen } from './features/home/HomeScreen';
import { AboutDialog } from './frame/AboutDialog';
import { Frame } from './frame/Frame';
import { NoticesDialog } from './frame/NoticesDialog';
import { ShortcutsDialog } from './frame/ShortcutsDialog';
import { StageRail } from './frame/StageRail';
import { useNoticesOfApp } from './frame/useNoticesOfApp';
import { useShortcuts } from './frame/useShortcuts';
import { useWindowPlace } from './frame/useWindowPlace';
import { useWindowTitle } from './frame/useWindowTitle';
import { WindowDrop } from './frame/WindowDrop';
import { useConflict } from './stores/conflictStore';
import { useIsReadOnly, useProject } from './stores/projectStore';
import { useSettings } from './stores/settingsStore';
import { type DialogName, type Screen, useView } from './stores/viewStore';
import { FailurePanel } from './text/FailurePanel';
import { frameText } from './text/frameText';
import { Center, Loader } from './ui';
import { CalmBoundary } from './ui/CalmBoundary';
import { FilePicker } from './ui/FilePicker';
import { ReadOnlyFields } from './ui/readOnlyFields';

const WritingScreen = lazy(() =>
  import('./features/writing/WritingScreen').then((module) => ({ default: module.WritingScreen })),
);
const EvaluationScreen = lazy(() =>
  import('./features/evaluation/EvaluationScreen').then((module) => ({ default: module.EvaluationScreen })),
);
const LifecycleScreen = lazy(() =>
  import('./features/lifecycle/LifecycleScreen').then((module) => ({ default: module.LifecycleScreen })),
);
const DiagnosisScreen = lazy(() =>
  import('./features/diagnosis/DiagnosisScreen').then((module) => ({ default: module.DiagnosisScreen })),
);
const InspectionScreen = lazy(() =>
  import('./features/inspection/InspectionScreen').then((module) => ({ default: module.InspectionScreen })),
);
const HistoryScreen = lazy(() =>
  import('./features/history/HistoryScreen').then((module) => ({ default: module.HistoryScreen })),
);
const GuidedStart = lazy(() =>
  import('./features/guidedStart/GuidedStart').then((module) => ({ default: module.GuidedStart })),
);
const EditFacts = lazy(() =>
  import('./features/facts/EditFacts').then((module) => ({ default: module.EditFacts })),
);
const QuickInject = lazy(() =>
  import('./features/quickInject/QuickInject').then((module) => ({ default: module.QuickInject })),
);
const PapersDialog = lazy(() =>
  import('./features/papers/PapersDialog').then((module) => ({ default: module.PapersDialog })),
);
const FillFormDialog = lazy(() =>
  import('./features/forms/FillFormDialog').then((module) => ({ default: module.FillFormDialog })),
);
const ReadBackDialog = lazy(() =>
  import('./features/readBack/ReadBackDialog').then((module) => ({ default: module.ReadBackDialog })),
);
const ImportDialog = lazy(() =>
  import('./features/exchange/ImportDialog').then((module) => ({ default: module.ImportDialog })),
);
const ContentPacksDialog = lazy(() =>
  import('./features/contentPacks/ContentPacksDialog').then((module) => ({
    default: module.ContentPacksDialog,
  })),
);
const SettingsDialog = lazy(() =>
  import('./features/settings/SettingsDialog').then((module) => ({ default: module.SettingsDialog })),
);
const FirstRunScreen = lazy(() =>
  import('./features/settings/FirstRunScreen').then((module) => ({ default: module.FirstRunScreen })),
);
const ConflictDialog = lazy(() =>
  import('./features/exchange/ConflictDialog').then((module) => ({ default: module.ConflictDialog })),
);
const EvidenceDialog = lazy(() =>
  import('./evidence/EvidenceDialog').then((module) => ({ default: module.EvidenceDialog })),
);
const ExportCopyDialog = lazy(() =>
  import('./features/exchange/ExportCopyDialog').then((module) => ({ default: module.ExportCopyDialog })),
);
const InUseDialog = lazy(() =>
  import('./features/locks/InUseDialog').then((module) => ({ default: module.InUseDialog })),
);
const ReferenceDialog = lazy(() =>
  import('./features/reference/ReferenceDialog').then((module) => ({ default: module.ReferenceDialog })),
);
const BackupsDialog = lazy(() =>
  import('./features/backups/BackupsDialog').then((module) => ({ default: module.BackupsDialog })),
);

/** The whole product: the first screen, or one project inside the frame. */
export function App({ startFailure }: { startFailure: Failure | null }) {
  const { project, content, loadContent } = useProject();
  const screen = useView((state) => state.screen);
  const folderState = useSettings((state) => state.info?.dataFolderState);
  const dataFolder = useSettings((state) => state.info?.dataFolder);
  const [failure, setFailure] = useState(startFailure);

  useEffect(() => {
    if (startFailure) return;
    void loadContent().then((read) => setFailure(read.ok ? null : read.failure));
  }, [loadContent, startFailure]);

  useNoticesOfApp();
  useShortcuts();
  useWindowTitle();
  useWindowPlace();

  if (failure) return <FailurePanel failure={failure} onRetry={() => location.reload()} />;
  if (!content) return <Waiting />;
  if (folderState && folderState.kind !== 'ready')
    return (
      <>
        <Suspense fallback={<Waiting />}>
          <FirstRunScreen state={folderState} />
        </Suspense>
        <FilePicker />
      </>
    );
  return (
    <>
      <Frame rail={project && <StageRail project={project} stages={content.stages} />}>
        <CalmBoundary resetKey={`${project?.id} ${screen}`}>
          <Suspense fallback={<Waiting />}>
            {project ? <ProjectScreen key={project.id} /> : <HomeScreen key={dataFolder} />}
          </Suspense>
        </CalmBoundary>
      </Frame>
      <Dialogs />
      <Conflict />
      <FilePicker />
      <WindowDrop />
    </>
  );
}

function ProjectScreen() {
  const screen = useView((state) => state.screen);
  const shown: Record<Screen, () => React.ReactNode> = {
    writing: () => <WritingScreen />,
    evaluation: () => <EvaluationScreen />,
    lifecycle: () => <LifecycleScreen />,
    diagnosis: () => <DiagnosisScreen />,
    audit: () => <InspectionScreen key="audit" round="audit" />,
    finalInspection: () => <InspectionScreen key="finalInspection" round="finalInspection" />,
    history: () => <HistoryScreen />,
  };
  const isReadOnly = useIsReadOnly();
  return <ReadOnlyFields value={isReadOnly}>{shown[screen]()}</ReadOnlyFields>;
}

function Dialogs() {
  const { dialog, importFile, backupsOf, inUse, closeDialog } = useView();
  if (!dialog) return null;
  const shown: Record<DialogName, () => React.ReactNode> = {
    newProject: () => <GuidedStart onClose={closeDialog} />,
    editFacts: () => <EditFacts onClose={closeDialog} />,
    quickInject: () => <QuickInject onClose={closeDialog} />,
    papers: () => <PapersDialog onClose={closeDialog} />,
    fillForm: () => <FillFormDialog onClose={closeDialog} />,
    readBack: () => <ReadBackDialog onClose={closeDialog} />,
    importProject: () => importFile && <ImportDialog file={importFile} onClose={closeDialog} />,
    evidence: () => <EvidenceDialog onClose={closeDialog} />,
    backups: () => backupsOf && <BackupsDialog {...backupsOf} onClose={closeDialog} />,
    projectInUse: () => inUse && <InUseDialog {...inUse} onClose={closeDialog} />,
    reference: () => <ReferenceDialog onClose={closeDialog} />,
    notices: () => <NoticesDialog onClose={closeDialog} />,
    exportCopy: () => <ExportCopyDialog onClose={closeDialog} />,
    contentPacks: () => <ContentPacksDialog onClose={closeDialog} />,
    settings: () => <SettingsDialog onClose={closeDialog} />,
    shortcuts: () => <ShortcutsDialog onClose={closeDialog} />,
    about: () => <AboutDialog onClose={closeDialog} />,
  };
  return (
    <CalmBoundary resetKey={dialog}>
      <Suspense fallback={null}>{shown[dialog]()}</Suspense>
    </CalmBoundary>
  );
}

function Conflict() {
  const conflict = useConflict((state) => state.conflict);
  return (
    conflict && (
      <Suspense fallback={null}>
        <ConflictDialog conflict={conflict} />
      </Suspense>
    )
  );
}

function Waiting() {
  return (
    <Center mih="12rem" h="100%">
      <Loader aria-label={frameText.loading} role="status" />
    </Center>
  );
}
