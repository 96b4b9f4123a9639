import type { Screen } from '../stores/viewStore';

export const productName = '발주길잡이';

export const screenNames: Record<Screen, string> = {
  writing: '제안요청서',
  evaluation: '평가표',
  lifecycle: '단계 관리',
  diagnosis: '자가진단',
  audit: '감리 점검표',
  finalInspection: '완료검사 점검표',
};

export const frameText = {
  skipToMain: '본문으로 바로 가기',
  menuBar: '주 메뉴',
  screens: '작업 화면',
  rail: '사업 단계',
  main: '본문',
  offline: '오프라인',
  offlineWhy: '이 프로그램은 인터넷에 연결하지 않아요. 작성한 내용은 이 컴퓨터 밖으로 나가지 않아요.',
  colorScheme: '화면 밝기',
  light: '밝은 화면',
  dark: '어두운 화면',
  followSystem: '시스템 설정 따름',
  textSize: '글자 크기',
  home: '처음 화면',
  noBudget: '총사업비 미정',
  nextTitle: '다음 할 일',
  goThere: '바로 가기',
  allDone: '모든 단계를 마쳤어요',
  requirements: (count: number) => `요구사항 ${count.toLocaleString('ko-KR')}건`,
  left: (count: number) => `할 일 ${count}개 남음`,
  done: '완료',
  stageProgress: (name: string) => `${name} 진행률`,
  besideDelivery: '개발·구축과 나란히',
  saved: '저장했습니다',
  savedAt: (time: string) => `${time}에 자동 저장됨`,
  saving: '저장하는 중…',
  saveFailed: '저장하지 못했어요',
  everythingSaved: '모두 저장되어 있어요. 고칠 때마다 자동으로 저장해요.',
  recovered: '사업을 열면서 확인한 내용이 있어요',
  nothingToUndo: '되돌릴 일이 없어요',
  nothingToRedo: '다시 실행할 일이 없어요',
  undone: (name: string) => `되돌렸어요: ${name}`,
  redone: (name: string) => `다시 실행했어요: ${name}`,
  loading: '불러오는 중…',
  krds: "이 프로그램은 행정안전부가 2024년 작성하여 공공누리 제1유형으로 개방한 '범정부 UI/UX 디자인시스템(KRDS)'을 이용하였으며, 해당 저작물은 KRDS 홈페이지(www.krds.go.kr)에서 무료로 내려받을 수 있습니다.",
  font: '글꼴: Pretendard GOV (SIL Open Font License 1.1)',
} as const;

export const textSizeNames = {
  0.9: '작게',
  1: '보통',
  1.1: '조금 크게',
  1.3: '크게',
  1.5: '가장 크게',
} as const;
