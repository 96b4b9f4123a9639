import type { Finding, Severity } from '../../../../shared/check/finding';
import { blankFacts } from '../../../../shared/project/facts';
import type { Project } from '../../../../shared/project/project';
import type { Requirement } from '../../../../shared/requirement/requirement';

export function aCard(id: string, categoryCode: string, number: number, name: string): Requirement {
  return {
    id,
    categoryCode,
    number,
    name,
    definition: `${name} 기능`,
    details: [{ level: '○', text: `${name}한다.` }],
    deliverables: ['설계서'],
    related: [],
    source: '정보화담당관',
    acceptanceCriteria: [
      { id: `${id}.1`, method: '시험', condition: '자료 100건', limit: '3초 이내', inspector: '발주자' },
    ],
    evaluationQuestion: '방법이 구체적인가?',
    origin: null,
  };
}

/** Two chapters; the second prints the 상세표 of three cards in two categories, of four the project knows. */
export function aProjectWithCards(): Project {
  const paragraph = { block: { type: 'paragraph' as const, content: [{ text: '내용' }] } };
  return {
    formatVersion: 2,
    id: 'project',
    facts: blankFacts({ projectName: '사업', agency: '기관' }),
    categories: [
      { code: 'SFR', name: '기능 요구사항' },
      { code: 'PER', name: '성능 요구사항' },
      { code: 'SER', name: '보안 요구사항' },
    ],
    numbering: { digits: 3 },
    requirements: [
      aCard('sfr1', 'SFR', 1, '조회'),
      aCard('ser1', 'SER', 1, '암호화'),
      aCard('sfr2', 'SFR', 2, '등록'),
    ],
    chapters: [
      {
        id: 'overview',
        title: '사업개요',
        enabled: true,
        sections: [{ id: 'general', title: '일반사항', blocks: [paragraph] }],
      },
      {
        id: 'request',
        title: '제안요청 내용',
        enabled: true,
        sections: [
          {
            id: 'details',
            title: '상세 요구사항',
            blocks: [{ block: { type: 'derived', part: 'requirementDetails' } }],
          },
          { id: 'special', title: '특수사항', blocks: [paragraph] },
        ],
      },
    ],
    diagnosis: { gates: { cloudTarget: null, innovationNeeded: null }, answers: {} },
    activities: {},
    inspections: { audit: {}, finalInspection: {} },
    dismissedFindings: {},
    evidence: [],
  };
}

export function aFinding(requirementId: string, severity: Severity): Finding {
  return {
    id: `rule/${requirementId}/${severity}`,
    rule: 'rule',
    severity,
    place: { kind: 'requirement', requirementId, field: 'name' },
    placeText: requirementId,
    title: '',
    message: '',
    basis: '',
  };
}
