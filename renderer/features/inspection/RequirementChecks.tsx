import { IconAlertTriangle, IconArrowRight, IconNote } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import {
  type CriteriaHole,
  criterionPartNames,
  type InspectionItem,
} from '../../../shared/inspection/inspectionItems';
import type { InspectionRound } from '../../../shared/project/project';
import { EvidenceList } from '../../evidence/EvidenceList';
import { ChoiceGroup, DateField, MemoField, today, useReadOnlyField } from '../../ui';
import styles from './Inspection.module.css';
import { markInspection } from './markInspection';
import { type VerdictWord, verdictChoices } from './verdictChoices';

interface RequirementChecksProps {
  round: InspectionRound;
  number: string;
  name: string;
  items: readonly InspectionItem[];
  hole: CriteriaHole | null;
  onCard: () => void;
  jumpedTo: { criterionId: string; serial: number };
}

/** One requirement with its items, one per 검수기준. */
export function RequirementChecks({
  round,
  number,
  name,
  items,
  hole,
  onCard,
  jumpedTo,
}: RequirementChecksProps) {
  return (
    <article className={styles.requirement} aria-label={`${number} ${name}`}>
      <header className={styles.requirementHead}>
        <h3 className={styles.requirementName}>
          <span className={styles.requirementNumber}>{number}</span> {name}
        </h3>
        <button type="button" className={styles.link} onClick={onCard}>
          요구사항 카드 <IconArrowRight size={14} aria-hidden />
        </button>
      </header>
      {hole && <Hole hole={hole} onCard={onCard} />}
      <ol className={styles.items}>
        {items.map((item, index) => (
          <ItemRow
            key={item.criterionId}
            round={round}
            item={item}
            order={index + 1}
            of={items.length}
            targetSerial={jumpedTo.criterionId === item.criterionId ? jumpedTo.serial : 0}
          />
        ))}
      </ol>
    </article>
  );
}

function Hole({ hole, onCard }: { hole: CriteriaHole; onCard: () => void }) {
  const names = [...new Set(hole.incomplete.flatMap((one) => one.missing))].map(
    (part) => criterionPartNames[part],
  );
  return (
    <div className={styles.hole}>
      <IconAlertTriangle size={18} aria-hidden />
      <span>
        {hole.incomplete.length === 0
          ? '검수기준이 없어서 점검할 수 없어요.'
          : `검수기준에 비어 있는 곳이 있어요: ${names.join(' · ')}`}
      </span>
      <button type="button" className={styles.holeLink} onClick={onCard}>
        검수기준 채우러 가기
      </button>
    </div>
  );
}

interface ItemRowProps {
  round: InspectionRound;
  item: InspectionItem;
  order: number;
  of: number;
  targetSerial: number;
}

function ItemRow({ round, item, order, of, targetSerial }: ItemRowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (targetSerial === 0) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus({ preventScroll: true });
  }, [targetSerial]);

  const isReadOnly = useReadOnlyField();
  const [wantsFields, setWantsFields] = useState(false);
  const hasFields =
    wantsFields || item.mark.verdict !== null || item.mark.date !== null || item.mark.memo !== '';
  const word: VerdictWord = item.mark.verdict ?? '미점검';
  const where = `${item.requirementNumber} 검수기준 ${order}`;
  const judge = (chosen: VerdictWord) => {
    const verdict = chosen === '미점검' ? null : chosen;
    void markInspection(round, item.criterionId, {
      verdict,
      date: verdict === null ? null : (item.mark.date ?? today()),
    });
  };
  return (
    <li ref={row} className={styles.item} data-verdict={word}>
      <div className={styles.itemHead}>
        <p className={styles.question}>
          {of > 1 && <span className={styles.order}>{order}</span>}
          {item.method}
        </p>
        <ChoiceGroup
          label={`${where} 판정`}
          choices={verdictChoices}
          isReadOnly={isReadOnly}
          value={word}
          onChoose={judge}
          size="compact"
        />
      </div>
      <table className={styles.points}>
        <tbody>
          {item.points.map((point) => (
            <tr key={point.label}>
              <th scope="row">{point.label}</th>
              <td>{point.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasFields ? (
        <div className={styles.fields}>
          <DateField
            label="점검일"
            value={item.mark.date}
            onCommit={(date) => void markInspection(round, item.criterionId, { date })}
          />
          <MemoField
            label={
              word === '부적합' ? '부적합 내용과 조치' : word === '점검제외' ? '점검에서 뺀 까닭' : '메모'
            }
            value={item.mark.memo}
            limit={4_000}
            placeholder={
              word === '부적합'
                ? '무엇이 한계값과 달랐는지, 언제까지 누가 고치는지'
                : word === '점검제외'
                  ? '예: 2차 사업으로 옮김(과업변경 제1호)'
                  : '측정값, 확인한 문서, 함께 본 사람'
            }
            onCommit={(memo) => void markInspection(round, item.criterionId, { memo })}
          />
        </div>
      ) : isReadOnly ? null : (
        <button type="button" className={styles.link} onClick={() => setWantsFields(true)}>
          <IconNote size={15} aria-hidden /> 점검일·메모 적기
          <span className={styles.srOnly}> ({where})</span>
        </button>
      )}
      <EvidenceList attachedTo={{ kind: 'inspection', round, criterionId: item.criterionId }} where={where} />
    </li>
  );
}
