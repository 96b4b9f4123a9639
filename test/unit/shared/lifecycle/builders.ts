import type { Stage, StageId } from '../../../../shared/content/content';
import { blankFacts } from '../../../../shared/project/facts';
import type { ActivityMark, Project } from '../../../../shared/project/project';
import type { AcceptanceCriterion, Requirement } from '../../../../shared/requirement/requirement';

const provenance = { source: '시드 000 L407-643', asOf: '2026-11-20', status: '재구성' as const };

export function anActivity(id: string, more: Partial<Stage['steps'][number]['activities'][number]> = {}) {
  return {
    id,
    name: `활동 ${id}`,
    guidance: '무엇을 하는지 적는다.',
    optional: false,
    cloudNativeDuties: [],
    ...provenance,
    ...more,
  };
}

const stageNames: Record<StageId, string> = {
  planning: '기획·검토',
  projectPlan: '계획수립',
  selection: '사업자 선정·계약',
  delivery: '개발·구축',
  audit: '감리',
  closing: '검사종료',
};

/** Six stages of one step; each has `<stage>.first` (with one duty) and `<stage>.second`, and 선정 an optional one. */
export function sixStages(): Stage[] {
  return (Object.keys(stageNames) as StageId[]).map((id) => ({
    id,
    name: stageNames[id],
    steps: [
      {
        id: `${id}.step`,
        name: `${stageNames[id]} 단계`,
        activities: [
          anActivity(`${id}.first`, { cloudNativeDuties: [{ id: `${id}.first.duty`, text: '의무' }] }),
          ...(id === 'selection' ? [anActivity('selection.briefing', { optional: true })] : []),
          anActivity(`${id}.second`),
        ],
      },
    ],
  }));
}

export function aMark(status: ActivityMark['status'], more: Partial<ActivityMark> = {}): ActivityMark {
  return { status, date: null, memo: '', reason: status === '해당없음' ? '이 사업에는 없음' : '', ...more };
}

export function aProject(more: Partial<Project> = {}): Project {
  return {
    formatVersion: 2,
    id: 'p1',
    facts: blankFacts({ projectName: '민원시스템 고도화', agency: '가온시' }),
    categories: [
      { code: 'SFR', name: '기능 요구사항' },
      { code: 'CSR', name: '클라우드 서비스 요구사항' },
    ],
    numbering: { digits: 3 },
    requirements: [],
    chapters: [],
    diagnosis: { gates: { cloudTarget: null, innovationNeeded: null }, answers: {} },
    activities: {},
    inspections: { audit: {}, finalInspection: {} },
    dismissedFindings: {},
    evidence: [],
    ...more,
  };
}

export function aCriterion(id: string, more: Partial<AcceptanceCriterion> = {}): AcceptanceCriterion {
  return {
    id,
    method: '노드 1대를 강제로 중지한다',
    condition: '평상시 부하에서',
    limit: '60초 이내에 서비스가 복구된다',
    inspector: '사업자가 시연하고 발주 담당자가 확인',
    ...more,
  };
}

export function aRequirement(id: string, more: Partial<Requirement> = {}): Requirement {
  return {
    id,
    categoryCode: 'CSR',
    number: 3,
    name: '컨테이너 오케스트레이션',
    definition: '정의',
    details: [{ level: '○', text: '세부' }],
    deliverables: ['아키텍처 설계서'],
    related: [],
    source: '',
    acceptanceCriteria: [aCriterion(`${id}.c1`)],
    evaluationQuestion: '',
    origin: null,
    ...more,
  };
}
