import { IconArrowBigRightLine, IconChartBar, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { DiagnosisContent } from '../../../shared/content/content';
import type { DiagnosisAnswer } from '../../../shared/project/project';
import { ChoiceGroup, MemoField, useReadOnlyField } from '../../ui';
import { answerItem } from './answer';
import { answerChoices, answerValue, answerWord } from './answerChoices';
import styles from './Diagnosis.module.css';

interface ItemCardProps {
  item: DiagnosisContent['items'][number];
  /** Null while nobody has touched the item. */
  given: DiagnosisAnswer | null;
  isDeciding: boolean;
  /** Grows each time somebody jumps here; 0 while nobody has. */
  targetSerial: number;
}

export function ItemCard({ item, given, isDeciding, targetSerial }: ItemCardProps) {
  const isReadOnly = useReadOnlyField();
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (targetSerial === 0) return;
    card.current?.scrollIntoView({ block: 'center' });
    card.current?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus({ preventScroll: true });
  }, [targetSerial]);

  return (
    <li ref={card} className={styles.item} data-answer={given ? answerWord(given.answer) : 'open'}>
      <div className={styles.itemHead}>
        <span className={styles.number} aria-hidden>
          {item.number}
        </span>
        <h3 className={styles.question}>
          <span className={styles.srOnly}>{item.number}번. </span>
          {item.question}
        </h3>
        <ChoiceGroup
          label={`${item.number}번. ${item.question}`}
          choices={answerChoices}
          isReadOnly={isReadOnly}
          value={given ? answerWord(given.answer) : null}
          onChoose={(word) => void answerItem(item.number, { answer: answerValue(word) })}
        />
      </div>
      <div className={styles.itemBody}>
        <p className={styles.meaning}>
          <IconArrowBigRightLine size={16} aria-hidden />
          <span>
            <b>“예”의 뜻</b> {item.meaningOfYes}
          </span>
        </p>
        {item.note && (
          <p className={styles.meaning}>
            <IconInfoCircle size={16} aria-hidden />
            <span>{item.note}</span>
          </p>
        )}
        <p className={styles.indicators}>
          <IconChartBar size={16} aria-hidden />
          <span>운영성과 지표</span>
          {item.indicators.map((indicator) => (
            <span key={indicator} className={styles.indicator}>
              {indicator}
            </span>
          ))}
          {isDeciding && <span className={styles.deciding}>이 답에 따라 판정이 갈려요</span>}
        </p>
        <MemoField
          label="근거"
          value={given?.memo ?? ''}
          limit={2_000}
          placeholder={item.evidenceHint}
          onCommit={(memo) => void answerItem(item.number, { memo })}
        />
      </div>
    </li>
  );
}
