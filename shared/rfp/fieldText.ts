import type { FieldName } from '../document/blocks';
import { evaluationSums } from '../evaluation/evaluation';
import { hangulWonText, shortWonText, withoutVat, wonText } from '../korean/amounts';
import { daysBetween, dayText } from '../korean/days';
import type { Facts } from '../project/facts';
import type { Project } from '../project/project';

/** Korean label of every field a sentence or form may name. */
export const fieldLabels: Record<FieldName, string> = {
  projectName: '사업명',
  agency: '발주기관',
  agencyType: '기관 유형',
  contractLaw: '적용 계약법',
  department: '담당 부서',
  contactName: '담당자',
  contactPhone: '전화',
  contactEmail: '전자우편',
  totalBudget: '총사업비',
  totalBudgetHangul: '총사업비(한글)',
  estimatedPrice: '추정가격',
  developmentCost: '소프트웨어 개발비',
  commercialSoftwareCost: '상용SW 구매비',
  fiscalYears: '연도별 예산',
  period: '사업기간',
  periodStart: '착수일',
  periodEnd: '완료일',
  periodDays: '사업일수',
  noticeDate: '입찰공고 예정일',
  contractMethod: '계약방법',
  projectType: '사업 유형',
  layers: '사업 범위(3층위)',
  targetSystem: '대상 시스템',
  isPublicFacing: '대국민 서비스',
  personalDataCount: '개인정보 처리 규모',
  networkType: '망 구분',
  deployment: '배치 방식',
  requirementCount: '요구사항 건수',
  technicalPoints: '기술능력 평가 배점',
  pricePoints: '입찰가격 평가 배점',
  cutPercent: '협상적격 비율',
  cutPoints: '협상적격 점수',
};

/** 3층위 as printed. Source: 시드 003 사업 유형 3층위. */
export const layerNames = {
  인프라: '인프라 현대화(컨테이너화)',
  애플리케이션: '애플리케이션 현대화(MSA)',
  운영: '운영 현대화(자동화·관측성)',
} as const;

/**
 * 적용 계약법 by agency type. Source: 국가계약법 · 지방계약법 · 공기업·준정부기관 계약사무규칙의 적용 범위
 * (2026-11-20, 원문 미대조 → 화면에 미확인 배지).
 */
export const contractLaws = {
  국가: '「국가를 당사자로 하는 계약에 관한 법률」',
  지방: '「지방자치단체를 당사자로 하는 계약에 관한 법률」',
  공공기관: '「공공기관의 운영에 관한 법률」 및 「공기업·준정부기관 계약사무규칙」',
} as const;

/** 추정가격 in whole won without VAT: as entered, or derived from 총사업비; null while neither is known. */
export function estimatedPrice(facts: Facts): number | null {
  if (facts.estimatedPrice !== null) return facts.estimatedPrice;
  return facts.totalBudget === null ? null : withoutVat(facts.totalBudget);
}

/** The parts of a project that fields print. */
export type FieldProject = Pick<Project, 'facts' | 'requirements' | 'evaluation'>;

/** The text of a field for this project, or null while the officer has not entered it. */
export function fieldText(field: FieldName, project: FieldProject): string | null {
  const { facts, evaluation } = project;
  switch (field) {
    case 'projectName':
    case 'agency':
    case 'department':
    case 'contactName':
    case 'contactPhone':
    case 'contactEmail':
    case 'targetSystem':
      return facts[field] || null;
    case 'agencyType':
      return (
        facts.agencyType && { 국가: '국가기관', 지방: '지방자치단체', 공공기관: '공공기관' }[facts.agencyType]
      );
    case 'contractLaw':
      return facts.agencyType && contractLaws[facts.agencyType];
    case 'totalBudget':
      return facts.totalBudget === null ? null : `${wonText(facts.totalBudget)}(부가가치세 포함)`;
    case 'totalBudgetHangul':
      return facts.totalBudget === null ? null : hangulWonText(facts.totalBudget);
    case 'estimatedPrice': {
      const price = estimatedPrice(facts);
      return price === null ? null : `${wonText(price)}(부가가치세 제외)`;
    }
    case 'developmentCost':
      return facts.developmentCost === null ? null : `${wonText(facts.developmentCost)}(부가가치세 제외)`;
    case 'commercialSoftwareCost':
      return facts.commercialSoftwareCost === null
        ? null
        : `${wonText(facts.commercialSoftwareCost)}(부가가치세 포함)`;
    case 'fiscalYears':
      return facts.fiscalYears.length === 0
        ? null
        : facts.fiscalYears
            .map(({ year, amount }) => `${year}년 ${amount === null ? '금액 미정' : shortWonText(amount)}`)
            .join(', ');
    case 'period': {
      const { start, end } = facts.period;
      if (start && end) return `${dayText(start)} ~ ${dayText(end)}(${daysBetween(start, end)}일간)`;
      if (start) return `${dayText(start)}부터`;
      return end && `계약체결일부터 ${dayText(end)}까지`;
    }
    case 'periodStart':
      return facts.period.start && dayText(facts.period.start);
    case 'periodEnd':
      return facts.period.end && dayText(facts.period.end);
    case 'periodDays': {
      const { start, end } = facts.period;
      return start && end ? `${daysBetween(start, end)}일` : null;
    }
    case 'noticeDate':
      return facts.noticeDate && dayText(facts.noticeDate);
    case 'contractMethod':
    case 'projectType':
    case 'networkType':
    case 'deployment':
      return facts[field];
    case 'layers':
      return facts.layers.length === 0 ? null : facts.layers.map((layer) => layerNames[layer]).join(', ');
    case 'isPublicFacing':
      return facts.isPublicFacing === null
        ? null
        : facts.isPublicFacing
          ? '해당(대국민 서비스)'
          : '비해당(내부 업무)';
    case 'personalDataCount':
      if (facts.personalDataCount === null) return null;
      return facts.personalDataCount === 0
        ? '개인정보를 처리하지 않음'
        : `정보주체 ${facts.personalDataCount.toLocaleString('ko-KR')}명`;
    case 'requirementCount':
      return `${project.requirements.length}건`;
    case 'technicalPoints':
    case 'pricePoints':
      return evaluation ? `${evaluation[field]}점` : null;
    case 'cutPercent':
      return evaluation ? `${evaluation.cutPercent}%` : null;
    case 'cutPoints':
      return evaluation ? `${evaluationSums(evaluation).cut}점` : null;
  }
}

/** What stands in the document where a field is still unknown; the check panel reports each. */
export function missingFieldText(field: FieldName): string {
  return `〔작성: ${fieldLabels[field]}〕`;
}
