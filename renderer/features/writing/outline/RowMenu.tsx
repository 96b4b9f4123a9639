import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDotsVertical,
  IconEye,
  IconEyeOff,
  IconListNumbers,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { Menu } from '../../../ui';
import { applyChange, projectNow, removeWithUndo } from '../applyChange';
import { addBlankCard, duplicateCard, removeCard, renumberCards } from '../cardCommands';
import { addSection } from '../page/ChapterPage';
import { moveRow } from './Outline';
import styles from './Outline.module.css';
import type { OutlineRow } from './outlineRows';

/** What can be done with a row, also with the keyboard. */
export function RowMenu({ row, onRename }: { row: OutlineRow; onRename(): void }) {
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={styles.menuButton}
          tabIndex={-1}
          aria-label={`${row.label} 메뉴`}
          onClick={(event) => event.stopPropagation()}
          onPointerDown={(event) => event.stopPropagation()}
        >
          <IconDotsVertical size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown
        onClick={(event) => event.stopPropagation()}
        onPointerDown={(event) => event.stopPropagation()}
      >
        <Menu.Item leftSection={<IconArrowUp size={16} aria-hidden />} onClick={() => moveRow(row, -1)}>
          위로
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown size={16} aria-hidden />} onClick={() => moveRow(row, 1)}>
          아래로
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onRename}>
          {row.kind === 'category' ? '분류 고치기…' : '이름 바꾸기'}
        </Menu.Item>
        <KindItems row={row} />
      </Menu.Dropdown>
    </Menu>
  );
}

function KindItems({ row }: { row: OutlineRow }) {
  switch (row.kind) {
    case 'chapter':
      return <ChapterItems row={row} />;
    case 'section':
      return (
        <>
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => addBelow(row)}>
            아래에 절 추가
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => removeSection(row)}>
            지우기
          </Menu.Item>
        </>
      );
    case 'category':
      return (
        <>
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => addBlankCard(row.id)}>
            빈 요구사항 추가
          </Menu.Item>
          <Menu.Item
            leftSection={<IconListNumbers size={16} aria-hidden />}
            onClick={() => renumberCards(row.id)}
          >
            이 분류 번호 다시 매기기
          </Menu.Item>
        </>
      );
    case 'requirement':
      return (
        <>
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => duplicateCard(row.id)}>
            아래에 복사
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => removeCard(row.id)}>
            지우기
          </Menu.Item>
        </>
      );
  }
}

function ChapterItems({ row }: { row: OutlineRow }) {
  const isOff = row.state === 'off';
  return (
    <>
      <Menu.Item
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => {
          const chapter = projectNow()?.chapters.find((one) => one.id === row.id);
          if (chapter) addSection(chapter.id, chapter.sections.length);
        }}
      >
        절 추가
      </Menu.Item>
      <Menu.Item
        leftSection={isOff ? <IconEye size={16} aria-hidden /> : <IconEyeOff size={16} aria-hidden />}
        onClick={() => void applyChange([{ type: 'editChapter', id: row.id, changes: { enabled: isOff } }])}
      >
        {isOff ? '인쇄에 넣기' : '인쇄에서 빼기'}
      </Menu.Item>
    </>
  );
}

function addBelow(row: OutlineRow): void {
  const chapter = projectNow()?.chapters.find((one) => one.id === row.chapterId);
  if (chapter) addSection(chapter.id, chapter.sections.findIndex((one) => one.id === row.id) + 1);
}

function removeSection(row: OutlineRow): void {
  if (row.chapterId)
    void removeWithUndo(
      [{ type: 'removeSection', chapterId: row.chapterId, sectionId: row.id }],
      `‘${row.label}’ 절을 지웠어요`,
    );
}
