import type { DataFolderReport } from '../../shared/ipc/calls';
import { dayText } from '../../shared/korean/days';

const count = (number: number) => number.toLocaleString('ko-KR');

export const settingsText = {
  title: '설정',
  close: '닫기',
  back: '돌아가기',

  firstTitle: '자료를 어디에 둘까요?',
  firstWhat:
    '사업과 백업을 둘 폴더를 정해요. 아래 폴더를 시험해 보았어요. 그대로 시작하거나 다른 폴더를 고를 수 있고, 나중에 설정에서 바꿀 수도 있어요.',
  missingTitle: '자료 폴더가 보이지 않아요',
  missingWhat: (projects: number) =>
    `${projects > 0 ? `사업 ${count(projects)}건이 있던 ` : ''}아래 폴더를 찾을 수 없어요. USB가 빠졌거나 네트워크가 끊겼을 수 있어요. 연결한 뒤 다시 시도해 주세요. 그 자리에 빈 폴더를 새로 만들지 않았어요.`,
  emptiedTitle: '지난번에 있던 자료가 보이지 않아요',
  emptiedWhat: (projects: number) =>
    projects > 0
      ? `지난번에 이 폴더에 있던 사업 ${count(projects)}건이 하나도 보이지 않아요. 디스크가 빠졌거나, 로그오프할 때 비워졌거나, 다른 곳으로 옮겨졌을 수 있어요.`
      : '자료 폴더가 비어 있어요. 디스크가 빠진 자리이거나, 로그오프할 때 비워졌을 수 있어요.',
  traceTitle: '전에 쓰던 자료가 있었어요',
  trace: (folder: string, projects: number, at: string) =>
    `${dayText(at.slice(0, 10))}까지 ‘${folder}’에 사업 ${count(projects)}건이 있었는데 지금은 설정이 남아 있지 않아요. 이 컴퓨터가 로그오프할 때 디스크를 비우는지 전산 담당자에게 확인하고, 비운다면 계속 남는 폴더를 골라 주세요.`,
  retry: '다시 시도',
  startHere: '이 폴더로 시작',
  useAnyway: '위험을 알고 이 폴더로 시작',
  chooseOther: '다른 폴더 고르기',
  startDefault: '기본 폴더로 새로 시작',
  defaultAgain: '기본 폴더로 되돌리기',
  continueEmpty: '비어 있어도 이 폴더로 계속',
  stillMissing: '아직 보이지 않아요. 연결을 확인해 주세요.',
  atStart: '시작하면서 확인한 내용이에요',

  folder: '자료 폴더',
  folderWhat: '사업과 백업이 저장되는 곳이에요.',
  fixedFolder: '실행할 때 지정한 폴더(BALJUGIL_DATA)를 쓰고 있어 여기서는 바꿀 수 없어요.',
  testing: '폴더를 시험하는 중이에요…',
  testAgain: '다시 검사',
  change: '자료 폴더 바꾸기…',
  isDefault: '기본 폴더',
  isPresent: '지금 쓰는 폴더',
  willBeMade: '새로 만들어요',
  holds: (projects: number) => `사업 ${count(projects)}건이 들어 있어요. 그대로 이어서 써요.`,
  allWell: '쓰기·읽기·바꾸기·공간을 시험했고 문제를 찾지 못했어요.',
  unconfirmed: '미확인',
  findings: '시험 결과',
  weights: { refused: '쓸 수 없음', warning: '주의', note: '참고' },

  changeTitle: '이 폴더로 바꿀까요?',
  bring: '지금 있는 사업을 어떻게 할까요?',
  bringCopy: '모두 복사해서 바꾸기',
  bringCopyWhat:
    '사업·백업·휴지통을 복사하고 하나씩 다시 읽어 확인한 뒤 바꿔요. 지금 폴더의 자료는 그대로 남아요.',
  bringNothing: '복사하지 않고 바꾸기',
  bringNothingWhat:
    '그 폴더에 있는 자료를 열어요. 지금 폴더의 자료는 그대로 남고, 다시 이 폴더로 바꾸면 보여요.',
  doChange: '바꾸기',
  copying: '자료를 복사하는 중이에요',
  changed: '자료 폴더를 바꿨어요',

  person: '사용자',
  displayName: '내 이름',
  displayNameWhat: '이력과 사본에 계정 이름과 함께 남아요.',
  screen: '화면',
  colorScheme: '화면 밝기',
  textSize: '글자 크기',
  backup: '두 번째 백업 폴더',
  backupNone: '정하지 않았어요.',
  backupWhere: '사업을 연 뒤 백업 화면에서 정할 수 있어요.',
} as const;

/** One line under a folder's name: what is special about it. */
export function folderMarks(report: DataFolderReport): string[] {
  return [
    ...(report.isPresent ? [settingsText.isPresent] : []),
    ...(report.isDefault ? [settingsText.isDefault] : []),
    ...(report.isNew ? [settingsText.willBeMade] : []),
  ];
}
