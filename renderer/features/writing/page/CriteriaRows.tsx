import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Finding } from '../../../../shared/check/finding';
import type { AcceptanceCriterion, Requirement } from '../../../../shared/requirement/requirement';
import { useIsReadOnly } from '../../../stores/projectStore';
import { Menu } from '../../../ui';
import { editCard, projectNow, removeWithUndo } from '../applyChange';
import { newId } from '../newId';
import { Reorder } from '../reorder';
import styles from './Card.module.css';
import { CardText } from './CardText';
import { marksOf } from './marksOf';

const columns = [
  { key: 'method', name: '방법', placeholder: '무엇을 해 보나요', maxLength: 2_000, span: 2 },
  { key: 'condition', name: '조건', placeholder: '어떤 부하·자료·상태에서', maxLength: 2_000, span: 1 },
  { key: 'limit', name: '한계값', placeholder: '예: 3초 이내', maxLength: 2_000, span: 1 },
  { key: 'inspector', name: '확인', placeholder: '누가', maxLength: 500, span: 1 },
] as const;

/** 검수기준: a row each of 방법 · 조건 · 한계값 · 누가. */
export function CriteriaRows(props: {
  requirement: Requirement;
  number: string;
  findings: readonly Finding[];
  live: boolean;
}) {
  const { requirement, number, findings, live } = props;
  const { id, acceptanceCriteria: criteria } = requirement;
  const isReadOnly = useIsReadOnly();
  const mayMove = live && !isReadOnly;
  const add = () => {
    void editCard(id, (card) => ({
      acceptanceCriteria: [
        ...card.acceptanceCriteria,
        { id: newId(), method: '', condition: '', limit: '', inspector: '' },
      ],
    }));
  };
  const move = (criterionId: string, overId: string) => {
    void editCard(id, (card) => ({
      acceptanceCriteria: moved(card.acceptanceCriteria, criterionId, overId),
    }));
  };
  const adder = !isReadOnly && (
    <button type="button" className={styles.add} onClick={add} aria-label={`${number} 검수기준 추가`}>
      <IconPlus size={14} aria-hidden />
      추가
    </button>
  );
  const Row = mayMove ? SortableRow : CriterionRow;
  const rows = criteria.map((criterion, index) => (
    <Row
      key={criterion.id}
      requirementId={id}
      criterion={criterion}
      index={index}
      number={number}
      live={live}
      findings={findings}
      previousId={criteria[index - 1]?.id}
      nextId={criteria[index + 1]?.id}
      onMove={move}
    />
  ));
  return (
    <>
      <tr>
        <th scope="rowgroup" rowSpan={Math.max(criteria.length, 1) + 1}>
          검수기준
          {criteria.length > 0 && <div>{adder}</div>}
        </th>
        <th scope="col" colSpan={2} className={styles.columnHead}>
          방법
        </th>
        {columns.slice(1).map(({ key, name }) => (
          <th key={key} scope="col" className={styles.columnHead}>
            {name}
          </th>
        ))}
      </tr>
      {mayMove ? (
        <Reorder
          ids={criteria.map((one) => one.id)}
          nameOf={(one) => `검수기준 ${criteria.findIndex((criterion) => criterion.id === one) + 1}`}
          onMove={move}
        >
          {rows}
        </Reorder>
      ) : (
        rows
      )}
      {criteria.length === 0 && (
        <tr data-field="acceptanceCriteria">
          <td colSpan={5} data-needed>
            {adder}
          </td>
        </tr>
      )}
    </>
  );
}

interface CriterionRowProps {
  requirementId: string;
  criterion: AcceptanceCriterion;
  index: number;
  number: string;
  live: boolean;
  findings: readonly Finding[];
  previousId: string | undefined;
  nextId: string | undefined;
  onMove(id: string, overId: string): void;
}

type Sortable = ReturnType<typeof useSortable>;

function SortableRow(props: CriterionRowProps) {
  return <CriterionRow {...props} sortable={useSortable({ id: props.criterion.id })} />;
}

function CriterionRow(props: CriterionRowProps & { sortable?: Sortable }) {
  const { requirementId, criterion, index, number, live, findings, previousId, nextId, onMove, sortable } =
    props;
  const marks = useMemo(() => marksOf(findings, 'acceptanceCriteria', index), [findings, index]);
  const remove = () => {
    const card = projectNow()?.requirements.find((one) => one.id === requirementId);
    if (!card) return;
    const acceptanceCriteria = card.acceptanceCriteria.filter((one) => one.id !== criterion.id);
    void removeWithUndo(
      [{ type: 'editRequirement', id: requirementId, changes: { acceptanceCriteria } }],
      `${number} 검수기준 ${index + 1}번을 지웠어요`,
    );
  };
  return (
    <tr
      ref={sortable?.setNodeRef}
      data-field="acceptanceCriteria"
      data-index={index}
      className={sortable?.isDragging ? styles.dragged : undefined}
      style={
        sortable && { transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }
      }
    >
      {columns.map(({ key, name, placeholder, maxLength, span }, column) => (
        <td key={key} colSpan={span} data-criterion-part={key}>
          <CardText
            live={live}
            label={`${number} 검수기준 ${index + 1} ${name}`}
            value={criterion[key]}
            maxLength={maxLength}
            multiline
            placeholder={placeholder}
            needed
            marks={key === 'inspector' ? undefined : marks}
            onCommit={(text) =>
              editCard(requirementId, (card) => ({
                acceptanceCriteria: card.acceptanceCriteria.map((one) =>
                  one.id === criterion.id ? { ...one, [key]: text } : one,
                ),
              }))
            }
          />
          {sortable && column === columns.length - 1 && (
            <span className={styles.rowTools}>
              <Menu position="bottom-end" shadow="md" withinPortal>
                <Menu.Target>
                  <button
                    type="button"
                    className={styles.tool}
                    ref={sortable.setActivatorNodeRef}
                    {...sortable.listeners}
                    aria-label={`${number} 검수기준 ${index + 1} 옮기기와 지우기`}
                  >
                    <IconGripVertical size={15} aria-hidden />
                  </button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    leftSection={<IconArrowUp size={16} aria-hidden />}
                    disabled={!previousId}
                    onClick={() => previousId && onMove(criterion.id, previousId)}
                  >
                    위로
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconArrowDown size={16} aria-hidden />}
                    disabled={!nextId}
                    onClick={() => nextId && onMove(criterion.id, nextId)}
                  >
                    아래로
                  </Menu.Item>
                  <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
                    지우기
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}

function moved(criteria: readonly AcceptanceCriterion[], id: string, overId: string): AcceptanceCriterion[] {
  const from = criteria.findIndex((one) => one.id === id);
  const to = criteria.findIndex((one) => one.id === overId);
  const criterion = criteria[from];
  return criterion && to >= 0 ? criteria.toSpliced(from, 1).toSpliced(to, 0, criterion) : [...criteria];
}
