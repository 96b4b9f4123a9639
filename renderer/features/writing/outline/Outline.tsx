import { useSortable } from '@dnd-kit/sortable';
import { CSS as Transforms } from '@dnd-kit/utilities';
import {
  IconAlertCircleFilled,
  IconAlertTriangleFilled,
  IconChevronDown,
  IconChevronRight,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconEyeOff,
  IconPlus,
} from '@tabler/icons-react';
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import type { Project } from '../../../../shared/project/project';
import { useIsReadOnly, useProject } from '../../../stores/projectStore';
import { ActionIcon, Menu, Tooltip } from '../../../ui';
import { applyChange, categoryOf, projectNow } from '../applyChange';
import { addBlankCard, moveCard } from '../cardCommands';
import { addSection } from '../page/ChapterPage';
import { Reorder } from '../reorder';
import { moveChapter, moveOnto, moveSection } from '../requirementOperations';
import { useFindings } from '../useFindings';
import { goTo, type PageView, useWriting } from '../writingStore';
import styles from './Outline.module.css';
import { detailsSection, type OutlineRow, outlineCounts, outlineRows, type RowState } from './outlineRows';
import { RowMenu } from './RowMenu';

const states: Record<RowState, { icon: typeof IconEyeOff; label: string }> = {
  done: { icon: IconCircleCheckFilled, label: '작성 완료' },
  advised: { icon: IconAlertTriangleFilled, label: '살펴볼 것 있음' },
  problem: { icon: IconAlertCircleFilled, label: '점검 필요' },
  empty: { icon: IconCircleDashed, label: '시작 전' },
  off: { icon: IconEyeOff, label: '인쇄하지 않음' },
};

/** 문서 구조: chapters, sections, categories and cards as a tree with the keyboard of a tree. */
export function Outline() {
  const project = useProject((state) => state.project);
  return project && <OutlineTree project={project} />;
}

function OutlineTree({ project }: { project: Project }) {
  const findings = useFindings();
  const view = useWriting((state) => state.view);
  const selectedId = useWriting((state) => state.selectedId);
  const selectedSection = useWriting((state) => state.selectedSection);
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isReadOnly = useIsReadOnly();
  const tree = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<string | null>(null);

  // The branch that is being worked on is open; others keep what the user chose, categories start folded.
  const isExpanded = (key: string) => folded.get(key) ?? opensByItself(key, view, project);
  const rows = outlineRows(project, findings, isExpanded);
  const selectedKey = keyOf(view, selectedId, selectedSection);
  const current = rows.some((row) => row.key === cursor) ? cursor : (selectedKey ?? rows[0]?.key ?? null);

  // Something selected elsewhere becomes visible here.
  const openCategory = view?.kind === 'category' ? `category:${view.code}` : null;
  useEffect(() => {
    if (openCategory) setFolded((map) => new Map(map).set(openCategory, true));
  }, [openCategory]);
  useEffect(() => {
    if (!selectedKey) return;
    setCursor(selectedKey);
    tree.current
      ?.querySelector(`[data-key="${CSS.escape(selectedKey)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [selectedKey]);

  const [fold] = useState(
    () => (key: string, open: boolean) => setFolded((map) => new Map(map).set(key, open)),
  );
  const focusRow = (key: string) => {
    setCursor(key);
    tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  };

  const keyDown = (event: KeyboardEvent, row: OutlineRow) => {
    if (event.nativeEvent.isComposing || event.target !== event.currentTarget) return;
    const at = rows.findIndex((one) => one.key === row.key);
    const to = (index: number) => {
      const next = rows[Math.max(0, Math.min(rows.length - 1, index))];
      if (next) focusRow(next.key);
    };
    if (event.altKey && event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      if (!isReadOnly) moveRow(row, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else if (event.key === 'ArrowDown') to(at + 1);
    else if (event.key === 'ArrowUp') to(at - 1);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(rows.length - 1);
    else if (event.key === 'ArrowRight') {
      if (row.isExpandable && !row.isExpanded) fold(row.key, true);
      else if (row.isExpandable) to(at + 1);
    } else if (event.key === 'ArrowLeft') {
      if (row.isExpandable && row.isExpanded) fold(row.key, false);
      else if (row.parentKey) focusRow(row.parentKey);
    } else if (event.key === 'Enter') open(row, true);
    else if (event.key === ' ') open(row, false);
    else if (event.key === 'F2') rename(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  // Stable, so that rows which did not change stay as they are.
  const latestKeyDown = useRef(keyDown);
  latestKeyDown.current = keyDown;
  const [onKey] = useState(
    () => (event: KeyboardEvent, row: OutlineRow) => latestKeyDown.current(event, row),
  );

  const dropped = (key: string, overKey: string) => {
    const row = rows.find((one) => one.key === key);
    const over = rows.find((one) => one.key === overKey);
    const now = projectNow();
    if (isReadOnly || !row || !over || !now || row.kind !== over.kind) return;
    if (row.kind === 'requirement') void applyChange(moveOnto(now, row.id, over.id));
    else if (row.kind === 'chapter') {
      const toIndex = now.chapters.findIndex((one) => one.id === over.id);
      if (toIndex >= 0) void applyChange([{ type: 'moveChapter', id: row.id, toIndex }]);
    } else if (row.kind === 'section' && row.chapterId === over.chapterId && row.chapterId) {
      const sections = now.chapters.find((one) => one.id === row.chapterId)?.sections ?? [];
      const toIndex = sections.findIndex((one) => one.id === over.id);
      void applyChange(moveSection(now, row.chapterId, row.id, toIndex));
    }
  };

  const draggable = rows.filter((row) => row.kind !== 'category').map((row) => row.key);
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title}>문서 구조</h2>
        {!isReadOnly && <AddMenu view={view} />}
      </div>
      <Progress project={project} />
      <div className={styles.tree} role="tree" aria-label="제안요청서 목차" ref={tree}>
        <Reorder
          ids={draggable}
          nameOf={(key) => rows.find((row) => row.key === key)?.label ?? ''}
          onMove={dropped}
        >
          {rows.map((row) => (
            <TreeRow
              key={row.key}
              row={row}
              isSelected={row.key === selectedKey}
              isCurrent={row.key === current}
              onFold={fold}
              onKey={onKey}
            />
          ))}
        </Reorder>
      </div>
    </>
  );
}

interface TreeRowProps {
  row: OutlineRow;
  isSelected: boolean;
  isCurrent: boolean;
  onFold(key: string, open: boolean): void;
  onKey(event: KeyboardEvent, row: OutlineRow): void;
}

const TreeRow = memo(
  function TreeRow({ row, isSelected, isCurrent, onFold, onKey }: TreeRowProps) {
    const isReadOnly = useIsReadOnly();
    const sortable = useSortable({ id: row.key, disabled: row.kind === 'category' || isReadOnly });
    const { icon: Icon, label: stateLabel } = states[row.state];
    // Hundreds of menus nobody opens would make the tree slow.
    const [wasPointedAt, setPointedAt] = useState(false);
    return (
      <div
        ref={sortable.setNodeRef}
        className={styles.row}
        role="treeitem"
        aria-level={row.level}
        aria-expanded={row.isExpandable ? row.isExpanded : undefined}
        aria-selected={isSelected}
        tabIndex={isCurrent ? 0 : -1}
        data-key={row.key}
        data-kind={row.kind}
        data-level={row.level}
        data-selected={isSelected || undefined}
        data-dragging={sortable.isDragging || undefined}
        style={{
          transform: Transforms.Translate.toString(sortable.transform),
          transition: sortable.transition,
        }}
        onPointerEnter={() => setPointedAt(true)}
        onClick={() => open(row, false)}
        onDoubleClick={() => rename(row)}
        onKeyDown={(event) => onKey(event, row)}
        onPointerDown={sortable.listeners?.onPointerDown as React.PointerEventHandler | undefined}
      >
        {row.isExpandable ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents: left and right arrows fold; this is for the pointer
          // biome-ignore lint/a11y/noStaticElementInteractions: the row is the element with a role
          <span
            className={styles.fold}
            onClick={(event) => {
              event.stopPropagation();
              onFold(row.key, !row.isExpanded);
            }}
          >
            {row.isExpanded ? (
              <IconChevronDown size={15} aria-hidden />
            ) : (
              <IconChevronRight size={15} aria-hidden />
            )}
          </span>
        ) : (
          <span className={styles.fold} />
        )}
        <Icon size={16} className={styles.state} data-state={row.state} role="img" aria-label={stateLabel} />
        <span className={styles.label} title={row.label}>
          {row.label}
        </span>
        {row.count !== null && (
          <span className={styles.count} data-urgent={row.kind === 'requirement' || undefined}>
            {row.count}
            <span className={styles.hidden}>{row.kind === 'requirement' ? '가지 필수 점검' : '건'}</span>
          </span>
        )}
        {(wasPointedAt || isCurrent) && !isReadOnly && (
          <span className={styles.menu}>
            <RowMenu row={row} onRename={() => rename(row)} />
          </span>
        )}
      </div>
    );
  },
  (before, after) =>
    before.isSelected === after.isSelected &&
    before.isCurrent === after.isCurrent &&
    (Object.keys(after.row) as (keyof OutlineRow)[]).every((key) => before.row[key] === after.row[key]),
);

function open(row: OutlineRow, focus: boolean): void {
  if (row.kind === 'chapter') goTo({ kind: 'chapter', chapterId: row.id }, categoryOf, focus);
  else if (row.kind === 'category') goTo({ kind: 'category', code: row.id }, categoryOf, focus);
  else if (row.kind === 'requirement')
    goTo({ kind: 'requirement', id: row.id, ...(focus ? { field: 'name' } : {}) }, categoryOf, focus);
  else if (row.chapterId)
    goTo({ kind: 'section', chapterId: row.chapterId, sectionId: row.id }, categoryOf, focus);
}

/** Names are edited where they stand: on the page. */
function rename(row: OutlineRow): void {
  if (row.kind === 'section' && row.chapterId)
    goTo({ kind: 'section', chapterId: row.chapterId, sectionId: row.id, part: 'title' }, categoryOf);
  else if (row.kind === 'category' && useProject.getState().readOnly === null)
    useWriting.getState().set({ dialog: 'categories' });
  else open(row, true);
}

export function moveRow(row: OutlineRow, step: -1 | 1): void {
  const project = projectNow();
  if (!project) return;
  if (row.kind === 'requirement') moveCard(row.id, step);
  else if (row.kind === 'chapter') void applyChange(moveChapter(project, row.id, step));
  else if (row.kind === 'section' && row.chapterId) {
    const sections = project.chapters.find((one) => one.id === row.chapterId)?.sections ?? [];
    const at = sections.findIndex((one) => one.id === row.id);
    void applyChange(moveSection(project, row.chapterId, row.id, at + step));
  } else if (row.kind === 'category') {
    const at = project.categories.findIndex((one) => one.code === row.id);
    const category = project.categories[at];
    const used = (index: number) =>
      project.requirements.some((one) => one.categoryCode === project.categories[index]?.code);
    let to = at + step;
    // Categories without cards are not in the outline; step over them.
    while (to >= 0 && to < project.categories.length && !used(to)) to += step;
    if (category && to >= 0 && to < project.categories.length)
      void applyChange([
        {
          type: 'editCategories',
          categories: project.categories.toSpliced(at, 1).toSpliced(to, 0, category),
        },
      ]);
  }
}

function AddMenu({ view }: { view: PageView | null }) {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Tooltip label="추가">
          <ActionIcon size={28} aria-label="추가">
            <IconPlus size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => addBlankCard()}>빈 요구사항</Menu.Item>
        <Menu.Item onClick={() => useWriting.getState().set({ dialog: 'library' })}>
          라이브러리에서 요구사항…
        </Menu.Item>
        <Menu.Item
          disabled={view?.kind !== 'chapter'}
          onClick={() => {
            const chapter = projectNow()?.chapters.find(
              (one) => view?.kind === 'chapter' && one.id === view.chapterId,
            );
            if (chapter) addSection(chapter.id, chapter.sections.length);
          }}
        >
          이 장에 절
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Progress({ project }: { project: Project }) {
  const findings = useFindings();
  const counts = useMemo(() => outlineCounts(project, findings), [project, findings]);
  const total = Math.max(1, counts.done + counts.advised + counts.problem + counts.empty);
  return (
    <div className={styles.progress}>
      <div className={styles.bar} aria-hidden>
        {(['done', 'advised', 'problem'] as const).map((state) => (
          <span key={state} data-state={state} style={{ width: `${(counts[state] / total) * 100}%` }} />
        ))}
      </div>
      <span>
        완료 {counts.done} · 권장 {counts.advised} · 필수 {counts.problem} · 빈칸 {counts.empty}
      </span>
    </div>
  );
}

function opensByItself(key: string, view: PageView | null, project: Project): boolean {
  if (!key.startsWith('chapter:')) return false;
  const chapterId = key.slice('chapter:'.length);
  if (view?.kind === 'chapter') return view.chapterId === chapterId;
  return detailsSection(project)?.chapterId === chapterId;
}

function keyOf(
  view: PageView | null,
  selectedId: string | null,
  section: { chapterId: string; sectionId: string } | null,
): string | null {
  if (selectedId) return `requirement:${selectedId}`;
  if (view?.kind === 'category') return `category:${view.code}`;
  if (section) return `section:${section.sectionId}`;
  return view ? `chapter:${view.chapterId}` : null;
}
