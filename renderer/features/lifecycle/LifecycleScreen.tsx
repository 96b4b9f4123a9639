import { IconAlertTriangle, IconArrowRight, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Stage, StageId } from '../../../shared/content/content';
import { diagnoseProject } from '../../../shared/diagnosis/diagnose';
import { inspectionSummary } from '../../../shared/inspection/inspectionItems';
import { isOpen, markOf } from '../../../shared/lifecycle/activityMarks';
import { type StageProgress, stageProgress } from '../../../shared/lifecycle/progress';
import { stageAdvice } from '../../../shared/lifecycle/stageAdvice';
import type { InspectionRound, Project } from '../../../shared/project/project';
import { useProject } from '../../stores/projectStore';
import { useView } from '../../stores/viewStore';
import { Chip, OutlineEntry, StatusPart, useHeld, WorkArea } from '../../ui';
import { ActivityCard } from './ActivityCard';
import styles from './Lifecycle.module.css';
import { LifecycleSide } from './LifecycleSide';
import { StatusIcon } from './statusLook';

/** 단계 관리: the stage chosen in the rail, its activities and what they still ask for. */
export function LifecycleScreen() {
  const project = useProject((state) => state.project);
  const stages = useProject((state) => state.content?.stages);
  if (!project || !stages) return null;
  return <Lifecycle project={project} stages={stages} />;
}

function Lifecycle({ project, stages }: { project: Project; stages: Stage[] }) {
  const { stageId, selectStage, target, targetSerial, targetReached } = useView();
  const progress = stageProgress(project, stages);
  const currentStage = progress.find((stage) => !stage.isComplete)?.id ?? 'planning';
  const shown = stageId ?? currentStage;
  const stage = stages.find((one) => one.id === shown);
  const shownProgress = progress.find((one) => one.id === shown);

  const [onlyDuties, setOnlyDuties] = useState(false);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => firstOpen(project, stage));
  const [jumpedTo, setJumpedTo] = useState<{ id: string; serial: number } | null>(null);

  const jump = (activityId: string) => {
    const home = stages.find((one) =>
      one.steps.some((step) => step.activities.some((a) => a.id === activityId)),
    );
    if (!home) return;
    setOnlyDuties(false);
    setOnlyOpen(false);
    selectStage(home.id);
    setOpened((before) => new Set([...before, activityId]));
    setJumpedTo((before) => ({ id: activityId, serial: (before?.serial ?? 0) + 1 }));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the serial is what says "asked again"
  useEffect(() => {
    if (target?.kind === 'activity') jump(target.id);
    if (target?.kind === 'activity' || target?.kind === 'stage') targetReached();
  }, [target, targetSerial]);

  if (!stage || !shownProgress) return null;

  const toggle = (id: string) =>
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });

  const scrollToStep = (id: string) =>
    document.getElementById(`step-${id}`)?.scrollIntoView({ block: 'start' });

  return (
    <WorkArea
      title="단계 관리"
      summary="행정기관 정보화사업 단계별 관리점검 가이드의 6단계를 따라요"
      controls={
        <>
          <Chip size="sm" variant="outline" checked={onlyDuties} onChange={setOnlyDuties}>
            클라우드 네이티브 의무만
          </Chip>
          <Chip size="sm" variant="outline" checked={onlyOpen} onChange={setOnlyOpen}>
            남은 일만
          </Chip>
        </>
      }
      outlineLabel="단계와 관리단계"
      outline={<Outline progress={progress} shown={shown} onStage={selectStage} onStep={scrollToStep} />}
      contentLabel={`${stage.name} 단계의 활동`}
      sideLabel="다음 할 일과 의무"
      side={<LifecycleSide project={project} stages={stages} progress={progress} onJump={jump} />}
    >
      <div className={styles.column}>
        <StageHead project={project} stages={stages} progress={shownProgress} />
        <StageActivities
          project={project}
          stage={stage}
          progress={shownProgress}
          onlyDuties={onlyDuties}
          onlyOpen={onlyOpen}
          opened={opened}
          jumpedTo={jumpedTo}
          onToggle={toggle}
        />
      </div>
      <StatusPart side="start">
        <span>
          {stage.name} {shownProgress.counts.완료 + shownProgress.counts.해당없음}/{shownProgress.total}
        </span>
        <span>활동 {progress.reduce((sum, one) => sum + one.total, 0)}건</span>
      </StatusPart>
    </WorkArea>
  );
}

function firstOpen(project: Project, stage: Stage | undefined): ReadonlySet<string> {
  const first = stage?.steps
    .flatMap((step) => step.activities)
    .find((activity) => isOpen(activity, markOf(project, activity.id)));
  return new Set(first ? [first.id] : []);
}

interface OutlineProps {
  progress: readonly StageProgress[];
  shown: StageId;
  onStage: (id: StageId) => void;
  onStep: (id: string) => void;
}

function Outline({ progress, shown, onStage, onStep }: OutlineProps) {
  return (
    <ul className={styles.outline}>
      {progress.map((stage) => (
        <li key={stage.id}>
          <OutlineEntry
            label={stage.name}
            icon={<StatusIcon status={overallStatus(stage)} size={18} />}
            count={`${stage.counts.완료 + stage.counts.해당없음}/${stage.total}`}
            countTone={stage.isComplete ? 'success' : 'neutral'}
            isSelected={stage.id === shown}
            onSelect={() => onStage(stage.id)}
          />
          {stage.id === shown && (
            <ul className={styles.outline}>
              {stage.steps.map((step) => (
                <li key={step.id}>
                  <OutlineEntry
                    level={2}
                    label={step.name}
                    icon={<StatusIcon status={overallStatus(step)} size={16} />}
                    count={`${step.counts.완료 + step.counts.해당없음}/${step.total}`}
                    onSelect={() => onStep(step.id)}
                  />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function overallStatus(part: Pick<StageProgress, 'isComplete' | 'counts' | 'total'>) {
  if (part.isComplete) return part.counts.해당없음 === part.total ? '해당없음' : '완료';
  return part.counts.대기 === part.total ? '대기' : '진행';
}

interface StageHeadProps {
  project: Project;
  stages: readonly Stage[];
  progress: StageProgress;
}

function StageHead({ project, stages, progress }: StageHeadProps) {
  const advice = stageAdvice(project, stages, progress.id);
  const settled = progress.counts.완료 + progress.counts.해당없음;
  return (
    <header className={styles.stageHead}>
      <div className={styles.stageTitleLine}>
        <h2 className={styles.stageTitle}>{progress.name}</h2>
        <span className={styles.stageCounts}>
          {progress.isComplete ? '마쳤어요' : `${progress.open}건 남음`} · 전체 {progress.total}건 · 진행{' '}
          {progress.counts.진행} · 완료 {progress.counts.완료} · 해당없음 {progress.counts.해당없음}
        </span>
        <RelatedScreens project={project} stageId={progress.id} />
      </div>
      <div className={styles.bar} aria-hidden>
        <span
          className={styles.barDone}
          style={{ width: `${(settled / Math.max(1, progress.total)) * 100}%` }}
        />
        <span
          className={styles.barDoing}
          style={{ width: `${(progress.counts.진행 / Math.max(1, progress.total)) * 100}%` }}
        />
      </div>
      {progress.id === 'audit' && (
        <p className={styles.beside}>
          <IconInfoCircle size={18} aria-hidden />
          감리는 개발·구축과 나란히 진행해요. 개발·구축이 끝나기를 기다리지 않아요.
        </p>
      )}
      {advice.length > 0 && (
        <section className={styles.advice} aria-labelledby="stage-advice">
          <h3 id="stage-advice" className={styles.adviceTitle}>
            알아 두세요 <span>— 알림일 뿐 단계를 잠그지 않아요</span>
          </h3>
          <ul className={styles.adviceList}>
            {advice.map((one) => (
              <li
                key={`${one.kind} ${one.text}`}
                data-tone={
                  one.kind === 'dutyForgotten' || one.kind === 'nonconforming' ? 'danger' : 'warning'
                }
              >
                <IconAlertTriangle size={17} aria-hidden />
                {one.text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </header>
  );
}

/** Chips to the screens that carry a stage's own work. */
function RelatedScreens({ project, stageId }: { project: Project; stageId: StageId }) {
  const go = useView((state) => state.go);
  const inspection = (round: InspectionRound, name: string) => {
    const { total, 미점검 } = inspectionSummary(project, round);
    return { screen: round, label: `${name} ${total - 미점검}/${total}` };
  };
  const links = {
    planning: [{ screen: 'diagnosis' as const, label: `자가진단: ${diagnoseProject(project).name}` }],
    projectPlan: [{ screen: 'diagnosis' as const, label: `자가진단: ${diagnoseProject(project).name}` }],
    selection: [
      { screen: 'writing' as const, label: `제안요청서: 요구사항 ${project.requirements.length}건` },
    ],
    delivery: [],
    audit: [inspection('audit', '감리 점검표')],
    closing: [inspection('finalInspection', '완료검사 점검표')],
  }[stageId];
  return (
    <span className={styles.related}>
      {links.map((link) => (
        <button
          key={link.screen}
          type="button"
          className={styles.relatedLink}
          onClick={() => go(link.screen)}
        >
          {link.label}
          <IconArrowRight size={14} aria-hidden />
        </button>
      ))}
    </span>
  );
}

interface StageActivitiesProps {
  project: Project;
  stage: Stage;
  progress: StageProgress;
  onlyDuties: boolean;
  onlyOpen: boolean;
  opened: ReadonlySet<string>;
  jumpedTo: { id: string; serial: number } | null;
  onToggle: (id: string) => void;
}

function StageActivities({
  project,
  stage,
  progress,
  onlyDuties,
  onlyOpen,
  opened,
  jumpedTo,
  onToggle,
}: StageActivitiesProps) {
  const picked = useHeld(
    `${stage.id} ${onlyDuties} ${onlyOpen}`,
    () =>
      new Set(
        stage.steps
          .flatMap((step) => step.activities)
          .filter((activity) => !onlyDuties || activity.cloudNativeDuties.length > 0)
          .filter((activity) => !onlyOpen || isOpen(activity, markOf(project, activity.id)))
          .map((activity) => activity.id),
      ),
  );
  const steps = stage.steps
    .map((step) => ({ ...step, activities: step.activities.filter((activity) => picked.has(activity.id)) }))
    .filter((step) => step.activities.length > 0);
  if (steps.length === 0) {
    return (
      <p className={styles.empty}>
        {onlyDuties && onlyOpen
          ? '이 단계에는 남은 클라우드 네이티브 의무 활동이 없어요.'
          : onlyDuties
            ? '이 단계에는 클라우드 네이티브 의무가 있는 활동이 없어요.'
            : '이 단계에는 남은 일이 없어요.'}
      </p>
    );
  }
  return steps.map((step) => {
    const counts = progress.steps.find((one) => one.id === step.id);
    return (
      <section key={step.id} className={styles.step} aria-labelledby={`step-${step.id}`}>
        <h3 className={styles.stepTitle} id={`step-${step.id}`}>
          {step.name}
          {counts && (
            <span className={styles.stepCount}>
              {counts.counts.완료 + counts.counts.해당없음}/{counts.total}
            </span>
          )}
        </h3>
        <ul className={styles.cards}>
          {step.activities.map((activity) => (
            <ActivityCard
              key={activity.id}
              activity={activity}
              mark={markOf(project, activity.id)}
              isOpen={opened.has(activity.id)}
              onToggle={() => onToggle(activity.id)}
              targetSerial={jumpedTo?.id === activity.id ? jumpedTo.serial : 0}
            />
          ))}
        </ul>
      </section>
    );
  });
}
