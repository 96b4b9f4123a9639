import { useState } from 'react';
import { requirementNumber } from '../../../../shared/requirement/requirement';
import { useProject } from '../../../stores/projectStore';
import { Button, Dialog, Radio, Stack } from '../../../ui';
import { renumberCards } from '../cardCommands';
import { renumberAll } from '../requirementOperations';
import { useWriting } from '../writingStore';
import styles from './Dialogs.module.css';

/** 고유번호 다시 매기기: one category or all, with what would change before it does. */
export function RenumberDialog({ onClose }: { onClose(): void }) {
  const project = useProject((state) => state.project);
  const view = useWriting((state) => state.view);
  const code = view?.kind === 'category' ? view.code : null;
  const [scope, setScope] = useState<'category' | 'all'>(code ? 'category' : 'all');
  if (!project) return null;
  const operation = renumberAll(project, scope === 'category' ? code : null)[0];
  const changes =
    operation?.type === 'renumberRequirements'
      ? project.requirements.flatMap((card) => {
          const number = operation.numbers[card.id];
          if (number === undefined) return [];
          const { digits } = project.numbering;
          return [
            {
              id: card.id,
              from: requirementNumber(card, digits),
              to: requirementNumber({ ...card, number }, digits),
              name: card.name,
            },
          ];
        })
      : [];
  return (
    <Dialog
      title="고유번호 다시 매기기"
      width={560}
      onClose={onClose}
      footer={
        <div className={styles.footer}>
          <Button variant="default" onClick={onClose}>
            닫기
          </Button>
          <Button
            disabled={changes.length === 0}
            onClick={() => {
              renumberCards(scope === 'category' ? code : null);
              onClose();
            }}
          >
            {changes.length > 0 ? `${changes.length}건 바꾸기` : '바꿀 번호 없음'}
          </Button>
        </div>
      }
    >
      <Radio.Group
        label="어디까지 다시 매길까요?"
        value={scope}
        onChange={(value) => setScope(value === 'category' ? 'category' : 'all')}
      >
        <Stack gap={6} mt={6}>
          {code && <Radio value="category" label={`지금 보는 분류 (${code})`} />}
          <Radio value="all" label="모든 분류" />
        </Stack>
      </Radio.Group>
      <p className={styles.text}>
        인쇄되는 순서대로 1번부터 번호를 매겨요. 관련 요구사항, 총괄표와 목록, 감리·검사 점검표는 카드를 직접
        가리키고 있어서 번호를 따라 저절로 바뀌어요. 본문에 손으로 적은 번호는 바뀌지 않아요.
      </p>
      {changes.length > 0 && (
        <ul className={styles.changes} aria-label="바뀌는 번호">
          {changes.slice(0, 30).map((one) => (
            <li key={one.id}>
              <del>{one.from}</del> → <b>{one.to}</b> {one.name}
            </li>
          ))}
          {changes.length > 30 && <li>외 {changes.length - 30}건</li>}
        </ul>
      )}
    </Dialog>
  );
}
