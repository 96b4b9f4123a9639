import { IconHelpCircle } from '@tabler/icons-react';
import type { Status } from '../../shared/content/content';
import { dayText } from '../../shared/korean/days';
import styles from './ProvenanceBadge.module.css';

const meanings: Record<Status, string> = {
  확인: '원문에서 확인한 내용이에요.',
  '2차 자료': '원문이 아니라 인용한 자료에서 본 내용이에요.',
  미확인: '원문에서 확인하지 못한 내용이에요. 쓰기 전에 확인해 주세요.',
  재구성: '원문이 온전히 남아 있지 않아 다시 짜맞춘 내용이에요.',
  '자체 작성': '우리가 쓴 내용이에요.',
};

/** How sure we are of a statement; nothing for what is verified or our own words. */
export function ProvenanceBadge({ status }: { status: Status }) {
  if (status === '확인' || status === '자체 작성') return null;
  return (
    <span className={styles.badge} title={meanings[status]}>
      <IconHelpCircle size={14} aria-hidden />
      {status}
    </span>
  );
}

/** 출처 · 기준일 with the badge, as small print under what it belongs to. */
export function Provenance({ source, asOf, status }: { source: string; asOf: string; status: Status }) {
  return (
    <p className={styles.line}>
      <ProvenanceBadge status={status} /> <span>{meanings[status]}</span> <span>출처: {source}</span>{' '}
      <span className={styles.day}>(기준일 {dayText(asOf)})</span>
    </p>
  );
}
