import { IconFileTypeDocx, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { FileRef, Output } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import type { Project } from '../../../shared/project/project';
import { matchNames, readProblemText } from '../../../shared/reading/readingText';
import type { RequirementMatch } from '../../../shared/reading/reconcile';
import { takeOverOperations } from '../../../shared/reading/takeOver';
import { api } from '../../api';
import { flushPendingEdits } from '../../editor/pendingEdits';
import { undo } from '../../stores/projectActions';
import { useIsReadOnly, useProject } from '../../stores/projectStore';
import { FailurePanel } from '../../text/FailurePanel';
import { type MatchFilter, readBackText as text } from '../../text/readBackText';
import { Alert, Button, ChoiceGroup, Dialog, JobProgress, notify, useJob } from '../../ui';
import { chooseOpen } from '../../ui/useFiles';
import { type Chosen, chosenCount, takeOvers, withAll, withField, withWhole } from './choices';
import { MatchItem } from './MatchItem';
import styles from './ReadBack.module.css';

type Compared = Output<'wordDocument.reconcile'>;

/** Operations one change may hold; more are kept one change after the other. */
const changeLimit = 1_000;
/** Requirements shown at a time. */
const pageLength = 60;
const filters: readonly MatchFilter[] = ['differing', 'reworded', 'missing', 'added', 'all'];

/** 되읽기: what a Word document says of the project's requirements, and taking it over piece by piece. */
export function ReadBackDialog({ onClose }: { onClose(): void }) {
  const project = useProject((state) => state.project);
  const isReadOnly = useIsReadOnly();
  const [compared, setCompared] = useState<Compared | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [isApplying, setApplying] = useState(false);
  const job = useJob();
  if (!project) return null;

  const compare = async (file: FileRef) => {
    setFailure(null);
    await flushPendingEdits();
    const result = await job.run((jobId) =>
      api.call('wordDocument.reconcile', { projectId: project.id, file: file.token, jobId }),
    );
    setChosen(new Map());
    if (result.ok) setCompared(result.value);
    else {
      setCompared(null);
      setFailure(result.failure);
    }
  };

  const choose = async () => {
    const file = await chooseOpen('wordDocument');
    if (file) await compare(file);
  };

  const apply = async () => {
    const now = useProject.getState().project;
    if (!now || !compared) return;
    const operations = takeOverOperations(takeOvers(chosen), now, () => crypto.randomUUID());
    const count = chosenCount(chosen);
    setApplying(true);
    for (let at = 0; at < operations.length; at += changeLimit) {
      const applied = await useProject.getState().apply(operations.slice(at, at + changeLimit));
      if (!applied.ok) {
        setApplying(false);
        return setFailure(applied.failure);
      }
    }
    setApplying(false);
    notify.done(text.applied, text.appliedWhat(count), { label: text.undo, run: () => void undo() });
    await compare(compared.file);
  };

  const count = chosenCount(chosen);
  return (
    <Dialog
      title={text.title}
      width={1080}
      onClose={onClose}
      mayClose={!job.isRunning && !isApplying}
      footer={
        job.progress ? (
          <div className={styles.progress}>
            <JobProgress title={text.reading} progress={job.progress} onCancel={job.cancel} />
          </div>
        ) : (
          <>
            <span className={styles.status} role="status">
              {compared?.reconciliation.matches.some((one) => one.kind !== 'same')
                ? isReadOnly
                  ? text.readOnly
                  : text.chosen(count)
                : ''}
            </span>
            <Button variant="default" onClick={onClose}>
              {text.close}
            </Button>
            {compared && !isReadOnly && (
              <Button loading={isApplying} disabled={count === 0} onClick={() => void apply()}>
                {text.apply}
              </Button>
            )}
          </>
        )
      }
    >
      <div className={styles.layout} inert={job.isRunning || isApplying}>
        <p className={styles.promise}>{text.promise}</p>
        <DocumentLine compared={compared} project={project} onChoose={() => void choose()} />
        {failure?.type === 'cancelled' && (
          <Alert color="info" variant="light" role="status">
            {text.cancelled}
          </Alert>
        )}
        {failure && failure.type !== 'cancelled' && <FailurePanel failure={failure} />}
        {compared && (
          <Matches
            key={`${compared.file.token} ${compared.revision}`}
            compared={compared}
            project={project}
            chosen={chosen}
            onChoose={setChosen}
          />
        )}
      </div>
    </Dialog>
  );
}

function DocumentLine({
  compared,
  project,
  onChoose,
}: {
  compared: Compared | null;
  project: Project;
  onChoose(): void;
}) {
  const read = compared?.reconciliation.matches.filter((one) => one.kind !== 'missing').length ?? 0;
  const Icon = compared ? IconFileTypeDocx : IconUpload;
  return (
    <div className={styles.document} data-chosen={compared ? true : undefined}>
      <Icon size={26} stroke={1.6} aria-hidden />
      <span className={styles.documentText} role="status">
        <span className={styles.documentName}>{compared ? compared.file.name : text.noFile}</span>
        {compared && (
          <span className={styles.documentSub}>{text.counts(read, project.requirements.length)}</span>
        )}
      </span>
      <Button variant="default" onClick={onChoose} data-autofocus>
        {compared ? text.other : text.choose}
      </Button>
    </div>
  );
}

interface MatchesProps {
  compared: Compared;
  project: Project;
  chosen: Chosen;
  onChoose(chosen: Chosen): void;
}

function Matches({ compared, project, chosen, onChoose }: MatchesProps) {
  const { matches, problems } = compared.reconciliation;
  const [filter, setFilter] = useState<MatchFilter>('differing');
  const [shownCount, setShownCount] = useState(pageLength);
  const [closed, setClosed] = useState<ReadonlySet<RequirementMatch>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<RequirementMatch>>(new Set());
  const isIn = (match: RequirementMatch, one: MatchFilter) =>
    one === 'all' || (one === 'differing' ? match.kind !== 'same' : match.kind === one);
  const wanted = matches.filter((match) => isIn(match, filter));
  const shown = wanted.slice(0, shownCount);
  const countOf = (one: MatchFilter) => matches.filter((match) => isIn(match, one)).length;
  const labelOf = (one: MatchFilter) =>
    `${one === 'differing' ? text.differing : one === 'all' ? text.all : matchNames[one]} ${countOf(one)}`;
  // A few differences are read at once; many are opened one by one.
  const opensByItself = wanted.length <= 12;
  const isOpen = (match: RequirementMatch) =>
    opened.has(match) || (opensByItself && match.kind !== 'same' && !closed.has(match));
  const toggle = (match: RequirementMatch) => {
    setOpened(isOpen(match) ? without(opened, match) : new Set([...opened, match]));
    setClosed(isOpen(match) ? new Set([...closed, match]) : without(closed, match));
  };
  // Everything would be missing, and offering to remove it all would help nobody.
  if (matches.every((one) => one.kind === 'missing'))
    return (
      <Alert color="warning" variant="light" role="status">
        {text.noneRead}
      </Alert>
    );
  return (
    <>
      {problems.length > 0 && (
        <section aria-label={text.problems} className={styles.problems}>
          <h3 className={styles.heading}>{text.problems}</h3>
          <ul>
            {problems.slice(0, pageLength).map((problem) => (
              <li key={readProblemText(problem)}>{readProblemText(problem)}</li>
            ))}
          </ul>
          {problems.length > pageLength && <p>{`외 ${problems.length - pageLength}건`}</p>}
        </section>
      )}
      <div className={styles.bar}>
        <ChoiceGroup
          label={text.show}
          size="compact"
          value={filter}
          onChoose={(one) => {
            setFilter(one);
            setShownCount(pageLength);
          }}
          choices={filters.map((value) => ({ value, label: labelOf(value) }))}
        />
        <span className={styles.grow} />
        <Button
          size="xs"
          variant="default"
          disabled={!wanted.some((one) => one.kind === 'reworded' || one.kind === 'added')}
          onClick={() => onChoose(withAll(chosen, wanted))}
        >
          {text.chooseShown}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          disabled={chosen.size === 0}
          onClick={() => onChoose(new Map())}
        >
          {text.clear}
        </Button>
      </div>
      {wanted.length === 0 && (
        <p className={styles.hint} role="status">
          {countOf('differing') === 0 ? text.allSame : text.nothingHere}
        </p>
      )}
      <ul className={styles.matches} aria-label={labelOf(filter)}>
        {shown.map((match, index) => (
          <MatchItem
            key={match.kind === 'added' ? `added ${index}` : match.requirementId}
            match={match}
            project={project}
            chosen={chosen}
            isOpen={isOpen(match)}
            onToggle={() => toggle(match)}
            onField={(field) => onChoose(withField(chosen, match, field))}
            onWhole={() => onChoose(withWhole(chosen, match))}
          />
        ))}
      </ul>
      {wanted.length > shownCount && (
        <Button variant="default" onClick={() => setShownCount(shownCount + pageLength)}>
          {text.more(Math.min(pageLength, wanted.length - shownCount))}
        </Button>
      )}
    </>
  );
}

function without<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const rest = new Set(set);
  rest.delete(one);
  return rest;
}
