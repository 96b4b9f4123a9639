import { IconArrowRight, IconCircleCheckFilled, IconCloud } from '@tabler/icons-react';
import type { Stage } from '../../../shared/content/content';
import { duties } from '../../../shared/lifecycle/activityMarks';
import { nextActivities } from '../../../shared/lifecycle/nextActivities';
import type { StageProgress } from '../../../shared/lifecycle/progress';
import type { Project } from '../../../shared/project/project';
import { RingProgress, SideSection } from '../../ui';
import styles from './Lifecycle.module.css';
import { StatusIcon } from './statusLook';

interface LifecycleSideProps {
  project: Project;
  stages: readonly Stage[];
  progress: readonly StageProgress[];
  onJump: (activityId: string) => void;
}

/** Where the whole project stands, what comes next, and the duties nobody may forget. */
export function LifecycleSide({ project, stages, progress, onJump }: LifecycleSideProps) {
  const next = nextActivities(project, stages);
  const everyDuty = duties(project, stages);
  const confirmed = everyDuty.filter((duty) => duty.isAddressed).length;
  return (
    <>
      <Overview progress={progress} />
      <SideSection title="다음 할 일">
        {next.length === 0 ? (
          <p className={styles.sideText}>모든 활동을 마쳤어요.</p>
        ) : (
          <ol className={styles.jumpList}>
            {next.map((one, index) => (
              <li key={one.activityId}>
                <button
                  type="button"
                  className={styles.jump}
                  data-first={index === 0 || undefined}
                  onClick={() => onJump(one.activityId)}
                >
                  <StatusIcon status={one.status} size={18} />
                  <span className={styles.jumpText}>
                    <span className={styles.jumpName}>{one.name}</span>
                    <span className={styles.jumpReason}>{one.reason}</span>
                  </span>
                  <IconArrowRight size={16} aria-hidden />
                </button>
              </li>
            ))}
          </ol>
        )}
      </SideSection>
      <SideSection title="클라우드 네이티브 의무" count={`${confirmed}/${everyDuty.length}`}>
        <ul className={styles.jumpList}>
          {everyDuty.map((duty) => (
            <li key={duty.id}>
              <button type="button" className={styles.dutyJump} onClick={() => onJump(duty.activityId)}>
                {duty.isAddressed ? (
                  <IconCircleCheckFilled
                    className={styles.statusIcon}
                    data-status="완료"
                    size={17}
                    aria-hidden
                  />
                ) : (
                  <IconCloud className={styles.dutyIcon} size={17} aria-hidden />
                )}
                <span>
                  {duty.text}
                  <span className={styles.jumpReason}>
                    {duty.activityName} · {duty.isAddressed ? '확인함' : '남음'}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </SideSection>
    </>
  );
}

function Overview({ progress }: { progress: readonly StageProgress[] }) {
  const total = progress.reduce((sum, stage) => sum + stage.total, 0);
  const count = (status: keyof StageProgress['counts']) =>
    progress.reduce((sum, stage) => sum + stage.counts[status], 0);
  const settled = count('완료') + count('해당없음');
  const open = progress.reduce((sum, stage) => sum + stage.open, 0);
  return (
    <div className={styles.overview}>
      <RingProgress
        size={76}
        thickness={7}
        roundCaps
        rootColor="var(--line)"
        sections={[{ value: total === 0 ? 0 : (settled / total) * 100, color: 'var(--success)' }]}
        label={
          <span className={styles.ringLabel}>
            <b>{settled}</b>/{total}
          </span>
        }
        aria-hidden
      />
      <div>
        <p className={styles.overviewTitle}>
          {open === 0 ? '남은 활동이 없어요' : `마치기까지 ${open}건이 남았어요`}
        </p>
        <p className={styles.overviewCounts}>
          <span className={styles.pill} data-tone="success">
            완료 {count('완료')}
          </span>
          <span className={styles.pill} data-tone="brand">
            진행 {count('진행')}
          </span>
          <span className={styles.pill}>해당없음 {count('해당없음')}</span>
        </p>
      </div>
    </div>
  );
}
