import { lazy, Suspense, useEffect, useState } from 'react';
import type { Failure } from '../shared/ipc/failure';
import { HomeScreen } from './features/home/HomeScreen';
import { AboutDialog } from './frame/AboutDialog';
import { Frame } from './frame/Frame';
import { ShortcutsDialog } from './frame/ShortcutsDialog';
import { StageRail } from './frame/StageRail';
import { useShortcuts } from './frame/useShortcuts';
import { useWindowTitle } from './frame/useWindowTitle';
import { WindowDrop } from './frame/WindowDrop';
import { useProject } from './stores/projectStore';
import { type DialogName, type Screen, useView } from './stores/viewStore';
import { FailurePanel } from './text/FailurePanel';
import { frameText } from './text/frameText';
import { Center, Loader } from './ui';
import { CalmBoundary } from './ui/CalmBoundary';
import { FilePicker } from './ui/FilePicker';

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
const GuidedStart = lazy(() =>
  import('./features/guidedStart/GuidedStart').then((module) => ({ default: module.GuidedStart })),
);
const EditFacts = lazy(() =>
  import('./features/facts/EditFacts').then((module) => ({ default: module.EditFacts })),
);
const QuickInject = lazy(() =>
  import('./features/quickInject/QuickInject').then((module) => ({ default: module.QuickInject })),
);

const ImportDialog = lazy(() =>
  import('./features/exchange/ImportDialog').then((module) => ({ default: module.ImportDialog })),
);
const ExportCopyDialog = lazy(() =>
  import('./features/exchange/ExportCopyDialog').then((module) => ({ default: module.ExportCopyDialog })),
);

/** The whole product: the first screen, or one project inside the frame. */
export function App({ startFailure }: { startFailure: Failure | null }) {
  const { project, content, loadContent } = useProject();
  const screen = useView((state) => state.screen);
  const [failure, setFailure] = useState(startFailure);

  useEffect(() => {
    if (startFailure) return;
    void loadContent().then((read) => setFailure(read.ok ? null : read.failure));
  }, [loadContent, startFailure]);

  useShortcuts();
  useWindowTitle();

  if (failure) return <FailurePanel failure={failure} onRetry={() => location.reload()} />;
  if (!content) return <Waiting />;
  return (
    <>
      <Frame rail={project && <StageRail project={project} stages={content.stages} />}>
        <CalmBoundary resetKey={`${project?.id} ${screen}`}>
          <Suspense fallback={<Waiting />}>
            {project ? <ProjectScreen key={project.id} /> : <HomeScreen />}
          </Suspense>
        </CalmBoundary>
      </Frame>
      <Dialogs />
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
  };
  return shown[screen]();
}

function Dialogs() {
  const { dialog, importFile, closeDialog } = useView();
  if (!dialog) return null;
  const shown: Record<DialogName, () => React.ReactNode> = {
    newProject: () => <GuidedStart onClose={closeDialog} />,
    editFacts: () => <EditFacts onClose={closeDialog} />,
    quickInject: () => <QuickInject onClose={closeDialog} />,
    importProject: () => importFile && <ImportDialog file={importFile} onClose={closeDialog} />,
    exportCopy: () => <ExportCopyDialog onClose={closeDialog} />,
    shortcuts: () => <ShortcutsDialog onClose={closeDialog} />,
    about: () => <AboutDialog onClose={closeDialog} />,
  };
  return (
    <CalmBoundary resetKey={dialog}>
      <Suspense fallback={null}>{shown[dialog]()}</Suspense>
    </CalmBoundary>
  );
}

function Waiting() {
  return (
    <Center mih="12rem" h="100%">
      <Loader aria-label={frameText.loading} role="status" />
    </Center>
  );
}
