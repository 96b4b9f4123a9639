import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { DocumentOutline, FileRef, Input, Saved } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import { api } from '../../api';
import { showInFolder } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { useView } from '../../stores/viewStore';
import { FailurePanel } from '../../text/FailurePanel';
import { quickInjectText as text } from '../../text/quickInjectText';
import { Alert, Button, Dialog, JobProgress, Text, useJob } from '../../ui';
import { chooseSave } from '../../ui/useFiles';
import { type ContentChoice, ContentPicker, chosenCount } from './ContentPicker';
import { DocumentStep } from './DocumentStep';
import { type Place, PlacePicker } from './PlacePicker';
import styles from './QuickInject.module.css';

/** Requirements into the agency's own Word file, without a project: document, content, place, copy. */
export function QuickInject({ onClose }: { onClose(): void }) {
  const project = useProject((state) => state.project);
  const dropped = useView((state) => state.injectFile);
  const [outline, setOutline] = useState<DocumentOutline | null>(null);
  const [choice, setChoice] = useState<ContentChoice>(() => ({
    from: project && project.requirements.length > 0 ? 'project' : 'library',
    ids: new Set(project?.requirements.map((one) => one.id)),
  }));
  const [place, setPlace] = useState<Place | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(false);
  const job = useJob();
  const { inspect, inspecting, inspectFailure } = useInspection((found) => {
    setOutline(found);
    setPlace(onlyPlace(found));
    setSaved(null);
    setFailure(null);
    setAsked(false);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a newly dropped file is inspected once
  useEffect(() => {
    if (dropped) void inspect(dropped);
  }, [dropped]);

  const count = chosenCount(choice, project);
  const missing = !outline
    ? text.missing.document
    : count === 0
      ? text.missing.content
      : place
        ? null
        : text.missing.place;

  const save = async () => {
    setAsked(true);
    setFailure(null);
    if (!outline || !place || missing) return;
    const target = await chooseSave('wordDocument', text.copyName(outline.file.name));
    if (!target) return;
    const source = sourceOf(choice, project?.id ?? null, project?.requirements.length ?? 0);
    const result = await job.run((jobId) =>
      api.call('wordDocument.inject', {
        file: outline.file.token,
        source,
        place,
        target: target.token,
        jobId,
      }),
    );
    if (result.ok) setSaved(result.value);
    else setFailure(result.failure);
  };

  const startAgain = () => {
    setOutline(null);
    setPlace(null);
    setSaved(null);
    setAsked(false);
  };

  return (
    <Dialog
      title={text.title}
      width={1080}
      onClose={onClose}
      mayClose={!job.isRunning}
      footer={
        saved ? (
          <>
            <Button variant="default" onClick={startAgain}>
              {text.again}
            </Button>
            <Button variant="default" onClick={() => void showInFolder(saved.file.token)}>
              {text.openFolder}
            </Button>
            <Button onClick={onClose}>{text.close}</Button>
          </>
        ) : job.progress ? (
          <div className={styles.progress}>
            <JobProgress title={text.working} progress={job.progress} onCancel={job.cancel} />
          </div>
        ) : (
          <>
            <span className={styles.status} role="status">
              {asked && missing ? missing : count > 0 ? text.selected(count) : ''}
            </span>
            <Button onClick={() => void save()}>{text.save}</Button>
          </>
        )
      }
    >
      {saved ? (
        <Done saved={saved} count={count} />
      ) : (
        <div className={styles.layout} inert={job.isRunning}>
          <p className={styles.promise}>{text.promise}</p>
          <DocumentStep
            outline={outline}
            inspecting={inspecting}
            failure={inspectFailure}
            onChoose={(file) => void inspect(file)}
          />
          <div className={styles.columns}>
            <ContentPicker choice={choice} onChange={setChoice} />
            <PlacePicker outline={outline} place={place} onChange={setPlace} />
          </div>
          {failure?.type === 'cancelled' && (
            <Alert color="info" variant="light" role="status">
              {text.cancelled}
            </Alert>
          )}
          {failure && failure.type !== 'cancelled' && <FailurePanel failure={failure} />}
        </div>
      )}
    </Dialog>
  );
}

function Done({ saved, count }: { saved: Saved; count: number }) {
  return (
    <div className={styles.done} role="status">
      <IconCircleCheck size={44} stroke={1.6} aria-hidden className={styles.doneIcon} />
      <Text fw={700} size="lg">
        {text.done(saved.file.name)}
      </Text>
      <Text size="sm">{text.doneWhat(count)}</Text>
      {saved.notes.length > 0 && (
        <Alert color="info" variant="light" mt={12}>
          {saved.notes.map((note) => (
            <Text key={note} size="sm">
              {note}
            </Text>
          ))}
        </Alert>
      )}
    </div>
  );
}

function useInspection(onFound: (outline: DocumentOutline) => void) {
  const [inspecting, setInspecting] = useState(false);
  const [inspectFailure, setFailure] = useState<Failure | null>(null);
  const inspect = async (file: FileRef) => {
    setInspecting(true);
    setFailure(null);
    const inspected = await api.call('wordDocument.inspect', { file: file.token });
    setInspecting(false);
    if (inspected.ok) onFound(inspected.value);
    else setFailure(inspected.failure);
  };
  return { inspect, inspecting, inspectFailure };
}

/** The one usable placeholder, when there is exactly one: nobody has to choose among one. */
function onlyPlace(outline: DocumentOutline): Place | null {
  const usable = outline.placeholders.filter((one) => one.problem === null && one.count === 1);
  const [first] = usable;
  return usable.length === 1 && first ? { kind: 'placeholder', text: first.text } : null;
}

function sourceOf(
  choice: ContentChoice,
  projectId: string | null,
  total: number,
): Input<'wordDocument.inject'>['source'] {
  if (choice.from === 'project' && projectId) {
    return { kind: 'project', projectId, requirementIds: choice.ids.size === total ? null : [...choice.ids] };
  }
  return { kind: 'templates', templateIds: [...choice.ids] };
}
