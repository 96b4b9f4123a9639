import { IconCircleCheckFilled, IconCircleDashed, IconCircleMinus, IconProgress } from '@tabler/icons-react';
import type { ActivityStatus } from '../../../shared/lifecycle/activityMarks';
import type { Choice } from '../../ui';
import styles from './Lifecycle.module.css';

const icons: Record<ActivityStatus, typeof IconProgress> = {
  대기: IconCircleDashed,
  진행: IconProgress,
  완료: IconCircleCheckFilled,
  해당없음: IconCircleMinus,
};

/** Status as a picture; the word always stands beside it or in the control. */
export function StatusIcon({ status, size = 20 }: { status: ActivityStatus; size?: number }) {
  const Icon = icons[status];
  return <Icon className={styles.statusIcon} data-status={status} size={size} aria-hidden />;
}

export const statusChoices: Choice<ActivityStatus>[] = [
  { value: '대기', label: '대기' },
  { value: '진행', label: '진행', tone: 'brand' },
  { value: '완료', label: '완료', tone: 'success' },
  { value: '해당없음', label: '해당없음' },
];
