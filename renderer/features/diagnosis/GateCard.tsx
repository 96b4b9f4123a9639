import { IconDoor, IconDoorOff } from '@tabler/icons-react';
import type { DiagnosisContent } from '../../../shared/content/content';
import { ChoiceGroup, useReadOnlyField } from '../../ui';
import { answerGate } from './answer';
import { answerValue, answerWord, gateChoices } from './answerChoices';
import styles from './Diagnosis.module.css';

interface GateCardProps {
  order: number;
  gate: DiagnosisContent['gates'][number];
  answer: boolean | null;
}

export function GateCard({ order, gate, answer }: GateCardProps) {
  const isReadOnly = useReadOnlyField();
  const Icon = answer === false ? IconDoorOff : IconDoor;
  return (
    <div className={styles.gate} data-answer={answer === null ? 'open' : answerWord(answer)}>
      <span className={styles.gateMark}>
        <Icon size={18} aria-hidden /> 관문 {order}
      </span>
      <h3 className={styles.question}>{gate.question}</h3>
      <p className={styles.help}>{gate.help}</p>
      <div className={styles.gateAnswer}>
        <ChoiceGroup
          label={gate.question}
          choices={gateChoices}
          isReadOnly={isReadOnly}
          value={answer === null ? null : answerWord(answer)}
          onChoose={(word) => void answerGate(gate.id, answerValue(word))}
        />
        {answer !== null && !isReadOnly && (
          <button type="button" className={styles.clear} onClick={() => void answerGate(gate.id, null)}>
            답 지우기
          </button>
        )}
      </div>
      {answer === false && <p className={styles.whenNo}>{gate.whenNo}</p>}
    </div>
  );
}
