import { useEffect } from 'react';
import { api } from '../../api';
import { flushPendingEdits } from '../../editor/pendingEdits';
import { useCommand } from '../../stores/commandStore';
import { useIsReadOnly, useProject } from '../../stores/projectStore';
import { useView } from '../../stores/viewStore';
import { notify } from '../../ui';
import { categoryOf, projectNow } from './applyChange';
import { addBlankCard, stepCard } from './cardCommands';
import { addSection } from './page/ChapterPage';
import { checkNow } from './useFindings';
import { goTo, useWriting } from './writingStore';

/** Offers the screen's commands to the menus and the keyboard while it is shown. */
export function useWritingCommands(): void {
  const { set } = useWriting.getState();
  const view = useWriting((state) => state.view);
  const isReadOnly = useIsReadOnly();
  const editing = (command: () => void) => (isReadOnly ? null : command);
  useCommand('exportDocx', () => set({ dialog: 'export' }));
  useCommand(
    'openLibrary',
    editing(() => set({ dialog: 'library' })),
  );
  useCommand(
    'renumber',
    editing(() => set({ dialog: 'renumber' })),
  );
  useCommand(
    'editCategories',
    editing(() => set({ dialog: 'categories' })),
  );
  useCommand(
    'editLayout',
    editing(() => set({ dialog: 'layout' })),
  );
  useCommand(
    'addRequirement',
    editing(() => addBlankCard()),
  );
  useCommand('find', () => set({ findShown: true }));
  useCommand('zoomFit', () => set({ zoom: 'fit' }));
  useCommand('checkAll', () => {
    void flushPendingEdits().then(() => {
      const count = checkNow();
      set({ panel: 'checks', panelShown: true });
      notify.info('전체 점검을 했어요', count > 0 ? `점검 결과 ${count}건이 있어요.` : '점검 결과가 없어요.');
    });
  });
  useCommand(
    'addSection',
    view?.kind === 'chapter' && !isReadOnly
      ? () => {
          const chapter = projectNow()?.chapters.find((one) => one.id === view.chapterId);
          if (chapter) addSection(chapter.id, chapter.sections.length);
        }
      : null,
  );
}

/** Alt+↑↓ goes to the previous and next card, from inside a field too. */
export function useCardKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (!event.altKey || event.shiftKey || event.ctrlKey || event.metaKey) return;
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      event.preventDefault();
      stepCard(event.key === 'ArrowUp' ? -1 : 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Goes where other screens, the rail and the palette point. */
export function useViewTargets(): void {
  const target = useView((state) => state.target);
  const serial = useView((state) => state.targetSerial);
  useEffect(() => {
    if (!target || serial < 0) return;
    if (target.kind === 'requirement')
      goTo({ kind: 'requirement', id: target.id, ...fieldOf(target.field) }, categoryOf);
    else if (target.kind === 'chapter') goTo({ kind: 'chapter', chapterId: target.chapterId }, categoryOf);
    else if (target.kind === 'section')
      goTo({ kind: 'section', chapterId: target.chapterId, sectionId: target.sectionId }, categoryOf);
    else return;
    useView.getState().targetReached();
  }, [target, serial]);
}

type RequirementTarget = Extract<
  NonNullable<ReturnType<typeof useView.getState>['target']>,
  { kind: 'requirement' }
>;

function fieldOf(field: RequirementTarget['field']) {
  return field === undefined || field === 'id' || field === 'origin' ? {} : { field };
}

/** What is still being typed when the window goes away is handed over first. */
export function useFlushOnLeave(): void {
  useEffect(() => {
    const flush = () => void flushPendingEdits();
    const hidden = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', hidden);
    const stop = api.on('app.closing', flush);
    return () => {
      stop();
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, []);
}

/** Keeps the page on something that exists: after opening a project, and when undo takes away what was shown. */
export function useValidView(): void {
  const project = useProject((state) => state.project);
  useEffect(() => {
    if (!project) return;
    const { projectId, view, selectedId, set } = useWriting.getState();
    const first = project.chapters.find((one) => one.enabled) ?? project.chapters[0];
    const start = first ? ({ kind: 'chapter', chapterId: first.id } as const) : null;
    if (projectId !== project.id) {
      set({
        projectId: project.id,
        view: start,
        selectedId: null,
        selectedSection: null,
        destination: null,
        findShown: false,
      });
      return;
    }
    const chapterGone =
      view?.kind === 'chapter' && !project.chapters.some((one) => one.id === view.chapterId);
    const categoryGone =
      view?.kind === 'category' &&
      !project.requirements.some((one) => one.categoryCode === view.code) &&
      !project.categories.some((one) => one.code === view.code);
    if (chapterGone || categoryGone || !view) set({ view: start });
    if (selectedId !== null && !project.requirements.some((one) => one.id === selectedId))
      set({ selectedId: null });
  }, [project]);
}
