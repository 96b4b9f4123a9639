import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { memo, useId } from 'react';
import {
  areaPoints,
  type EvaluationArea,
  type EvaluationItem,
  scoringKinds,
} from '../../../shared/evaluation/evaluation';
import { DraftText } from '../../editor/DraftText';
import { useIsReadOnly } from '../../stores/projectStore';
import { ActionIcon, Button, notify, SegmentedControl } from '../../ui';
import styles from './Evaluation.module.css';
import { editArea, editEvaluation, editItem, removeWithUndo } from './evaluationEdits';
import { moved, readPoints } from './evaluationOperations';
import { newId } from './newId';

interface AreaTableProps {
  area: EvaluationArea;
  index: number;
  count: number;
}

/** One 평가 부문 with its items. */
export const AreaTable = memo(function AreaTable({ area, index, count }: AreaTableProps) {
  const heading = useId();
  const isReadOnly = useIsReadOnly();
  const name = area.name || `부문 ${index + 1}`;
  const move = (step: -1 | 1) =>
    void editEvaluation((now) => ({ ...now, areas: moved(now.areas, area.id, step) }));
  const addItem = () =>
    void editEvaluation(
      editArea(area.id, (one) => ({
        ...one,
        items: [...one.items, { id: newId(), name: '', points: 0, kind: '정성', content: '' }],
      })),
    );
  return (
    <section className={styles.area} aria-labelledby={heading}>
      <header className={styles.areaHead}>
        <h2 id={heading} className={styles.areaName}>
          <DraftText
            label={`부문 ${index + 1} 이름`}
            value={area.name}
            maxLength={200}
            needed
            onCommit={(text) => editEvaluation(editArea(area.id, (one) => ({ ...one, name: text })))}
          />
        </h2>
        <span className={styles.areaPoints}>{areaPoints(area)}점</span>
        <ActionIcon
          size={30}
          aria-label={`${name} 부문 위로`}
          disabled={isReadOnly || index === 0}
          onClick={() => move(-1)}
        >
          <IconArrowUp size={17} aria-hidden />
        </ActionIcon>
        <ActionIcon
          size={30}
          aria-label={`${name} 부문 아래로`}
          disabled={isReadOnly || index === count - 1}
          onClick={() => move(1)}
        >
          <IconArrowDown size={17} aria-hidden />
        </ActionIcon>
        <ActionIcon
          size={30}
          aria-label={`${name} 부문 지우기`}
          disabled={isReadOnly}
          onClick={() =>
            void removeWithUndo(
              (now) => ({ ...now, areas: now.areas.filter((one) => one.id !== area.id) }),
              `‘${name}’ 부문을 지웠어요`,
            )
          }
        >
          <IconTrash size={17} aria-hidden />
        </ActionIcon>
      </header>
      {area.items.length > 0 && (
        <table className={styles.items}>
          <thead>
            <tr>
              <th scope="col">평가 항목</th>
              <th scope="col">구분</th>
              <th scope="col">배점</th>
              <th scope="col">평가 내용</th>
              <th scope="col">
                <span className={styles.unseen}>순서와 지우기</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {area.items.map((item, at) => (
              <ItemRow key={item.id} area={area} item={item} index={at} />
            ))}
          </tbody>
        </table>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={15} aria-hidden />}
        aria-label={`${name} 부문에 항목 추가`}
        disabled={isReadOnly}
        onClick={addItem}
      >
        항목 추가
      </Button>
    </section>
  );
});

function ItemRow({ area, item, index }: { area: EvaluationArea; item: EvaluationItem; index: number }) {
  const name = item.name || `항목 ${index + 1}`;
  const isReadOnly = useIsReadOnly();
  const move = (step: -1 | 1) =>
    void editEvaluation(editArea(area.id, (one) => ({ ...one, items: moved(one.items, item.id, step) })));
  const commitPoints = (text: string) => {
    const points = readPoints(text);
    if (points === null) {
      notify.info('배점을 알아볼 수 없어요', '0에서 100까지, 소수 둘째 자리까지 적어 주세요.');
      return false;
    }
    return editEvaluation(editItem(item.id, { points }));
  };
  return (
    <tr>
      <td className={styles.name}>
        <DraftText
          label={`${name} 이름`}
          value={item.name}
          maxLength={200}
          needed
          onCommit={(text) => editEvaluation(editItem(item.id, { name: text }))}
        />
      </td>
      <td className={styles.kind}>
        <SegmentedControl
          size="xs"
          aria-label={`${name} 구분`}
          disabled={isReadOnly}
          value={item.kind}
          data={[...scoringKinds]}
          onChange={(kind) =>
            void editEvaluation(
              editItem(item.id, { kind: scoringKinds.find((one) => one === kind) ?? '정성' }),
            )
          }
        />
      </td>
      <td className={styles.points}>
        <DraftText
          label={`${name} 배점`}
          value={String(item.points)}
          maxLength={6}
          commitOnLeave
          onCommit={commitPoints}
        />
      </td>
      <td className={styles.content}>
        <DraftText
          label={`${name} 평가 내용`}
          value={item.content}
          maxLength={1_000}
          multiline
          onCommit={(text) => editEvaluation(editItem(item.id, { content: text }))}
        />
      </td>
      <td className={styles.tools}>
        <ActionIcon
          size={28}
          aria-label={`${name} 위로`}
          disabled={isReadOnly || index === 0}
          onClick={() => move(-1)}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          size={28}
          aria-label={`${name} 아래로`}
          disabled={isReadOnly || index === area.items.length - 1}
          onClick={() => move(1)}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          size={28}
          aria-label={`${name} 지우기`}
          disabled={isReadOnly}
          onClick={() =>
            void removeWithUndo(
              editArea(area.id, (one) => ({
                ...one,
                items: one.items.filter((each) => each.id !== item.id),
              })),
              `‘${name}’ 항목을 지웠어요`,
            )
          }
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}
