import {
  IconAlertTriangle,
  IconCalendar,
  IconChevronDown,
  IconCloud,
  IconFileTypeDocx,
  IconNote,
  IconPaperclip,
} from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Activity } from '../../../shared/content/content';
import { dayText } from '../../../shared/korean/days';
import type { ActivityStatus } from '../../../shared/lifecycle/activityMarks';
import type { ActivityMark } from '../../../shared/project/project';
import { EvidenceList } from '../../evidence/EvidenceList';
import { useProject } from '../../stores/projectStore';
import { useView } from '../../stores/viewStore';
import { Button, Checkbox, ChoiceGroup, DateField, MemoField, Provenance, useReadOnlyField } from '../../ui';
import { ActivityReference } from './ActivityReference';
import styles from './Lifecycle.module.css';
import { dateWith, markActivity } from './markActivity';
import { StatusIcon, statusChoices } from './statusLook';

interface ActivityCardProps {
  activity: Activity;
  mark: ActivityMark;
  isOpen: boolean;
  onToggle: () => void;
  /** Grows each time somebody jumps here; 0 while nobody has. */
  targetSerial: number;
}

const dateLabels: Record<ActivityStatus, string> = {
  대기: '예정일',
  진행: '예정일',
  완료: '완료일',
  해당없음: '정한 날',
};

export function ActivityCard({ activity, mark, isOpen, onToggle, targetSerial }: ActivityCardProps) {
  const isReadOnly = useReadOnlyField();
  const [wantsNotApplicable, setWantsNotApplicable] = useState(false);
  const status: ActivityStatus = wantsNotApplicable ? '해당없음' : mark.status;
  const addressed = mark.addressedDuties ?? [];
  const openDutyCount = activity.cloudNativeDuties.filter((duty) => !addressed.includes(duty.id)).length;
  const isClosedOverDuty = openDutyCount > 0 && (status === '완료' || status === '해당없음');
  const detailsId = useId();
  const toggle = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (targetSerial === 0) return;
    toggle.current?.scrollIntoView({ block: 'center' });
    toggle.current?.focus({ preventScroll: true });
  }, [targetSerial]);

  const choose = (next: ActivityStatus) => {
    setWantsNotApplicable(next === '해당없음' && mark.reason.trim() === '');
    if (next === '해당없음' && mark.reason.trim() === '') {
      if (!isOpen) onToggle();
      return;
    }
    if (next !== mark.status) void markActivity(activity.id, { status: next, date: dateWith(next, mark) });
  };

  return (
    <li
      className={styles.card}
      data-status={status}
      data-open={isOpen || undefined}
      data-forgotten={isClosedOverDuty || undefined}
    >
      <div className={styles.cardHead}>
        <h4 className={styles.cardTitle}>
          <button
            ref={toggle}
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-controls={detailsId}
            onClick={onToggle}
          >
            <StatusIcon status={status} />
            <span className={styles.cardText}>
              <span className={styles.cardName}>{activity.name}</span>
              <CardNotes activity={activity} mark={mark} status={status} openDutyCount={openDutyCount} />
            </span>
            <IconChevronDown className={styles.chevron} size={18} aria-hidden />
          </button>
        </h4>
        <ChoiceGroup
          label={`${activity.name} 상태`}
          choices={statusChoices}
          value={status}
          onChoose={choose}
          size="compact"
          isReadOnly={isReadOnly}
        />
      </div>
      <div id={detailsId} hidden={!isOpen}>
        {isOpen && (
          <div className={styles.details}>
            <p className={styles.guidance}>{activity.guidance}</p>
            <ActivityPapers activityId={activity.id} />
            {activity.cloudNativeDuties.length > 0 && (
              <Duties activity={activity} addressed={addressed} isClosedOverDuty={isClosedOverDuty} />
            )}
            {status === '해당없음' && (
              <MemoField
                label="해당없음 사유"
                value={mark.reason}
                limit={1_000}
                isRequired
                placeholder="예: 감리 의무 대상이 아니며 과장 결재로 생략(2026. 11. 20.)"
                error={wantsNotApplicable ? '사유를 적어야 해당없음으로 바뀌어요.' : null}
                onCommit={(reason) => {
                  setWantsNotApplicable(false);
                  void markActivity(activity.id, {
                    status: '해당없음',
                    reason,
                    date: dateWith('해당없음', mark),
                  });
                }}
              />
            )}
            <div className={styles.fields}>
              <DateField
                label={dateLabels[status]}
                value={mark.date}
                onCommit={(date) => void markActivity(activity.id, { date })}
              />
              <MemoField
                label="메모"
                value={mark.memo}
                limit={4_000}
                placeholder="문서번호, 담당자, 다음 사람이 알아야 할 것"
                onCommit={(memo) => void markActivity(activity.id, { memo })}
              />
            </div>
            <ActivityReference activity={activity} />
            <EvidenceList
              attachedTo={{ kind: 'activity', activityId: activity.id }}
              where={`${activity.name} 활동`}
            />
            <Provenance source={activity.source} asOf={activity.asOf} status={activity.status} />
          </div>
        )}
      </div>
    </li>
  );
}

/** The way to the papers this activity makes. */
function ActivityPapers({ activityId }: { activityId: string }) {
  const documents = useProject((state) => state.content?.documents);
  const made = (documents ?? []).filter((one) => one.activityId === activityId);
  const openDialog = useView((state) => state.openDialog);
  return made.map(({ id, title }) => (
    <Button
      key={id}
      variant="default"
      size="xs"
      leftSection={<IconFileTypeDocx size={16} aria-hidden />}
      style={{ alignSelf: 'flex-start' }}
      onClick={() => openDialog('papers')}
    >
      {title} 만들기…
    </Button>
  ));
}

interface CardNotesProps {
  activity: Activity;
  mark: ActivityMark;
  status: ActivityStatus;
  openDutyCount: number;
}

function CardNotes({ activity, mark, status, openDutyCount }: CardNotesProps) {
  const evidenceCount = useProject(
    ({ project }) =>
      project?.evidence.filter(
        ({ attachedTo }) => attachedTo.kind === 'activity' && attachedTo.activityId === activity.id,
      ).length ?? 0,
  );
  const dutyCount = activity.cloudNativeDuties.length;
  return (
    <span className={styles.notes}>
      {dutyCount > 0 && (
        <span className={styles.dutyChip} data-open={openDutyCount > 0 || undefined}>
          <IconCloud size={14} aria-hidden />
          클라우드 네이티브 의무 {dutyCount - openDutyCount}/{dutyCount} 확인
        </span>
      )}
      {evidenceCount > 0 && (
        <span className={styles.date}>
          <IconPaperclip size={14} aria-hidden />
          증빙 {evidenceCount}개
        </span>
      )}
      {mark.date && (
        <span className={styles.date}>
          <IconCalendar size={14} aria-hidden />
          {dateLabels[status]} {dayText(mark.date)}
        </span>
      )}
      {status === '해당없음' && mark.reason.trim() !== '' && (
        <span className={styles.note}>사유: {mark.reason}</span>
      )}
      {mark.memo.trim() !== '' && (
        <span className={styles.note}>
          <IconNote size={14} aria-hidden />
          {mark.memo}
        </span>
      )}
      {dutyCount === 0 && !mark.date && mark.memo.trim() === '' && status !== '해당없음' && (
        <span className={styles.note}>{activity.guidance}</span>
      )}
    </span>
  );
}

interface DutiesProps {
  activity: Activity;
  addressed: readonly string[];
  isClosedOverDuty: boolean;
}

function Duties({ activity, addressed, isClosedOverDuty }: DutiesProps) {
  const isReadOnly = useReadOnlyField();
  const confirm = (dutyId: string, isConfirmed: boolean) => {
    const ids = activity.cloudNativeDuties.map((duty) => duty.id);
    const addressedDuties = ids.filter((id) => (id === dutyId ? isConfirmed : addressed.includes(id)));
    void markActivity(activity.id, { addressedDuties });
  };
  return (
    <fieldset className={styles.duties} data-forgotten={isClosedOverDuty || undefined}>
      <legend className={styles.dutiesTitle}>
        <IconCloud size={17} aria-hidden /> 클라우드 네이티브 의무
      </legend>
      {isClosedOverDuty && (
        <p className={styles.dutyWarning} role="status">
          <IconAlertTriangle size={17} aria-hidden />
          확인하지 않은 의무를 둔 채 활동을 닫았어요. 챙겼거나 필요 없음을 확인했으면 표시하고, 어떻게 했는지
          메모에 남겨 주세요.
        </p>
      )}
      {activity.cloudNativeDuties.map((duty) => (
        <Checkbox
          key={duty.id}
          label={duty.text}
          checked={addressed.includes(duty.id)}
          disabled={isReadOnly}
          onChange={(event) => confirm(duty.id, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
