import type { Facts } from '../../shared/project/facts';

/** Wording of the facts form; labels that also stand in the document come from `fieldLabels`. */
export const factsText = {
  unknown: '아직 몰라요',
  optional: '몰라도 괜찮아요. 나중에 적으면 문서에 바로 반영돼요.',
  required: '필수',
  agencyTypeWhat: '적용하는 계약법이 달라져요.',
  projectNamePlaceholder: '예: 통합민원시스템 클라우드 네이티브 전환 구축',
  agencyPlaceholder: '예: ○○도 ○○원',
  totalBudgetWhat: '부가가치세 포함',
  estimatedPriceWhat: '부가가치세 제외',
  derivedPrice: (text: string) => `총사업비에서 계산했어요: ${text}`,
  overridePrice: '직접 적기',
  derivePrice: '계산한 값 쓰기',
  developmentCostWhat: '부가가치세 제외',
  commercialSoftwareCostWhat: '부가가치세 포함',
  amountPlaceholder: '예: 12억 4,000만 원',
  fiscalYears: '연도별 예산',
  fiscalYearsWhat: '차년도까지 이어지는 사업이면 연도마다 나누어 적어 주세요.',
  addYear: '연도 추가',
  removeYear: (year: string) => `${year || '빈'} 연도 지우기`,
  year: '연도',
  amount: '금액',
  start: '착수일',
  end: '완료일',
  noticeDate: '입찰공고 예정일',
  layersTitle: '이번 사업은 어디까지 바꾸나요?',
  layersWhat: '고른 범위에 맞는 요구사항을 권해 드려요. 여럿을 골라도 돼요.',
  targetSystemWhat: '새로 만들거나 바꾸는 시스템의 이름',
  personalDataWhat: '정보주체 수. 처리하지 않으면 0을 적어 주세요.',
  personalDataPlaceholder: '예: 120,000',
  yes: '예',
  no: '아니요',
} as const;

/** 3층위, each in one line and in a sentence. Source: 시드 003 사업 유형 3층위. */
export const layerTexts: Record<Facts['layers'][number], { name: string; what: string; proof: string }> = {
  인프라: {
    name: '인프라 현대화',
    what: '지금의 프로그램은 그대로 두고 실행 환경을 컨테이너로 옮겨요.',
    proof: '검수: 배포 시간, 이미지 재현 여부처럼 숫자로 잴 수 있어요.',
  },
  애플리케이션: {
    name: '애플리케이션 현대화',
    what: '한 덩어리인 업무를 여러 개의 독립 서비스(MSA)로 나누어요.',
    proof: '검수: 서비스와 데이터를 알맞게 나누었는지 함께 판단해야 해요.',
  },
  운영: {
    name: '운영 현대화',
    what: '배포·확장·관측·복구를 자동으로 하도록 바꾸어요.',
    proof: '검수: 자동 확장·무중단 배포·장애 복구를 시연으로 확인해요.',
  },
};

/** 혼합 발주의 위험 세 가지. Source: 시드 003 (438행), 저자 견해로 표시된 경향. */
export const mixedOrder = {
  title: '컨테이너 전환과 MSA를 한 사업에 묶었어요',
  risks: [
    '기간: 짧게 끝나는 일과 예측하기 어려운 일이 한 일정에 묶여 전체가 늦어지기 쉬워요.',
    '검수: 숫자로 재는 기준과 판단이 필요한 기준이 섞여 합격 여부가 흐려지기 쉬워요.',
    '책임: 늦어진 까닭이 어느 쪽인지 가리기 어려워 다툼이 생길 수 있어요.',
  ],
  advice:
    '1차(컨테이너 전환)와 2차(MSA)로 나누거나, 함께 하더라도 검수기준은 따로 적는 것을 권해요. 그대로 진행해도 돼요.',
} as const;

/** 사업 유형, each with what the draft will contain. */
export const projectTypeTexts: Record<Facts['projectType'], string> = {
  구축형: '시스템을 새로 만들거나 크게 바꿔요',
  유지관리형: '쓰고 있는 시스템을 고치고 돌봐요',
  물품·상용SW형: '장비나 상용SW를 사서 설치해요',
  ISP·컨설팅형: '계획을 세우고 방향을 정해요',
};
