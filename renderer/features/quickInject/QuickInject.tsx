import { useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentOutline, Input, Output } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import { api } from '../../api';
import { showInFolder } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { useView } from '../../stores/viewStore';
import { FailurePanel } from '../../text/FailurePanel';
import { quickInjectText as text } from '../../text/quickInjectText';
import { Alert, Button, Dialog, Group, useJob } from '../../ui';
import { chooseSave } from '../../ui/useFiles';
import { ContentPicker, chosenCount } from './ContentPicker';
import { DocumentStep } from './DocumentStep';
import { DoneStep } from './DoneStep';
import { FillList } from './FillList';
import {
  type ContentChoice,
  chosenInsertions,
  fillings,
  onlyPlace,
  type PlaceChoice,
  sourceOf,
  type TableLook,
} from './insertionChoice';
import { PlacePicker } from './PlacePicker';
import { type Preview, PreviewStep } from './PreviewStep';
import styles from './QuickInject.module.css';
import { QuickInjectFooter } from './QuickInjectFooter';
import { TrackedChoice } from './TrackedChoice';
import { type Comparison, firstChoice, type UpdateChoice, UpdateStep } from './UpdateStep';
import { useInspection } from './useInspection';

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
  const [isTracked, setTracked] = useState(false);
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
  const isNothingChosen = comparison !== null && update.changed.size + update.added.size === 0;
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
      tracked: isTracked,
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
        tracked: isTracked,
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
    if (!outline || !given || isNothingChosen) return;
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

  const status = comparison
    ? asked && isNothingChosen
      ? text.nothingChosen
      : ''
    : preview
      ? ''
      : asked && missing
        ? missing
        : isFilling
          ? text.fillAll(fills.length)
          : text.chosen(choice.other, count);
  const footer = (
    <QuickInjectFooter
      view={saved ? 'saved' : preview || comparison ? 'checked' : 'choice'}
      job={job}
      primary={primary}
      status={status}
      hasOriginal={outline?.hasOriginal ?? false}
      onPreview={() => void look()}
      onBack={goBack}
      onSave={(kind) => void save(kind)}
      onAgain={startAgain}
      onShow={() => saved && void showInFolder(saved.file.token)}
      onClose={onClose}
    />
  );

  return (
    <Dialog title={text.title} width={1080} onClose={onClose} mayClose={!job.isRunning} footer={footer}>
      {saved ? (
        <DoneStep saved={saved} what={comparison ? text.doneUpdate : text.doneWhat} />
      ) : (
        <div className={styles.layout} inert={job.isRunning}>
          {preview ? (
            <PreviewStep preview={preview} />
          ) : comparison ? (
            <>
              <UpdateStep comparison={comparison} choice={update} onChange={setUpdate} />
              <TrackedChoice isTracked={isTracked} onChange={setTracked} />
            </>
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
                >
                  <TrackedChoice isTracked={isTracked} onChange={setTracked} />
                </PlacePicker>
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
