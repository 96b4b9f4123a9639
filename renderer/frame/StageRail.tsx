import {
  IconArrowRight,
  IconBulb,
  IconCheck,
  IconClipboardCheck,
  IconFileText,
  IconGavel,
  IconHome,
  IconPencil,
  IconStack2,
  IconZoomCheck,
} from '@tabler/icons-react';
import type { Stage, StageId } from '../../shared/content/content';
import { shortWonText, wonText } from '../../shared/korean/amounts';
import { nextActivities } from '../../shared/lifecycle/nextActivities';
import { type StageProgress, stageProgress } from '../../shared/lifecycle/progress';
import type { Project } from '../../shared/project/project';
import { closeProject } from '../stores/projectActions';
import { useView } from '../stores/viewStore';
import { frameText } from '../text/frameText';
import { ActionIcon, Button, Tooltip, UnstyledButton } from '../ui';
import styles from './StageRail.module.css';

const icons: Record<StageId, typeof IconBulb> = {
  planning: IconBulb,
  projectPlan: IconFileText,
  selection: IconGavel,
  delivery: IconStack2,
  audit: IconZoomCheck,
  closing: IconClipboardCheck,
};

/** The six stages with what is done and what comes next; one white card says "you are here". */
export function StageRail({ project, stages }: { project: Project; stages: readonly Stage[] }) {
  const compact = useView((state) => state.compact);
  const progress = stageProgress(project, stages);
  const current = progress.find((stage) => !stage.isComplete)?.id ?? null;
  return (
    <nav className={styles.rail} data-pane tabIndex={-1} aria-label={frameText.rail}>
      {compact ? <HomeButton /> : <ProjectCard project={project} />}
      <ol className={styles.stages}>
        {progress.map((stage) => (
          <StageItem key={stage.id} stage={stage} isNow={stage.id === current} compact={compact} />
        ))}
      </ol>
      {!compact && <NextThing project={project} stages={stages} />}
    </nav>
  );
}

function HomeButton() {
  return (
    <Tooltip label={frameText.home} position="right">
      <ActionIcon
        className={styles.home}
        size={36}
        aria-label={frameText.home}
        onClick={() => void closeProject()}
      >
        <IconHome size={19} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function ProjectCard({ project: { facts } }: { project: Project }) {
  const openDialog = useView((state) => state.openDialog);
  return (
    <div className={styles.project}>
      <div className={styles.projectTop}>
        <span className={styles.sub}>{facts.agency}</span>
        <span className={styles.projectButtons}>
          <Tooltip label="사업 정보 고치기">
            <ActionIcon
              className={styles.home}
              size={26}
              aria-label="사업 정보 고치기"
              onClick={() => openDialog('editFacts')}
            >
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <HomeButtonSmall />
        </span>
      </div>
      <div className={styles.projectName} title={facts.projectName}>
        {facts.projectName}
      </div>
      <div className={styles.projectFacts}>
        <span title={facts.totalBudget === null ? undefined : wonText(facts.totalBudget)}>
          {facts.totalBudget === null ? frameText.noBudget : shortWonText(facts.totalBudget)}
        </span>
        {facts.contractMethod && <span>{facts.contractMethod}</span>}
      </div>
    </div>
  );
}

function HomeButtonSmall() {
  return (
    <Tooltip label={frameText.home}>
      <ActionIcon
        className={styles.home}
        size={26}
        aria-label={frameText.home}
        onClick={() => void closeProject()}
      >
        <IconHome size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function StageItem({ stage, isNow, compact }: { stage: StageProgress; isNow: boolean; compact: boolean }) {
  const { screen, stageId, selectStage } = useView();
  const Icon = icons[stage.id];
  const settled = stage.counts.완료 + stage.counts.해당없음;
  const percent = stage.total === 0 ? 0 : Math.round((settled / stage.total) * 100);
  const sub = stage.isComplete
    ? frameText.done
    : isNow
      ? frameText.left(stage.open)
      : stage.id === 'audit'
        ? frameText.besideDelivery
        : frameText.left(stage.open);
  const button = (
    <UnstyledButton
      className={styles.stage}
      data-now={isNow || undefined}
      data-done={stage.isComplete || undefined}
      data-selected={(screen === 'lifecycle' && stageId === stage.id) || undefined}
      aria-current={isNow ? 'step' : undefined}
      onClick={() => selectStage(stage.id)}
    >
      <span className={styles.dot}>
        {stage.isComplete ? (
          <IconCheck size={17} stroke={3} aria-hidden />
        ) : (
          <Icon size={18} stroke={1.8} aria-hidden />
        )}
      </span>
      <span className={styles.stageText}>
        <span className={styles.stageName}>{stage.name}</span>
        <span className={styles.stageSub}>{sub}</span>
        {isNow && (
          <span className={styles.track} aria-hidden>
            <span className={styles.fill} style={{ width: `${percent}%` }} />
          </span>
        )}
      </span>
      <span className={styles.count}>
        {settled}/{stage.total}
      </span>
    </UnstyledButton>
  );
  return (
    <li>
      {compact ? (
        <Tooltip label={`${stage.name} · ${sub} (${settled}/${stage.total})`} position="right">
          {button}
        </Tooltip>
      ) : (
        button
      )}
    </li>
  );
}

function NextThing({ project, stages }: { project: Project; stages: readonly Stage[] }) {
  const reveal = useView((state) => state.reveal);
  const [next] = nextActivities(project, stages, 1);
  return (
    <section className={styles.next} aria-label={frameText.nextTitle}>
      <span className={styles.sub}>{frameText.nextTitle}</span>
      {next ? (
        <>
          <span className={styles.nextName}>{next.name}</span>
          <span className={styles.sub}>{next.reason}</span>
          <Button
            className={styles.go}
            fullWidth
            size="xs"
            variant="white"
            rightSection={<IconArrowRight size={15} aria-hidden />}
            onClick={() => reveal({ kind: 'activity', id: next.activityId })}
          >
            {frameText.goThere}
          </Button>
        </>
      ) : (
        <span className={styles.nextName}>{frameText.allDone}</span>
      )}
    </section>
  );
}
