import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentOutline, FileRef, Input, Output } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import type { Project } from '../../../shared/project/project';
import { insertableName } from '../../../shared/rfp/insertable';
import { api } from '../../api';
import { showInFolder } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { useView } from '../../stores/viewStore';
import { FailurePanel } from '../../text/FailurePanel';
import { quickInjectText as text } from '../../text/quickInjectText';
import { Alert, Button, Dialog, Group, JobProgress, Text, useJob } from '../../ui';
import { chooseSave } from '../../ui/useFiles';
import { ContentPicker, chosenCount } from './ContentPicker';
import { DocumentStep } from './DocumentStep';
import {
  type ContentChoice,
  chosenInsertions,
  type Filling,
  fillings,
  type PlaceChoice,
  sourceOf,
  type TableLook,
} from './insertionChoice';
import { PlacePicker } from './PlacePicker';
import { type Preview, PreviewStep } from './PreviewStep';
import styles from './QuickInject.module.css';
import { type Comparison, firstChoice, type UpdateChoice, UpdateStep } from './UpdateStep';

type To = Input<'wordDocument.inject'>['to'];

/** Requirements into the agency's own Word file, also without a project: document, content, place, preview, file. */
export function QuickInject({ onClose }: { onClose(): void }) {
  const project = useProject((state) => state.project);
  const dropped = useView((state) => state.injectFile);
  const [outline, setOutline] = useState<DocumentOutline | null>(null);
  const [choice, setChoice] = useState<ContentChoice>(() => ({
    from: project && project.requirements.length > 0 ? 'project' : 'library',
    ids: new Set(project?.requirements.map((one) => one.id)),
    other: null,
  }));
  const [place, setPlace] = useState<PlaceChoice | null>(null);
  const [tableLook, setTableLook] = useState<TableLook>('auto');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [update, setUpdate] = useState<UpdateChoice>({ changed: new Set(), added: new Set() });
  const [saved, setSaved] = useState<Output<'wordDocument.inject'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(false);
  const job = useJob();
  const { inspect, inspecting, inspectFailure } = useInspection((found) => {
    setOutline(found);
    setTableLook('auto');
    setPlace(onlyPlace(found, project));
    setPreview(null);
    setComparison(null);
    setSaved(null);
    setFailure(null);
    setAsked(false);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a newly dropped file is inspected once
  useEffect(() => {
    if (dropped) void inspect(dropped);
  }, [dropped]);

  // The button pressed goes away with its view; the next one takes the focus.
  const primary = useRef<HTMLButtonElement>(null);
  const view = saved ? 'saved' : preview ? 'preview' : comparison ? 'update' : 'choice';
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current !== view) primary.current?.focus();
    shown.current = view;
  }, [view]);

  const fills = useMemo(() => fillings(outline, project), [outline, project]);
  const isFilling = place?.kind === 'fill';
  const count = chosenCount(choice, project);
  const missing = !outline
    ? text.missing.document
    : !isFilling && count === 0
      ? text.missing.content
      : place
        ? null
        : text.missing.place;

  const request = () =>
    outline && {
      file: outline.file.token,
      sha256: outline.sha256,
      source: sourceOf(choice, place, project),
      insertions: chosenInsertions(choice, place, fills, project),
      tableLook,
    };

  const look = async () => {
    setAsked(true);
    setFailure(null);
    const given = request();
    if (!given || missing) return;
    const previewed = await api.call('wordDocument.preview', given);
    if (previewed.ok) setPreview(previewed.value);
    else setFailure(previewed.failure);
  };

  const compare = async () => {
    setFailure(null);
    if (!outline || !project) return;
    const compared = await api.call('wordDocument.compare', {
      file: outline.file.token,
      projectId: project.id,
    });
    if (!compared.ok) return setFailure(compared.failure);
    setComparison(compared.value);
    setUpdate(firstChoice(compared.value));
  };

  const write = (given: NonNullable<ReturnType<typeof request>>, to: To, jobId: string) => {
    if (comparison && project) {
      const gone = new Set(
        comparison.insertions.filter(({ status }) => status === 'gone').map(({ index }) => index),
      );
      return api.call('wordDocument.update', {
        file: given.file,
        sha256: comparison.sha256,
        projectId: project.id,
        changes: [...update.changed].map((index) => ({
          index,
          action: gone.has(index) ? ('remove' as const) : ('update' as const),
        })),
        add: [...update.added],
        tableLook,
        to,
        jobId,
      });
    }
    return api.call('wordDocument.inject', { ...given, to, jobId });
  };

  const save = async (kind: 'copy' | 'original') => {
    setAsked(true);
    setFailure(null);
    const given = request();
    if (!outline || !given || (comparison && update.changed.size + update.added.size === 0)) return;
    const target =
      kind === 'copy' ? await chooseSave('wordDocument', text.copyName(outline.file.name)) : null;
    if (kind === 'copy' && !target) return;
    const to = target ? ({ kind: 'copy', target: target.token } as const) : ({ kind: 'original' } as const);
    const result = await job.run((jobId) => write(given, to, jobId));
    if (result.ok) setSaved(result.value);
    else setFailure(result.failure);
  };

  const goBack = () => {
    setPreview(null);
    setComparison(null);
    setAsked(false);
  };

  const startAgain = () => {
    setOutline(null);
    setPlace(null);
    setPreview(null);
    setComparison(null);
    setSaved(null);
    setAsked(false);
  };

  const footer = saved ? (
    <>
      <Button variant="default" onClick={startAgain}>
        {text.again}
      </Button>
      <Button variant="default" onClick={() => void showInFolder(saved.file.token)}>
        {text.openFolder}
      </Button>
      <Button ref={primary} onClick={onClose}>
        {text.close}
      </Button>
    </>
  ) : job.progress ? (
    <div className={styles.progress}>
      <JobProgress title={text.working} progress={job.progress} onCancel={job.cancel} />
    </div>
  ) : preview || comparison ? (
    <>
      <Button variant="default" onClick={goBack}>
        {text.back}
      </Button>
      <span className={styles.status} role="status">
        {comparison && asked && update.changed.size + update.added.size === 0 ? text.nothingChosen : ''}
      </span>
      {outline?.hasOriginal && (
        <Button variant="default" onClick={() => void save('original')}>
          {text.saveOriginal}
        </Button>
      )}
      <Button ref={primary} onClick={() => void save('copy')}>
        {text.save}
      </Button>
    </>
  ) : (
    <>
      <span className={styles.status} role="status">
        {asked && missing
          ? missing
          : isFilling
            ? text.fillAll(fills.length)
            : text.chosen(choice.other, count)}
      </span>
      <Button ref={primary} onClick={() => void look()}>
        {text.preview}
      </Button>
    </>
  );

  return (
    <Dialog title={text.title} width={1080} onClose={onClose} mayClose={!job.isRunning} footer={footer}>
      {saved ? (
        <Done saved={saved} what={comparison ? text.doneUpdate : text.doneWhat} />
      ) : (
        <div className={styles.layout} inert={job.isRunning}>
          {preview ? (
            <PreviewStep preview={preview} />
          ) : comparison ? (
            <UpdateStep comparison={comparison} choice={update} onChange={setUpdate} />
          ) : (
            <>
              <p className={styles.promise}>{text.promise}</p>
              <DocumentStep
                outline={outline}
                inspecting={inspecting}
                failure={inspectFailure}
                onChoose={(file) => void inspect(file)}
              />
              {outline && outline.earlierCount > 0 && (
                <Alert color="info" variant="light">
                  <Group gap={12}>
                    <span>{text.earlier(outline.earlierCount)}</span>
                    {project ? (
                      <Button variant="default" size="xs" onClick={() => void compare()}>
                        {text.update}
                      </Button>
                    ) : (
                      <span>{text.earlierNeedsProject}</span>
                    )}
                  </Group>
                </Alert>
              )}
              <div className={styles.columns}>
                {isFilling && project ? (
                  <FillList fills={fills} project={project} />
                ) : (
                  <ContentPicker choice={choice} onChange={setChoice} />
                )}
                <PlacePicker
                  outline={outline}
                  place={place}
                  fills={fills}
                  project={project}
                  tableLook={tableLook}
                  onChange={setPlace}
                  onLookChange={setTableLook}
                />
              </div>
            </>
          )}
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

/** What each placeholder becomes; its words decide. */
function FillList({ fills, project }: { fills: readonly Filling[]; project: Project }) {
  return (
    <section aria-labelledby="inject-content" className={styles.column}>
      <h3 id="inject-content" className={styles.heading}>
        <span className={styles.number}>2</span>
        {text.contentStep}
      </h3>
      <p className={styles.none}>{text.fillIntro}</p>
      <ul className={styles.list}>
        {fills.map((one) => (
          <li key={one.text} className={styles.item}>
            <code className={styles.code}>{one.text}</code> → {insertableName(one.what, project)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Done({ saved, what }: { saved: Output<'wordDocument.inject'>; what: string }) {
  return (
    <div className={styles.done} role="status">
      <IconCircleCheck size={44} stroke={1.6} aria-hidden className={styles.doneIcon} />
      <Text fw={700} size="lg">
        {saved.backupName ? text.doneOriginal(saved.file.name) : text.done(saved.file.name)}
      </Text>
      <Text size="sm">{saved.backupName ? text.kept(saved.backupName) : what}</Text>
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

/** Every placeholder the project answers, else the one usable placeholder: nobody has to choose among one. */
function onlyPlace(outline: DocumentOutline, project: Project | null): PlaceChoice | null {
  if (fillings(outline, project).length > 1) return { kind: 'fill' };
  const usable = outline.placeholders.filter((one) => one.problem === null);
  const [first] = usable;
  return usable.length === 1 && first ? { kind: 'placeholder', text: first.text } : null;
}
