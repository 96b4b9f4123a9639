import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../../shared/ipc/failure';
import type { PaperSummary } from '../../../shared/paper/surveyPapers';
import { api } from '../../api';
import { flushPendingEdits } from '../../editor/pendingEdits';
import { showInFolder } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { FailurePanel } from '../../text/FailurePanel';
import { paperText as text } from '../../text/paperText';
import { Alert, Button, Dialog, JobProgress, notify, ProvenanceBadge, useJob } from '../../ui';
import { chooseSave } from '../../ui/useFiles';
import styles from './Papers.module.css';

/** 문서 만들기: the papers besides the RFP, what each is for and what it would still ask for. */
export function PapersDialog({ onClose }: { onClose(): void }) {
  const facts = useProject((state) => state.project?.facts);
  const projectId = useProject((state) => state.project?.id);
  const [papers, setPapers] = useState<readonly PaperSummary[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [doing, setDoing] = useState('');
  const job = useJob();

  const look = useCallback(async () => {
    if (projectId === undefined) return;
    setFailure(null);
    await flushPendingEdits();
    const listed = await api.call('paper.list', { projectId });
    if (listed.ok) setPapers(listed.value);
    else setFailure(listed.failure);
  }, [projectId]);
  useEffect(() => void look(), [look]);
  if (!facts || projectId === undefined) return null;

  const make = async ({ kind, title }: PaperSummary) => {
    const target = await chooseSave('wordDocument', `${facts.projectName.slice(0, 80)} ${title}.docx`);
    if (!target) return;
    setFailure(null);
    setDoing(text.making(title));
    await flushPendingEdits();
    const saved = await job.run((jobId) =>
      api.call('paper.make', { projectId, kind, target: target.token, jobId }),
    );
    if (!saved.ok) return setFailure(saved.failure);
    const { file, notes } = saved.value;
    notify.done(text.done, [file.name, ...notes].join(' · '), {
      label: text.showInFolder,
      run: () => void showInFolder(file.token),
    });
  };

  return (
    <Dialog
      title={text.title}
      width={860}
      onClose={onClose}
      mayClose={!job.isRunning}
      footer={
        job.progress ? (
          <div className={styles.progress}>
            <JobProgress title={doing} progress={job.progress} onCancel={job.cancel} />
          </div>
        ) : (
          <Button variant="default" onClick={onClose}>
            {text.close}
          </Button>
        )
      }
    >
      <div className={styles.layout} inert={job.isRunning}>
        <p className={styles.hint}>{text.promise}</p>
        {failure?.type === 'cancelled' && (
          <Alert color="info" variant="light" role="status">
            {text.cancelled}
          </Alert>
        )}
        {failure && failure.type !== 'cancelled' && (
          <FailurePanel failure={failure} {...(papers ? {} : { onRetry: () => void look() })} />
        )}
        {!papers && !failure && (
          <p className={styles.hint} role="status">
            {text.looking}
          </p>
        )}
        {papers && (
          <ul className={styles.papers}>
            {papers.map((paper) => (
              <Paper key={paper.kind} paper={paper} onMake={() => void make(paper)} />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function Paper({ paper, onMake }: { paper: PaperSummary; onMake(): void }) {
  const { title, purpose, status, promptCount, prompts, hasMorePrompts } = paper;
  return (
    <li className={styles.paper}>
      <div className={styles.head}>
        <h3 className={styles.name}>{title}</h3>
        <ProvenanceBadge status={status} />
        <span className={styles.left} data-open={promptCount > 0 || undefined}>
          {promptCount > 0 ? text.left(promptCount) : text.complete}
        </span>
        <Button aria-label={text.make(title)} onClick={onMake}>
          {text.makeShort}
        </Button>
      </div>
      <p className={styles.hint}>{purpose}</p>
      {promptCount > 0 && (
        <details className={styles.prompts}>
          <summary aria-label={text.show(title)}>{text.showShort}</summary>
          <p className={styles.hint}>{text.leftHint}</p>
          <ul>
            {prompts.map(({ chapter, asked }) => (
              <li key={`${chapter} ${asked}`}>
                <span className={styles.chapter}>{chapter}</span> {asked}
              </li>
            ))}
          </ul>
          {hasMorePrompts && <p className={styles.hint}>{text.more}</p>}
        </details>
      )}
    </li>
  );
}
