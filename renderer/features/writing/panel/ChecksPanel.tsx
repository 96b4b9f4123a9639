import { IconAlertCircleFilled, IconAlertTriangleFilled, IconInfoCircleFilled } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Finding, Severity } from '../../../../shared/check/finding';
import { requirementNumber } from '../../../../shared/requirement/requirement';
import { useIsReadOnly, useProject } from '../../../stores/projectStore';
import { Button, RingProgress, SegmentedControl } from '../../../ui';
import { applyChange } from '../applyChange';
import { outlineCounts } from '../outline/outlineRows';
import { noFindings, useFindings } from '../useFindings';
import { useWriting } from '../writingStore';
import { FindingItem } from './FindingItem';
import styles from './Panel.module.css';

export const severityIcons: Record<Severity, typeof IconAlertCircleFilled> = {
  필수: IconAlertCircleFilled,
  권장: IconAlertTriangleFilled,
  참고: IconInfoCircleFilled,
};

const severities: readonly Severity[] = ['필수', '권장', '참고'];

/** Findings listed before the user asks for the rest; a long list is not read anyway. */
const firstFindings = 60;

/** 점검: how much stands between this document and its announcement, and each thing with its place and reason. */
export function ChecksPanel() {
  const findings = useFindings();
  const { project } = useProject();
  const selectedId = useWriting((state) => state.selectedId);
  const [scope, setScope] = useState<'all' | 'card'>('all');
  const [only, setOnly] = useState<Severity | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const [limit, setLimit] = useState(firstFindings);
  const counts = useMemo(() => project && outlineCounts(project, findings), [project, findings]);
  if (!project || !counts) return null;

  const card = project.requirements.find((one) => one.id === selectedId);
  const ofCard = (card && findings.byRequirement.get(card.id)) ?? noFindings;
  const inScope = scope === 'card' && card ? ofCard : findings.findings;
  const shown = only === null ? inScope : inScope.filter((one) => one.severity === only);
  const number = (severity: Severity) => findings.findings.filter((one) => one.severity === severity).length;
  const urgent = number('필수');
  const total = Math.max(1, counts.done + counts.advised + counts.problem + counts.empty);
  const percent = Math.round(((counts.done + counts.advised) / total) * 100);

  return (
    <>
      <div className={styles.score}>
        <RingProgress
          size={84}
          thickness={8}
          roundCaps
          sections={[
            { value: percent, color: urgent === 0 ? 'success.4' : percent > 60 ? 'success.4' : 'warning.3' },
          ]}
          rootColor="var(--line)"
          aria-label={`필수 점검을 마친 부분 ${percent}퍼센트`}
          role="img"
          label={
            <span className={styles.ring} aria-hidden>
              <b>{percent}</b>
              {percent < 100 && '%'}
            </span>
          }
        />
        <div>
          <p className={styles.headline} role="status">
            {urgent > 0 ? (
              <>
                공고 전에 <b>{urgent}가지</b>만 고치면 됩니다
              </>
            ) : (
              '공고를 막는 점검 사항이 없습니다'
            )}
          </p>
          <div className={styles.pills}>
            {severities.map((severity) => {
              const Icon = severityIcons[severity];
              return (
                <button
                  key={severity}
                  type="button"
                  className={styles.pill}
                  data-severity={severity}
                  aria-pressed={only === severity}
                  onClick={() => setOnly(only === severity ? null : severity)}
                >
                  <Icon size={14} aria-hidden />
                  {severity} {number(severity)}
                </button>
              );
            })}
          </div>
        </div>
      </div>
      <div className={styles.filter}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="점검 범위"
          value={card ? scope : 'all'}
          onChange={(value) => setScope(value as 'all' | 'card')}
          data={[
            { value: 'all', label: `전체 ${findings.findings.length}` },
            {
              value: 'card',
              label: card
                ? `${requirementNumber(card, project.numbering.digits)} ${ofCard.length}`
                : '이 요구사항',
              disabled: !card,
            },
          ]}
        />
      </div>
      <ul className={styles.list} aria-label="점검 결과">
        {shown.slice(0, limit).map((finding, index) => {
          const id = `${finding.id}#${index}`;
          return (
            <FindingItem
              key={id}
              finding={finding}
              isOpen={openId === null ? index === 0 : openId === id}
              onToggle={(open) => setOpenId(open ? id : '')}
            />
          );
        })}
        {shown.length > limit && (
          <li>
            <Button size="xs" variant="default" fullWidth onClick={() => setLimit(limit + 200)}>
              나머지 {shown.length - limit}건 보기
            </Button>
          </li>
        )}
        {shown.length === 0 && (
          <li className={styles.none}>{emptyText(scope === 'card' && card !== undefined, only)}</li>
        )}
        {findings.dismissed.length > 0 && scope === 'all' && <Dismissed findings={findings.dismissed} />}
      </ul>
    </>
  );
}

function emptyText(isCard: boolean, only: Severity | null): string {
  const what = only === null ? '점검 사항' : `${only} 점검 사항`;
  return isCard ? `이 요구사항에는 ${what}이 없어요.` : `${what}이 없어요.`;
}

function Dismissed({ findings }: { findings: readonly Finding[] }) {
  const reasons = useProject((state) => state.project?.dismissedFindings);
  const isReadOnly = useIsReadOnly();
  return (
    <li className={styles.dismissed}>
      <details>
        <summary>넘긴 점검 {findings.length}건</summary>
        <ul>
          {findings.map((finding, index) => (
            <li key={`${finding.id}#${index}`}>
              <b>{finding.title}</b>
              <span>{finding.placeText}</span>
              <span>사유: {reasons?.[finding.id]?.reason || '적지 않음'}</span>
              <Button
                size="compact-xs"
                variant="default"
                disabled={isReadOnly}
                onClick={() => void applyChange([{ type: 'restoreFinding', findingId: finding.id }])}
              >
                다시 점검하기
              </Button>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
