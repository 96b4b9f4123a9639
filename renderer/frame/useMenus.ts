import { type CommandName, editingCommands, useCommands, writingCommands } from '../stores/commandStore';
import { closeProject, openProjectFile, openSample, redo, undo } from '../stores/projectActions';
import { useProject } from '../stores/projectStore';
import { useSettings } from '../stores/settingsStore';
import { screens, useView } from '../stores/viewStore';
import { frameText, screenNames } from '../text/frameText';
import { saveNow } from './saveNow';

export interface MenuEntry {
  label: string;
  /** As shown at the right. */
  keys?: string;
  disabled?: boolean;
  checked?: boolean;
  run(): void;
}

/** Alt + letter opens the menu at the same index. */
export const letterMenus = ['F', 'E', 'V', 'D', 'J', 'K', 'H'];

/** The seven menus in the order of 한글, each entry able or unable as things stand. */
export function useMenus(): { title: string; entries: (MenuEntry | 'divider')[] }[] {
  const isOpen = useProject((state) => state.project !== null);
  const { undoName, redoName, readOnly } = useProject();
  const handlers = useCommands((state) => state.handlers);
  const { screen, go, openDialog } = useView();
  const { settings, change, stepText } = useSettings();

  const command = (name: CommandName, label: string, keys?: string): MenuEntry => ({
    label,
    ...(keys && { keys }),
    disabled:
      (!handlers[name] && !(isOpen && writingCommands.includes(name))) ||
      (readOnly !== null && editingCommands.includes(name)),
    run: () => runCommand(name),
  });

  return [
    {
      title: '파일(F)',
      entries: [
        { label: '새 사업…', keys: 'Alt+N', run: () => openDialog('newProject') },
        { label: '열기…', keys: 'Ctrl+O', run: () => void openProjectFile() },
        { label: '표본 사업 열기', run: () => void openSample() },
        'divider',
        { label: '이 문서에 바로 넣기…', run: () => openDialog('quickInject') },
        command('exportDocx', '제안요청서 내보내기(.docx)…'),
        { label: '문서 만들기…', disabled: !isOpen, run: () => openDialog('papers') },
        { label: '양식 채우기…', disabled: !isOpen, run: () => openDialog('fillForm') },
        { label: 'Word 문서와 견주기…', disabled: !isOpen, run: () => openDialog('readBack') },
        'divider',
        { label: '저장', keys: 'Ctrl+S', disabled: !isOpen, run: saveNow },
        { label: '사본 저장(.baljugil)…', disabled: !isOpen, run: () => openDialog('exportCopy') },
        { label: '증빙 파일…', disabled: !isOpen, run: () => openDialog('evidence') },
        { label: '백업…', disabled: !isOpen, run: showBackups },
        {
          label: readOnly ? '사업 정보 보기…' : '사업 정보 고치기…',
          disabled: !isOpen,
          run: () => openDialog('editFacts'),
        },
        'divider',
        { label: '내용 묶음…', run: () => openDialog('contentPacks') },
        { label: '설정…', run: () => openDialog('settings') },
        'divider',
        { label: '사업 닫기', disabled: !isOpen, run: () => void closeProject() },
      ],
    },
    {
      title: '편집(E)',
      entries: [
        {
          label: undoName ? `되돌리기: ${undoName}` : '되돌리기',
          keys: 'Ctrl+Z',
          disabled: !undoName,
          run: () => void undo(),
        },
        {
          label: redoName ? `다시 실행: ${redoName}` : '다시 실행',
          keys: 'Ctrl+Y',
          disabled: !redoName,
          run: () => void redo(),
        },
        'divider',
        command('find', '찾기', 'Ctrl+F'),
      ],
    },
    {
      title: '보기(V)',
      entries: [
        ...screens.map((name) => ({
          label: screenNames[name],
          disabled: !isOpen,
          checked: isOpen && screen === name,
          run: () => go(name),
        })),
        'divider',
        ...(
          [
            ['light', frameText.light],
            ['dark', frameText.dark],
            ['auto', frameText.followSystem],
          ] as const
        ).map(([colorScheme, label]) => ({
          label,
          checked: settings.colorScheme === colorScheme,
          run: () => change({ colorScheme }),
        })),
        'divider',
        { label: '글자 크게', keys: 'Ctrl++', disabled: settings.textScale === 1.5, run: () => stepText(1) },
        { label: '글자 작게', keys: 'Ctrl+−', disabled: settings.textScale === 0.9, run: () => stepText(-1) },
        { label: '글자 보통 크기', keys: 'Ctrl+0', run: () => stepText(0) },
      ],
    },
    {
      title: '입력(D)',
      entries: [
        command('addRequirement', '새 요구사항'),
        command('openLibrary', '요구사항 라이브러리에서 가져오기…'),
        command('addSection', '절 추가'),
        command('insertTable', '표'),
        command('insertPicture', '그림…'),
        'divider',
        { label: '자료실에서 찾아 넣기…', keys: 'Shift+F1', run: () => openDialog('reference') },
      ],
    },
    {
      title: '서식(J)',
      entries: [
        command('bold', '굵게', 'Ctrl+B'),
        command('italic', '기울임', 'Ctrl+I'),
        command('underline', '밑줄', 'Ctrl+U'),
        'divider',
        command('levelUp', '한 수준 올리기'),
        command('levelDown', '한 수준 내리기'),
        'divider',
        command('editLayout', '문서 서식…'),
        command('renumber', '고유번호 다시 매기기…'),
        command('editCategories', '분류 고치기…'),
      ],
    },
    {
      title: '점검(K)',
      entries: [
        command('checkAll', '전체 점검', 'F8'),
        'divider',
        ...(['diagnosis', 'audit', 'finalInspection'] as const).map((name) => ({
          label: screenNames[name],
          disabled: !isOpen,
          run: () => go(name),
        })),
      ],
    },
    {
      title: '도움말(H)',
      entries: [
        { label: '자료실…', keys: 'Shift+F1', run: () => openDialog('reference') },
        'divider',
        { label: '단축키', keys: 'F1', run: () => openDialog('shortcuts') },
        { label: '발주길잡이 정보', run: () => openDialog('about') },
      ],
    },
  ];
}

function showBackups(): void {
  const { project } = useProject.getState();
  if (project) useView.getState().showBackups(project.id, project.facts.projectName);
}

/** Runs a command where it can be run: commands of the writing screen go there first. */
export function runCommand(name: CommandName): void {
  if (useCommands.getState().run(name)) return;
  const { project, readOnly } = useProject.getState();
  if (!writingCommands.includes(name) || !project) return;
  if (readOnly && editingCommands.includes(name)) return;
  useView.getState().go('writing');
  useCommands.getState().runWhenReady(name);
}
