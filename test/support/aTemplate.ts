import type { RequirementTemplate } from '../../shared/content/content';
import type { Parameter } from '../../shared/content/requirementTemplate';

/** 30초, from 5 to 600. */
export const recoverySeconds: Parameter = {
  name: '복구시간',
  label: '장애 뒤 복구까지 걸리는 시간',
  unit: '초',
  default: 30,
  minimum: 5,
  maximum: 600,
  basis: '보기로 둔 값이다.',
};

/** A library item that applies to every project of 구축형. */
export function aTemplate(changes: Partial<RequirementTemplate> = {}): RequirementTemplate {
  return {
    id: 'cloud.sample',
    version: '1.0.0',
    categoryCode: 'CSR',
    preferredNumber: null,
    name: '보기 요구사항',
    definition: '보기를 만든다.',
    details: [{ level: '○', text: '보기를 만들어야 한다.' }],
    deliverables: ['보기 문서'],
    related: [],
    acceptanceCriteria: [
      {
        method: '보기를 연다.',
        condition: '시험 환경',
        limit: '오류 0건',
        inspector: '발주기관 담당자',
        basis: '오류가 있으면 쓸 수 없다.',
      },
    ],
    evaluationQuestion: '보기를 만드는가?',
    criteria: [],
    isCloudNative: true,
    layers: [],
    projectTypes: ['구축형'],
    keywords: [],
    source: '자체 작성',
    asOf: '2026-11-20',
    status: '자체 작성',
    ...changes,
  };
}
