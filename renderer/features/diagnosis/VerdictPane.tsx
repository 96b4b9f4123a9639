import {
  IconArrowsSplit2,
  IconCircleCheckFilled,
  IconHelpCircleFilled,
  IconHomeCheck,
  IconListNumbers,
} from '@tabler/icons-react';
import {
  type Diagnosis,
  type DiagnosisOutcome,
  type GatedDiagnosis,
  keepUpTo,
  reviewAt,
} from '../../../shared/diagnosis/diagnose';
import { SideSection } from '../../ui';
import styles from './Diagnosis.module.css';

const icons: Record<DiagnosisOutcome, typeof IconHomeCheck> = {
  gatesOpen: IconHelpCircleFilled,
  notTarget: IconHomeCheck,
  noInnovation: IconHomeCheck,
  review: IconCircleCheckFilled,
  keep: IconHomeCheck,
  borderline: IconArrowsSplit2,
  undecided: IconHelpCircleFilled,
};

interface VerdictPaneProps {
  gated: GatedDiagnosis;
  contradiction: string;
  onJump: (number: number) => void;
}

/** The verdict as it stands, why, and what the sources say differently. */
export function VerdictPane({ gated, contradiction, onJump }: VerdictPaneProps) {
  const Icon = icons[gated.outcome];
  const { diagnosis } = gated;
  return (
    <>
      <section className={styles.verdict} data-outcome={gated.outcome} aria-label="진단 결과">
        <p className={styles.verdictLine} role="status">
          <Icon size={28} aria-hidden />
          <span>
            <span className={styles.verdictSmall}>지금 결과</span>
            <span className={styles.verdictName}>{gated.name}</span>
          </span>
        </p>
        {diagnosis && <Scale diagnosis={diagnosis} />}
        <ul className={styles.reasons}>
          {gated.reasoning.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {gated.outcome === 'undecided' && diagnosis && (
          <p className={styles.decidingList}>
            {diagnosis.deciding.map((number) => (
              <button
                key={number}
                type="button"
                className={styles.decidingJump}
                onClick={() => onJump(number)}
              >
                {number}번
              </button>
            ))}
          </p>
        )}
      </section>
      <SideSection title="판정 기준">
        <table className={styles.bands}>
          <thead>
            <tr>
              <th scope="col">“예”의 수</th>
              <th scope="col">판정</th>
            </tr>
          </thead>
          <tbody>
            <tr data-now={gated.outcome === 'review' || undefined}>
              <td>{reviewAt}개 이상</td>
              <td>도입 검토</td>
            </tr>
            <tr data-now={gated.outcome === 'borderline' || undefined}>
              <td>
                {keepUpTo + 1}~{reviewAt - 1}개
              </td>
              <td>경계 — 담당자가 판단</td>
            </tr>
            <tr data-now={gated.outcome === 'keep' || undefined}>
              <td>{keepUpTo}개 이하</td>
              <td>기존 유지 권장</td>
            </tr>
          </tbody>
        </table>
        <p className={styles.sideText}>{contradiction}</p>
      </SideSection>
      <SideSection title="여러 시스템이라면">
        <p className={styles.priority}>
          <IconListNumbers size={18} aria-hidden />
          <span>
            시스템마다 따로 진단하고, 도입 검토가 여럿이면{' '}
            <b>규모가 클수록 · 복잡도가 높을수록 · 확장성이 낮을수록</b> 먼저 추진해요.
          </span>
        </p>
      </SideSection>
    </>
  );
}

/** Zero to ten with the three bands; the filled part is 예, the hatched part what 모름 could still add. */
function Scale({ diagnosis }: { diagnosis: Diagnosis }) {
  const { yes, no, unknown } = diagnosis;
  return (
    <div className={styles.scale}>
      <div className={styles.scaleCounts}>
        <span>
          예 <b>{yes}</b>
        </span>
        <span>
          아니오 <b>{no}</b>
        </span>
        <span>
          모름 <b>{unknown}</b>
        </span>
      </div>
      <div className={styles.track} aria-hidden>
        {Array.from({ length: 10 }, (_, index) => (
          <span
            key={index}
            className={styles.cell}
            data-fill={index < yes ? 'yes' : index < yes + unknown ? 'unknown' : undefined}
          />
        ))}
      </div>
      <div className={styles.scaleBands} aria-hidden>
        <span style={{ gridColumn: `1 / span ${keepUpTo}` }}>유지</span>
        <span style={{ gridColumn: `${keepUpTo + 1} / ${reviewAt}` }}>경계</span>
        <span style={{ gridColumn: `${reviewAt} / span 5` }}>도입 검토</span>
      </div>
    </div>
  );
}
