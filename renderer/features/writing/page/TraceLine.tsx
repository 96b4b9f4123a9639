import {
  IconAdjustments,
  IconArrowDown,
  IconArrowUp,
  IconBook2,
  IconChevronDown,
  IconChevronUp,
  IconClipboardCheck,
  IconCopy,
  IconDots,
  IconGavel,
  IconLink,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { packOf } from '../../../../shared/contentPack/applyPacks';
import { newerTemplate } from '../../../../shared/requirement/newerTemplate';
import { relatedText } from '../../../../shared/requirement/numbering';
import { requirementNumber } from '../../../../shared/requirement/requirement';
import { useIsReadOnly, useProject } from '../../../stores/projectStore';
import { ActionIcon, Menu, Tooltip } from '../../../ui';
import { categoryOf } from '../applyChange';
import { duplicateCard, moveCard, removeCard, stepCard } from '../cardCommands';
import { OriginBadge } from '../panel/OriginBadge';
import { goTo, useWriting } from '../writingStore';
import styles from './Page.module.css';

/** Above the page: which card is selected, what hangs on it, and what can be done with it. */
export function TraceLine() {
  const selectedId = useWriting((state) => state.selectedId);
  const project = useProject((state) => state.project);
  const content = useProject((state) => state.content);
  const isReadOnly = useIsReadOnly();
  const card = project?.requirements.find((one) => one.id === selectedId);
  if (!project || !card) return null;
  const newer = content && newerTemplate(card, content);
  const fromPack =
    content && card.origin && packOf(content, { kind: 'requirement', id: card.origin.templateId });
  // Two more words than the line has room for beside the panels.
  const isCrowded = newer !== null || Boolean(fromPack);
  const { digits } = project.numbering;
  const number = requirementNumber(card, digits);
  const show = (field: 'evaluationQuestion' | 'related' | 'acceptanceCriteria') => () =>
    goTo({ kind: 'requirement', id: card.id, field }, categoryOf);
  const criteria = card.acceptanceCriteria.filter((one) => one.limit.trim() !== '').length;
  const figures = Object.keys(card.origin?.parameters ?? {}).length;
  const shown = card.related.slice(0, 3).map((one) => relatedText(one, project.requirements, digits));
  const more = card.related.length - shown.length;
  return (
    <div
      className={styles.trace}
      data-wraps={isCrowded || undefined}
      role="toolbar"
      aria-label={`${number}의 연결과 명령`}
    >
      <Tooltip label="이전 요구사항 (Alt+↑)">
        <ActionIcon size={28} aria-label="이전 요구사항" onClick={() => stepCard(-1)}>
          <IconChevronUp size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="다음 요구사항 (Alt+↓)">
        <ActionIcon size={28} aria-label="다음 요구사항" onClick={() => stepCard(1)}>
          <IconChevronDown size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <span className={styles.traceNumber}>{number}</span>
      <button
        type="button"
        className={styles.traceChip}
        data-tone={card.evaluationQuestion.trim() === '' ? 'warn' : undefined}
        onClick={show('evaluationQuestion')}
      >
        <IconGavel size={15} aria-hidden />
        {card.evaluationQuestion.trim() === '' ? '평가 질문 없음' : '평가 질문 1개'}
      </button>
      {card.related.length > 0 && (
        <button type="button" className={styles.traceChip} data-shrinks onClick={show('related')}>
          <IconLink size={15} aria-hidden />
          <span>
            {shown.join(' · ')}
            {more > 0 ? ` 외 ${more}` : ''}
          </span>
        </button>
      )}
      <button
        type="button"
        className={styles.traceChip}
        data-tone={criteria === 0 ? 'warn' : undefined}
        onClick={show('acceptanceCriteria')}
      >
        <IconClipboardCheck size={15} aria-hidden />
        검수기준 {criteria}건
      </button>
      {figures > 0 && (
        <button
          type="button"
          className={styles.traceChip}
          aria-label={`기준값 ${figures}`}
          title="기관이 정하는 값 보기"
          onClick={() => useWriting.getState().set({ panel: 'parameters', panelShown: true })}
        >
          <IconAdjustments size={15} aria-hidden />
          {figures}
        </button>
      )}
      <span className={styles.grow} />
      {newer && (
        <button
          type="button"
          className={styles.traceChip}
          data-tone="warn"
          onClick={() => useWriting.getState().set({ dialog: 'newerTemplate' })}
        >
          <IconRefresh size={15} aria-hidden />새 판이 있어요
        </button>
      )}
      <OriginBadge requirement={card} />
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon size={28} aria-label={`${number} 메뉴`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowUp size={16} aria-hidden />}
            disabled={isReadOnly}
            onClick={() => moveCard(card.id, -1)}
          >
            위로
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown size={16} aria-hidden />}
            disabled={isReadOnly}
            onClick={() => moveCard(card.id, 1)}
          >
            아래로
          </Menu.Item>
          <Menu.Item
            disabled={isReadOnly}
            leftSection={<IconCopy size={16} aria-hidden />}
            onClick={() => duplicateCard(card.id)}
          >
            아래에 복사
          </Menu.Item>
          <Menu.Item
            leftSection={<IconBook2 size={16} aria-hidden />}
            onClick={() => useWriting.getState().set({ panel: 'provenance', panelShown: true })}
          >
            근거 보기
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="danger"
            disabled={isReadOnly}
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => removeCard(card.id)}
          >
            지우기
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
