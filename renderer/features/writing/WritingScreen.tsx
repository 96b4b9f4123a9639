import {
  IconBooks,
  IconCircleCheck,
  IconFileExport,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
  IconLoader2,
  IconLock,
  IconMinus,
  IconPlus,
} from '@tabler/icons-react';
import { timeText } from '../../../shared/korean/days';
import { useIsReadOnly, useProject } from '../../stores/projectStore';
import { lockText } from '../../text/lockText';
import { ActionIcon, Button, StatusPart, Tooltip } from '../../ui';
import { CategoriesDialog } from './dialogs/CategoriesDialog';
import { ExportDialog } from './dialogs/ExportDialog';
import { LayoutDialog } from './dialogs/LayoutDialog';
import { LibraryDialog } from './dialogs/LibraryDialog';
import { NewerTemplateDialog } from './dialogs/NewerTemplateDialog';
import { RenumberDialog } from './dialogs/RenumberDialog';
import { FindPanel } from './FindPanel';
import { Outline } from './outline/Outline';
import { Page } from './page/Page';
import { SidePanel } from './panel/SidePanel';
import { Toolbar } from './toolbar/Toolbar';
import { useChecking } from './useFindings';
import {
  useCardKeys,
  useFlushOnLeave,
  useValidView,
  useViewTargets,
  useWritingCommands,
} from './useWritingCommands';
import styles from './WritingScreen.module.css';
import { useWriting, type WritingDialog } from './writingStore';

/** 제안요청서 작성: outline, the page as it prints, and what the checks say about it. */
export function WritingScreen() {
  useValidView();
  useChecking();
  useWritingCommands();
  useCardKeys();
  useViewTargets();
  useFlushOnLeave();
  const { outlineShown, panelShown, findShown } = useWriting();
  return (
    <div className={styles.screen} data-panel={panelShown || undefined}>
      <div className={styles.middle}>
        <Head />
        <Toolbar />
        <div className={styles.work} data-outline={outlineShown || undefined}>
          {outlineShown && (
            <nav className={styles.outline} data-pane tabIndex={-1} aria-label="문서 구조">
              <Outline />
            </nav>
          )}
          <div className={styles.pageArea}>
            <Page />
            {findShown && <FindPanel />}
          </div>
        </div>
      </div>
      {panelShown && (
        <aside className={styles.panel} data-pane tabIndex={-1} aria-label="점검, 근거, 기준값">
          <SidePanel />
        </aside>
      )}
      <Zoom />
      <OpenDialog />
    </div>
  );
}

function Head() {
  const { saving, savedAt } = useProject();
  const isReadOnly = useIsReadOnly();
  const { outlineShown, panelShown, set } = useWriting();
  return (
    <header className={styles.head}>
      <div className={styles.headTitle}>
        <Tooltip label={outlineShown ? '문서 구조 접기' : '문서 구조 펴기'}>
          <ActionIcon
            size={30}
            aria-label="문서 구조"
            aria-expanded={outlineShown}
            onClick={() => set({ outlineShown: !outlineShown })}
          >
            <IconLayoutSidebar size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <h1>제안요청서</h1>
        <span className={styles.saved} data-state={saving}>
          {isReadOnly && saving === 'saved' ? (
            <IconLock size={16} aria-hidden />
          ) : saving === 'saving' ? (
            <IconLoader2 size={16} aria-hidden />
          ) : (
            <IconCircleCheck size={16} aria-hidden />
          )}
          {isReadOnly && saving === 'saved' && lockText.banner}
          {!isReadOnly &&
            saving === 'saved' &&
            (savedAt ? `${timeText(savedAt)}에 자동 저장됨` : '저장되어 있음')}
          {saving === 'saving' && '저장하는 중…'}
          {saving === 'failed' && '저장하지 못했어요'}
        </span>
      </div>
      <div className={styles.headTools}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBooks size={17} aria-hidden />}
          disabled={isReadOnly}
          onClick={() => set({ dialog: 'library' })}
        >
          라이브러리
        </Button>
        <Button
          size="xs"
          leftSection={<IconFileExport size={17} aria-hidden />}
          onClick={() => set({ dialog: 'export' })}
        >
          내보내기
        </Button>
        <Tooltip label={panelShown ? '점검 접기' : '점검 펴기'}>
          <ActionIcon
            size={30}
            aria-label="점검, 근거, 기준값"
            aria-expanded={panelShown}
            onClick={() => set({ panelShown: !panelShown })}
          >
            <IconLayoutSidebarRight size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}

function Zoom() {
  const { zoom, fittedZoom, set } = useWriting();
  const percent = zoom === 'fit' ? fittedZoom : zoom;
  const step = (by: number) =>
    set({ zoom: Math.max(50, Math.min(200, Math.round((percent + by) / 10) * 10)) });
  return (
    <StatusPart side="end">
      <span className={styles.zoom}>
        <ActionIcon size={24} aria-label="쪽 작게" onClick={() => step(-10)}>
          <IconMinus size={14} aria-hidden />
        </ActionIcon>
        <span>{percent}%</span>
        <ActionIcon size={24} aria-label="쪽 크게" onClick={() => step(10)}>
          <IconPlus size={14} aria-hidden />
        </ActionIcon>
        <button
          type="button"
          className={styles.fit}
          aria-pressed={zoom === 'fit'}
          onClick={() => set({ zoom: 'fit' })}
        >
          폭 맞춤
        </button>
      </span>
    </StatusPart>
  );
}

function OpenDialog() {
  const dialog = useWriting((state) => state.dialog);
  if (!dialog) return null;
  const close = () => useWriting.getState().set({ dialog: null });
  const shown: Record<WritingDialog, () => React.ReactNode> = {
    library: () => <LibraryDialog onClose={close} />,
    export: () => <ExportDialog onClose={close} />,
    renumber: () => <RenumberDialog onClose={close} />,
    categories: () => <CategoriesDialog onClose={close} />,
    layout: () => <LayoutDialog onClose={close} />,
    newerTemplate: () => <NewerTemplateDialog onClose={close} />,
  };
  return shown[dialog]();
}
