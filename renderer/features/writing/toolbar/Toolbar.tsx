import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconChevronDown,
  IconColumnInsertRight,
  IconColumnRemove,
  IconIndentDecrease,
  IconIndentIncrease,
  IconItalic,
  IconPhotoPlus,
  IconRowInsertBottom,
  IconRowRemove,
  IconSearch,
  IconTableMinus,
  IconTableOptions,
  IconTablePlus,
  IconUnderline,
} from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { isInTable } from '@tiptap/pm/tables';
import { useEditorState } from '@tiptap/react';
import { type ReactNode, useRef } from 'react';
import { useActiveEditor } from '../../../editor/activeEditor';
import { type BlockLevel, blockLevels, currentLevel, setLevel, stepLevel } from '../../../editor/blockLevel';
import { redoOperation, undoOperation } from '../../../editor/projectHistory';
import { useCommand } from '../../../stores/commandStore';
import { useIsReadOnly, useProject } from '../../../stores/projectStore';
import { ActionIcon, Menu, Tooltip } from '../../../ui';
import { insertPictureFile } from '../insertPicture';
import { useWriting } from '../writingStore';
import styles from './Toolbar.module.css';

/** 되돌리기, 문단 수준, 글자, 표, 찾기. The format tools work on the text last typed in. */
export function Toolbar() {
  const { undoName, redoName } = useProject();
  const findShown = useWriting((state) => state.findShown);
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="서식 도구">
      <Tool
        label={undoName ? `되돌리기: ${undoName}` : '되돌리기'}
        keys="Ctrl+Z"
        disabled={!undoName}
        onClick={() => void undoOperation()}
      >
        <IconArrowBackUp size={18} aria-hidden />
      </Tool>
      <Tool
        label={redoName ? `다시 실행: ${redoName}` : '다시 실행'}
        keys="Ctrl+Y"
        disabled={!redoName}
        onClick={() => void redoOperation()}
      >
        <IconArrowForwardUp size={18} aria-hidden />
      </Tool>
      <Separator />
      <FormatTools />
      <span className={styles.grow} />
      <Tool
        label="찾기"
        keys="Ctrl+F"
        isOn={findShown}
        onClick={() => useWriting.getState().set({ findShown: !findShown })}
      >
        <IconSearch size={18} aria-hidden />
      </Tool>
    </div>
  );
}

interface FormatState {
  level: BlockLevel | null;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  inTable: boolean;
}

const nothingActive: FormatState = {
  level: null,
  bold: false,
  italic: false,
  underline: false,
  inTable: false,
};

function FormatTools() {
  const active = useActiveEditor();
  const isReadOnly = useIsReadOnly();
  const { kind } = active;
  const editor = isReadOnly ? null : active.editor;
  const state =
    useEditorState({
      editor,
      selector: ({ editor: active }): FormatState =>
        active === null || active.isDestroyed
          ? nothingActive
          : {
              level: currentLevel(active.state),
              bold: active.isActive('bold'),
              italic: active.isActive('italic'),
              underline: active.isActive('underline'),
              inTable: isInTable(active.state),
            },
    }) ?? nothingActive;

  const withEditor = (action: (active: Editor) => unknown) => () => {
    if (!editor || editor.isDestroyed || editor.view.composing) return;
    action(editor);
    editor.commands.focus(undefined, { scrollIntoView: false });
  };
  const isProse = editor !== null && kind === 'prose';
  const mark = (name: string) => (isProse ? withEditor((active) => active.commands.toggleMark(name)) : null);
  const command = (run: (active: Editor) => unknown) => (isProse ? withEditor(run) : null);
  const bold = mark('bold');
  const italic = mark('italic');
  const underline = mark('underline');
  const insertTable = command((active) =>
    active.commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  );
  const picker = useRef<HTMLInputElement>(null);
  const insertPicture = isProse && !state.inTable ? () => picker.current?.click() : null;
  const levelDown = editor ? withEditor((active) => stepLevel(active, 1)) : null;
  const levelUp = editor ? withEditor((active) => stepLevel(active, -1)) : null;
  useCommand('bold', bold);
  useCommand('italic', italic);
  useCommand('underline', underline);
  useCommand('insertTable', insertTable);
  useCommand('insertPicture', insertPicture);
  useCommand('levelDown', levelDown);
  useCommand('levelUp', levelUp);

  const isItem = state.level !== null && state.level !== 'body' && !state.level.startsWith('heading');
  return (
    <>
      <LevelMenu
        level={editor ? state.level : null}
        levels={
          kind === 'details'
            ? blockLevels.filter(({ level }) => level !== 'body' && !level.startsWith('heading'))
            : blockLevels
        }
        onChoose={(level) => withEditor((active) => setLevel(active, level))()}
      />
      <Tool label="한 수준 위로" keys="Shift+Tab" disabled={!isItem} onClick={levelUp}>
        <IconIndentDecrease size={18} aria-hidden />
      </Tool>
      <Tool label="한 수준 아래로" keys="Tab" disabled={!isItem} onClick={levelDown}>
        <IconIndentIncrease size={18} aria-hidden />
      </Tool>
      <Separator />
      <Tool label="굵게" keys="Ctrl+B" isOn={state.bold} onClick={bold}>
        <IconBold size={18} aria-hidden />
      </Tool>
      <Tool label="기울임" keys="Ctrl+I" isOn={state.italic} onClick={italic}>
        <IconItalic size={18} aria-hidden />
      </Tool>
      <Tool label="밑줄" keys="Ctrl+U" isOn={state.underline} onClick={underline}>
        <IconUnderline size={18} aria-hidden />
      </Tool>
      <Separator />
      <Tool label="표 넣기" disabled={state.inTable} onClick={insertTable}>
        <IconTablePlus size={18} aria-hidden />
      </Tool>
      <Tool label="그림 넣기" disabled={state.inTable} onClick={insertPicture}>
        <IconPhotoPlus size={18} aria-hidden />
      </Tool>
      <input
        ref={picker}
        type="file"
        accept="image/png,image/jpeg"
        className={styles.picker}
        tabIndex={-1}
        aria-label="그림 파일"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file && editor && !editor.isDestroyed) void insertPictureFile(editor, file);
        }}
      />
      <Tool
        label="아래에 줄 추가"
        disabled={!state.inTable}
        onClick={command((active) => active.commands.addRowAfter())}
      >
        <IconRowInsertBottom size={18} aria-hidden />
      </Tool>
      <Tool
        label="오른쪽에 칸 추가"
        disabled={!state.inTable}
        onClick={command((active) => active.commands.addColumnAfter())}
      >
        <IconColumnInsertRight size={18} aria-hidden />
      </Tool>
      <TableMenu enabled={isProse && state.inTable} run={(action) => withEditor(action)()} />
    </>
  );
}

function TableMenu({ enabled, run }: { enabled: boolean; run(action: (editor: Editor) => unknown): void }) {
  const entries: [string, typeof IconTableMinus, (editor: Editor) => unknown][] = [
    ['줄 지우기', IconRowRemove, (editor) => editor.commands.deleteRow()],
    ['칸 지우기', IconColumnRemove, (editor) => editor.commands.deleteColumn()],
    ['고른 칸 합치기', IconTableOptions, (editor) => editor.commands.mergeCells()],
    ['칸 나누기', IconTableOptions, (editor) => editor.commands.splitCell()],
    ['제목 줄 바꾸기', IconTableOptions, (editor) => editor.commands.toggleHeaderRow()],
    [
      '가로 쪽에 인쇄하기·되돌리기',
      IconTableOptions,
      (editor) =>
        editor.commands.updateAttributes('table', {
          landscape: editor.getAttributes('table').landscape !== true,
        }),
    ],
    ['표 지우기', IconTableMinus, (editor) => editor.commands.deleteTable()],
  ];
  return (
    <Menu position="bottom-start" shadow="md" disabled={!enabled}>
      <Menu.Target>
        <ActionIcon
          size={32}
          className={styles.tool}
          aria-label="표 고치기"
          disabled={!enabled}
          title="표 고치기"
        >
          <IconTableOptions size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(([label, Icon, action]) => (
          <Menu.Item key={label} leftSection={<Icon size={16} aria-hidden />} onClick={() => run(action)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function LevelMenu({
  level,
  levels,
  onChoose,
}: {
  level: BlockLevel | null;
  levels: readonly { level: BlockLevel; label: string }[];
  onChoose(level: BlockLevel): void;
}) {
  const current = blockLevels.find((one) => one.level === level);
  return (
    <Menu position="bottom-start" shadow="md" disabled={level === null}>
      <Menu.Target>
        <button
          type="button"
          className={styles.level}
          disabled={level === null}
          aria-label={`문단 수준: ${current?.label ?? '고른 문단 없음'}`}
          onMouseDown={(event) => event.preventDefault()}
        >
          <span>{current?.label ?? '문단 수준'}</span>
          <IconChevronDown size={15} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={level}
          onChange={(value) => {
            const chosen = levels.find((one) => one.level === value);
            if (chosen) onChoose(chosen.level);
          }}
        >
          {levels.map((one) => (
            <Menu.RadioItem key={one.level} value={one.level} closeMenuOnClick>
              {one.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ToolProps {
  label: string;
  keys?: string;
  isOn?: boolean;
  disabled?: boolean;
  onClick: (() => void) | null;
  children: ReactNode;
}

function Tool({ label, keys, isOn, disabled = false, onClick, children }: ToolProps) {
  const isDisabled = disabled || onClick === null;
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <ActionIcon
        size={32}
        aria-label={label}
        aria-pressed={isOn}
        data-on={isOn || undefined}
        className={styles.tool}
        disabled={isDisabled}
        // The caret stays where it is.
        onMouseDown={(event: React.MouseEvent) => event.preventDefault()}
        onClick={onClick ?? undefined}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function Separator() {
  return <span className={styles.separator} aria-hidden />;
}
