import type { RefObject } from 'react';
import { quickInjectText as text } from '../../text/quickInjectText';
import { Button, JobProgress, type useJob } from '../../ui';
import styles from './QuickInject.module.css';

interface QuickInjectFooterProps {
  view: 'choice' | 'checked' | 'saved';
  job: Pick<ReturnType<typeof useJob>, 'progress' | 'cancel'>;
  /** Takes the focus when the view changes. */
  primary: RefObject<HTMLButtonElement | null>;
  status: string;
  hasOriginal: boolean;
  onPreview(): void;
  onBack(): void;
  onSave(kind: 'copy' | 'original'): void;
  onAgain(): void;
  onShow(): void;
  onClose(): void;
}

/** What can be done next: preview, save, or go on after saving. */
export function QuickInjectFooter(props: QuickInjectFooterProps) {
  const { view, job, primary, status } = props;
  if (view === 'saved')
    return (
      <>
        <Button variant="default" onClick={props.onAgain}>
          {text.again}
        </Button>
        <Button variant="default" onClick={props.onShow}>
          {text.openFolder}
        </Button>
        <Button ref={primary} onClick={props.onClose}>
          {text.close}
        </Button>
      </>
    );
  if (job.progress)
    return (
      <div className={styles.progress}>
        <JobProgress title={text.working} progress={job.progress} onCancel={job.cancel} />
      </div>
    );
  const said = (
    <span className={styles.status} role="status">
      {status}
    </span>
  );
  if (view === 'choice')
    return (
      <>
        {said}
        <Button ref={primary} onClick={props.onPreview}>
          {text.preview}
        </Button>
      </>
    );
  return (
    <>
      <Button variant="default" onClick={props.onBack}>
        {text.back}
      </Button>
      {said}
      {props.hasOriginal && (
        <Button variant="default" onClick={() => props.onSave('original')}>
          {text.saveOriginal}
        </Button>
      )}
      <Button ref={primary} onClick={() => props.onSave('copy')}>
        {text.save}
      </Button>
    </>
  );
}
