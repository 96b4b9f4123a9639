import type { Evaluation } from '../../shared/evaluation/evaluation';
import { blankFacts, type Facts } from '../../shared/project/facts';
import type { ProjectImage } from '../../shared/project/images';
import type { Project } from '../../shared/project/project';
import type { Requirement } from '../../shared/requirement/requirement';

/** A requirement that no check has anything to say about. */
export function aRequirement(changes: Partial<Requirement> = {}): Requirement {
  return {
    id: 'requirement-1',
    categoryCode: 'SFR',
    number: 1,
    name: '민원 처리현황 조회',
    definition: '신청인이 접수번호로 자신의 민원 처리 단계를 확인하는 기능',
    details: [
      { level: '○', text: '접수번호 10자리로 처리 단계를 조회한다.' },
      { level: '-', text: '처리 단계는 접수·배정·처리·완료의 네 가지로 표시한다.' },
    ],
    deliverables: ['화면설계서'],
    related: [],
    source: '민원과 면담',
    acceptanceCriteria: [
      {
        id: 'criterion-1',
        method: '시험 민원 100건의 접수번호를 차례로 조회한다.',
        condition: '동시 사용자 50명',
        limit: '95건 이상 3초 이내 표시',
        inspector: '사업자가 시험하고 담당 공무원이 확인',
      },
    ],
    evaluationQuestion: '조회 응답시간을 어떻게 지키는가?',
    origin: null,
    ...changes,
  };
}

export function someFacts(changes: Partial<Facts> = {}): Facts {
  return { ...blankFacts({ projectName: '통합민원 고도화', agency: '가온시' }), ...changes };
}

/** Facts with every field known. */
export function allFacts(changes: Partial<Facts> = {}): Facts {
  return {
    projectName: '통합민원정보시스템 고도화',
    agency: '가온시청',
    agencyType: '지방',
    department: '정보화담당관',
    contactName: '김하늘',
    contactPhone: '000-1234-5678',
    contactEmail: 'haneul@example.go.kr',
    totalBudget: 2_345_000_000,
    estimatedPrice: 2_100_000_000,
    developmentCost: 1_500_000_000,
    commercialSoftwareCost: 310_000_000,
    fiscalYears: [
      { year: 2027, amount: 1_645_000_000 },
      { year: 2028, amount: 700_000_000 },
    ],
    period: { start: '2027-02-01', end: '2028-01-31' },
    noticeDate: '2026-12-14',
    contractMethod: '협상에 의한 계약',
    projectType: '구축형',
    layers: ['인프라', '애플리케이션', '운영'],
    targetSystem: '통합민원정보시스템',
    isPublicFacing: true,
    personalDataCount: 1_234_567,
    networkType: '업무망·인터넷망 분리',
    deployment: '공공 클라우드',
    ...changes,
  };
}

export function aProject(changes: Partial<Project> = {}): Project {
  return {
    formatVersion: 2,
    id: 'project-1',
    facts: someFacts(),
    categories: [
      { code: 'SFR', name: '기능 요구사항' },
      { code: 'CSR', name: '클라우드 서비스 요구사항' },
    ],
    numbering: { digits: 3 },
    requirements: [aRequirement()],
    chapters: [
      {
        id: 'overview',
        title: '사업개요',
        enabled: true,
        sections: [
          {
            id: 'overview.background',
            title: '추진배경',
            blocks: [
              {
                block: {
                  type: 'paragraph',
                  content: [{ field: 'projectName' }, { text: ' 사업을 추진한다.' }],
                },
              },
            ],
          },
        ],
      },
    ],
    diagnosis: { gates: { cloudTarget: null, innovationNeeded: null }, answers: {} },
    activities: {},
    inspections: { audit: {}, finalInspection: {} },
    dismissedFindings: {},
    evidence: [],
    ...changes,
  };
}

/** A red PNG of one pixel. */
export function aPicture(id: string): ProjectImage {
  return {
    id,
    mediaType: 'image/png',
    data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    widthPx: 1,
    heightPx: 1,
    name: '그림.png',
  };
}

/** A 평가표 that adds up. */
export function anEvaluation(changes: Partial<Evaluation> = {}): Evaluation {
  return {
    technicalPoints: 90,
    pricePoints: 10,
    cutPercent: 85,
    areas: [
      {
        id: 'area-1',
        name: '전략 및 방법론',
        items: [
          { id: 'item-1', name: '사업 이해도', points: 40, kind: '정성', content: '사업 목적의 이해 수준' },
          { id: 'item-2', name: '추진 전략', points: 30, kind: '정성', content: '단계별 전환 순서' },
        ],
      },
      {
        id: 'area-2',
        name: '수행 능력',
        items: [
          { id: 'item-3', name: '유사 사업 실적', points: 20, kind: '정량', content: '최근 3년의 금액' },
        ],
      },
    ],
    ...changes,
  };
}

/** Ids 1, 2, 3 … for tests that create things. */
export function countingIds(prefix = 'id'): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}-${count}`;
  };
}
