import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Operation } from '../../../../shared/project/operations';
import { useProject } from '../../../stores/projectStore';
import { ActionIcon, Alert, Button, Dialog, SegmentedControl, TextInput } from '../../../ui';
import { applyChange, projectNow } from '../applyChange';
import { useWriting } from '../writingStore';
import styles from './Dialogs.module.css';

interface Row {
  /** The code the category has in the project; null for a new one. */
  was: string | null;
  code: string;
  name: string;
}

const codePattern = /^[A-Z][A-Z0-9]{1,7}$/;

/** 분류 사전: codes, names and their printing order, because agencies differ. */
export function CategoriesDialog({ onClose }: { onClose(): void }) {
  const project = useProject((state) => state.project);
  const [rows, setRows] = useState<Row[]>(() =>
    (project?.categories ?? []).map(({ code, name }) => ({ was: code, code, name })),
  );
  const [digits, setDigits] = useState(project?.numbering.digits ?? 3);
  if (!project) return null;
  const countOf = (code: string | null) =>
    project.requirements.filter((one) => one.categoryCode === code).length;
  const problem = problemOf(rows);

  const edit = (index: number, changes: Partial<Row>) =>
    setRows((now) => now.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  const move = (index: number, step: -1 | 1) =>
    setRows((now) => {
      const row = now[index];
      return row ? now.toSpliced(index, 1).toSpliced(index + step, 0, row) : now;
    });
  const save = () => {
    void applyChange(categoryOperations(rows, digits)).then(() => leaveMissingCategory());
    onClose();
  };

  return (
    <Dialog
      title="요구사항 분류"
      width={680}
      onClose={onClose}
      footer={
        <div className={styles.footer}>
          <Button variant="default" onClick={onClose}>
            닫기
          </Button>
          <Button disabled={problem !== null} onClick={save}>
            바꾸기
          </Button>
        </div>
      }
    >
      <p className={styles.text}>
        기관마다 쓰는 분류와 코드가 달라요. 여기 순서대로 인쇄되고, 코드를 바꾸면 그 분류의 고유번호도 함께
        바뀌어요.
      </p>
      <ul className={styles.categoryRows} aria-label="분류">
        {rows.map((row, index) => {
          const count = row.was === null ? 0 : countOf(row.was);
          return (
            <li key={row.was ?? `new-${index}`} className={styles.categoryRow}>
              <TextInput
                aria-label={`분류 ${index + 1} 코드`}
                value={row.code}
                maxLength={8}
                onChange={(event) => edit(index, { code: event.currentTarget.value })}
              />
              <TextInput
                aria-label={`분류 ${index + 1} 이름`}
                value={row.name}
                maxLength={100}
                onChange={(event) => edit(index, { name: event.currentTarget.value })}
              />
              <span className={styles.small}>{count}건</span>
              <ActionIcon
                size={30}
                aria-label={`분류 ${index + 1} 위로`}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <IconArrowUp size={17} aria-hidden />
              </ActionIcon>
              <ActionIcon
                size={30}
                aria-label={`분류 ${index + 1} 아래로`}
                disabled={index === rows.length - 1}
                onClick={() => move(index, 1)}
              >
                <IconArrowDown size={17} aria-hidden />
              </ActionIcon>
              <ActionIcon
                size={30}
                aria-label={`분류 ${index + 1} 지우기`}
                disabled={count > 0}
                title={count > 0 ? '요구사항이 있는 분류는 지울 수 없어요' : undefined}
                onClick={() => setRows((now) => now.toSpliced(index, 1))}
              >
                <IconTrash size={17} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      <div className={styles.categoryFoot}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setRows((now) => [...now, { was: null, code: '', name: '' }])}
        >
          분류 추가
        </Button>
        <span className={styles.digits}>
          번호 자릿수
          <SegmentedControl
            size="xs"
            aria-label="번호 자릿수"
            value={String(digits)}
            onChange={(value) => setDigits(value === '2' ? 2 : 3)}
            data={[
              { value: '2', label: '01' },
              { value: '3', label: '001' },
            ]}
          />
        </span>
      </div>
      {problem && (
        <Alert color="warning" variant="light" role="status">
          {problem}
        </Alert>
      )}
    </Dialog>
  );
}

function problemOf(rows: readonly Row[]): string | null {
  for (const [index, row] of rows.entries()) {
    if (!codePattern.test(row.code.trim().toUpperCase()))
      return `${index + 1}번째 분류의 코드는 영문으로 시작하는 2~8자(영문 대문자와 숫자)여야 해요.`;
    if (row.name.trim() === '') return `${index + 1}번째 분류의 이름을 적어 주세요.`;
  }
  const codes = rows.map((row) => row.code.trim().toUpperCase());
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  return twice ? `${twice} 코드를 두 분류가 함께 쓰고 있어요.` : null;
}

/** One undoable step: the dictionary, and every card whose code was changed. */
function categoryOperations(rows: readonly Row[], digits: 2 | 3): Operation[] {
  const project = projectNow();
  if (!project) return [];
  const categories = rows.map((row) => ({ code: row.code.trim().toUpperCase(), name: row.name.trim() }));
  const operations: Operation[] = [];
  if (JSON.stringify(categories) !== JSON.stringify(project.categories))
    operations.push({ type: 'editCategories', categories });
  for (const [index, row] of rows.entries()) {
    const code = categories[index]?.code;
    if (row.was === null || code === undefined || code === row.was) continue;
    for (const card of project.requirements)
      if (card.categoryCode === row.was)
        operations.push({ type: 'editRequirement', id: card.id, changes: { categoryCode: code } });
  }
  if (digits !== project.numbering.digits) operations.push({ type: 'editNumbering', digits });
  return operations;
}

function leaveMissingCategory(): void {
  const project = projectNow();
  const { view, selectedId } = useWriting.getState();
  if (!project || view?.kind !== 'category') return;
  if (project.requirements.some((one) => one.categoryCode === view.code)) return;
  const card = project.requirements.find((one) => one.id === selectedId) ?? project.requirements[0];
  if (card) useWriting.getState().set({ view: { kind: 'category', code: card.categoryCode } });
}
