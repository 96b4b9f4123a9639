import { IconCircleCheck, IconFileTypeDocx, IconFolderOpen } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Saved } from '../../../../shared/ipc/calls';
import type { Failure } from '../../../../shared/ipc/failure';
import { explainFailure } from '../../../../shared/ipc/failureText';
import { josa } from '../../../../shared/korean/josa';
import type { Project } from '../../../../shared/project/project';
import { layoutOf } from '../../../../shared/rfp/layoutOptions';
import { api } from '../../../api';
import { flushPendingEdits } from '../../../editor/pendingEdits';
import { showInFolder } from '../../../stores/projectActions';
import { useIsReadOnly, useProject } from '../../../stores/projectStore';
import { Alert, Button, Dialog, Progress } from '../../../ui';
import { chooseSave } from '../../../ui/useFiles';
import { newId } from '../newId';
import { checkNow, useFindings } from '../useFindings';
import { useWriting } from '../writingStore';
import styles from './Dialogs.module.css';

type Step =
  | { kind: 'asking' }
  | {
      kind: 'running';
      jobId: string;
      fileName: string;
      done: number;
      total: number;
      label: string;
      cancelling: boolean;
    }
  | { kind: 'done'; saved: Saved }
  | { kind: 'failed'; failure: Failure };

function layoutText(project: Project): string {
  const layout = layoutOf(project);
  const pages = layout.contentsPages === 'estimated' ? '계산해 채움' : 'Word에서 채움';
  const card = layout.card === 'short' ? '네 줄' : '모든 항목';
  return `본문 ${layout.bodyFont} ${layout.bodyPt}pt · 표 ${layout.tablePt}pt · 상세표 ${card} · 목차 쪽번호 ${pages}`;
}

/** 내보내기: what is still open, where to, progress with 취소, and the way to the folder. */
export function ExportDialog({ onClose }: { onClose(): void }) {
  const [step, setStep] = useState<Step>({ kind: 'asking' });
  const [choosing, setChoosing] = useState(false);
  const isReadOnly = useIsReadOnly();
  const findings = useFindings((state) => state.findings);
  const project = useProject((state) => state.project);
  const jobId = step.kind === 'running' ? step.jobId : null;
  const stillShown = useRef(true);

  useEffect(() => {
    stillShown.current = true;
    checkNow();
    return () => {
      stillShown.current = false;
    };
  }, []);

  useEffect(() => {
    if (jobId === null) return;
    return api.on('job.progress', (progress) => {
      if (progress.jobId === jobId)
        setStep((now) =>
          now.kind === 'running'
            ? { ...now, done: progress.done, total: progress.total, label: progress.label }
            : now,
        );
    });
  }, [jobId]);

  if (!project) return null;
  const urgent = findings.filter((one) => one.severity === '필수').length;

  const start = async () => {
    setChoosing(true);
    await flushPendingEdits();
    const target = await chooseSave(
      'wordDocument',
      `${project.facts.projectName.slice(0, 80)} 제안요청서.docx`,
    );
    setChoosing(false);
    if (!target || !stillShown.current) return;
    const job = newId();
    setStep({
      kind: 'running',
      jobId: job,
      fileName: target.name,
      done: 0,
      total: 1,
      label: '준비하는 중',
      cancelling: false,
    });
    const saved = await api.call('rfp.exportDocx', {
      projectId: project.id,
      target: target.token,
      jobId: job,
    });
    if (!stillShown.current) return;
    if (saved.ok) setStep({ kind: 'done', saved: saved.value });
    else if (saved.failure.type === 'cancelled') setStep({ kind: 'asking' });
    else setStep({ kind: 'failed', failure: saved.failure });
  };
  const cancel = () => {
    if (step.kind !== 'running') return;
    setStep({ ...step, cancelling: true });
    void api.call('job.cancel', { jobId: step.jobId });
  };

  const footer = {
    asking: (
      <>
        <Button variant="default" onClick={onClose}>
          닫기
        </Button>
        <Button
          leftSection={<IconFileTypeDocx size={18} aria-hidden />}
          loading={choosing}
          data-autofocus
          onClick={() => void start()}
        >
          저장할 곳 고르기
        </Button>
      </>
    ),
    running: (
      <Button variant="default" disabled={step.kind === 'running' && step.cancelling} onClick={cancel}>
        취소
      </Button>
    ),
    done: (
      <>
        <Button variant="default" onClick={onClose}>
          닫기
        </Button>
        {step.kind === 'done' && (
          <Button
            leftSection={<IconFolderOpen size={18} aria-hidden />}
            onClick={() => void showInFolder(step.saved.file.token)}
          >
            폴더 열기
          </Button>
        )}
      </>
    ),
    failed: (
      <>
        <Button variant="default" onClick={onClose}>
          닫기
        </Button>
        <Button onClick={() => void start()}>다시 시도</Button>
      </>
    ),
  }[step.kind];

  return (
    <Dialog
      title="제안요청서 내보내기"
      width={560}
      onClose={onClose}
      mayClose={step.kind !== 'running'}
      footer={<div className={styles.footer}>{footer}</div>}
    >
      {step.kind === 'asking' && (
        <>
          <p className={styles.text}>
            표지, 목차, 켜 둔 장, 요구사항 총괄표·목록·상세표를 한 개의 Word 문서(.docx)로 만들어요.
            한글에서도 열 수 있어요.
          </p>
          <p className={styles.small}>
            {layoutText(project)}{' '}
            {!isReadOnly && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => useWriting.getState().set({ dialog: 'layout' })}
              >
                문서 서식 고치기
              </Button>
            )}
          </p>
          {urgent > 0 && (
            <Alert color="warning" variant="light" title={`필수 점검이 ${urgent}건 남아 있어요`}>
              지금 내보내도 되지만, 비어 있는 자리는 〔작성: …〕 표시로 인쇄돼요.{' '}
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  useWriting.getState().set({ panel: 'checks', panelShown: true });
                  onClose();
                }}
              >
                점검 보기
              </Button>
            </Alert>
          )}
        </>
      )}
      {step.kind === 'running' && (
        <div role="status">
          <p className={styles.text}>
            {step.cancelling
              ? '취소하는 중이에요.'
              : `${josa(step.fileName, '을/를')} 만들고 있어요. ${step.label}`}
          </p>
          <Progress
            value={step.total > 0 ? (step.done / step.total) * 100 : 0}
            size="lg"
            aria-label="내보내기 진행률"
          />
          <p className={styles.small}>취소하면 새 파일은 남지 않고 예전 파일은 그대로 있어요.</p>
        </div>
      )}
      {step.kind === 'done' && (
        <div role="status" className={styles.done}>
          <IconCircleCheck size={32} aria-hidden />
          <div>
            <p className={styles.text}>
              <b>{step.saved.file.name}</b>
              {josa(step.saved.file.name, '을/를').slice(step.saved.file.name.length)} 만들었어요. (
              {Math.max(1, Math.round(step.saved.sizeBytes / 1024))} KB)
            </p>
            {step.saved.notes.map((note) => (
              <p key={note} className={styles.small}>
                {note}
              </p>
            ))}
          </div>
        </div>
      )}
      {step.kind === 'failed' && (
        <Alert color="danger" variant="light" role="alert" title={explainFailure(step.failure).what}>
          {explainFailure(step.failure).todo}
        </Alert>
      )}
    </Dialog>
  );
}
