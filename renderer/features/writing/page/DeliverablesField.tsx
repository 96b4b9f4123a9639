import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Requirement } from '../../../../shared/requirement/requirement';
import { useIsReadOnly } from '../../../stores/projectStore';
import { editCard } from '../applyChange';
import styles from './Card.module.css';
import { CardText } from './CardText';

/** 산출정보: one name a line. Enter adds one, Backspace in an empty line removes it. */
export function DeliverablesField({
  requirement: { id, deliverables },
  number,
  live,
}: {
  requirement: Requirement;
  number: string;
  live: boolean;
}) {
  const isReadOnly = useIsReadOnly();
  const list = useRef<HTMLDivElement>(null);

  const focus = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll('textarea')[Math.max(0, index)]?.focus());
  const insert = (index: number, names: string[]) => {
    void editCard(id, (card) => ({ deliverables: card.deliverables.toSpliced(index, 0, ...names) }));
    focus(index + names.length - 1);
  };
  const remove = (index: number) => {
    void editCard(id, (card) => ({ deliverables: card.deliverables.toSpliced(index, 1) }));
    focus(index - 1);
  };

  if (!live || isReadOnly) return <div className={styles.static}>{deliverables.join(', ') || '-'}</div>;
  return (
    <div className={styles.lines} ref={list}>
      {deliverables.map((name, index) => (
        <div key={index} className={styles.line}>
          <CardText
            live
            label={`${number} 산출정보 ${index + 1}`}
            value={name}
            maxLength={300}
            placeholder="산출물 이름"
            onCommit={(text) =>
              editCard(id, (card) => ({ deliverables: card.deliverables.with(index, text) }))
            }
            onEnter={() => insert(index + 1, [''])}
            onEmptyBackspace={() => remove(index)}
            onPasteLines={(names) => {
              insert(index + 1, names);
              return true;
            }}
          />
          <button
            type="button"
            className={styles.tool}
            aria-label={`산출정보 ${index + 1} 지우기`}
            onClick={() => remove(index)}
          >
            <IconX size={14} aria-hidden />
          </button>
        </div>
      ))}
      <button type="button" className={styles.add} onClick={() => insert(deliverables.length, [''])}>
        <IconPlus size={14} aria-hidden />
        산출물 추가
      </button>
    </div>
  );
}
