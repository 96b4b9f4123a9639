import type { Content } from '../content/content';
import type { DerivedPart, FieldName } from '../document/blocks';
import type { DocumentNode } from '../document/wordDocument';
import { wonText } from '../korean/amounts';
import { daysBetween, dayText } from '../korean/days';
import { layers } from '../project/facts';
import type { Project } from '../project/project';
import { byCategory } from '../requirement/numbering';
import { requirementNumber } from '../requirement/requirement';
import { evaluationNodes } from './evaluationNodes';
import { fieldLabels, fieldText, layerNames, missingFieldText } from './fieldText';
import { layoutOf } from './layoutOptions';
import { cell, label, listTable, paragraph, row } from './nodes';
import { cardsInOrder, requirementNodes } from './requirementNodes';

/** Korean names of the derived parts, for the editor. */
export const derivedPartNames: Record<DerivedPart, string> = {
  overviewTable: '사업 개요표',
  budgetTable: '예산표',
  scopeByLayer: '층위별 사업 범위',
  scheduleTable: '추진 일정표',
  requirementSummary: '요구사항 총괄표',
  requirementList: '요구사항 목록',
  requirementDetails: '요구사항 상세표',
  deliverablesTable: '산출물 목록',
  evaluationQuestions: '요구사항별 평가 질문',
  acceptanceTable: '검수기준 총괄',
  evaluationTable: '평가표',
};

const captions: Partial<Record<DerivedPart, string>> = {
  overviewTable: '사업 개요',
  budgetTable: '사업 예산',
  scopeByLayer: '층위별 사업 범위',
  scheduleTable: '추진 일정',
  requirementSummary: '요구사항 총괄표',
  requirementList: '요구사항 목록',
  deliverablesTable: '산출물 목록',
  evaluationQuestions: '요구사항별 평가 질문',
  acceptanceTable: '검수기준 총괄',
  evaluationTable: '제안서 평가표',
};

/** A derived part as it stands now. `headingLevel` is the level its own headings take, where it has any. */
export function derivedPart(
  part: DerivedPart,
  project: Project,
  content: Pick<Content, 'requirementTemplates'>,
  headingLevel: 3 | 4 = 4,
): DocumentNode[] {
  const nodes = partNodes(part, project, content, headingLevel);
  const caption = layoutOf(project).captions ? captions[part] : undefined;
  if (caption === undefined) return nodes;
  return nodes.map((node) =>
    node.type === 'table' ? { ...node, caption, captionSeries: '표' as const } : node,
  );
}

function partNodes(
  part: DerivedPart,
  project: Project,
  content: Pick<Content, 'requirementTemplates'>,
  headingLevel: 3 | 4,
): DocumentNode[] {
  switch (part) {
    case 'overviewTable':
      return [overviewTable(project)];
    case 'budgetTable':
      return [budgetTable(project)];
    case 'scopeByLayer':
      return [scopeByLayer(project, content)];
    case 'scheduleTable':
      return [scheduleTable(project), paragraph(scheduleNote, 'note')];
    case 'requirementSummary':
      return [requirementSummary(project)];
    case 'requirementList':
      return [requirementList(project)];
    case 'requirementDetails':
      return project.requirements.length === 0
        ? [paragraph('〔작성: 요구사항〕')]
        : requirementNodes(project, null, headingLevel);
    case 'deliverablesTable':
      return [deliverablesTable(project)];
    case 'evaluationQuestions':
      return [evaluationQuestions(project)];
    case 'acceptanceTable':
      return [acceptanceTable(project)];
    case 'evaluationTable':
      return project.evaluation ? evaluationNodes(project.evaluation) : [paragraph('〔작성: 평가표〕')];
  }
}

const overviewFields: FieldName[] = [
  'projectName',
  'agency',
  'agencyType',
  'contractLaw',
  'projectType',
  'targetSystem',
  'layers',
  'period',
  'totalBudget',
  'estimatedPrice',
  'contractMethod',
  'noticeDate',
  'isPublicFacing',
  'personalDataCount',
  'networkType',
  'deployment',
];

function overviewTable(project: Project): DocumentNode {
  const contact = [
    project.facts.department,
    project.facts.contactName,
    project.facts.contactPhone,
    project.facts.contactEmail,
  ]
    .filter((one) => one !== '')
    .join(' / ');
  return {
    type: 'table',
    columnWidths: [24, 76],
    headerRows: 0,
    role: 'overview',
    rows: [
      ...overviewFields.map((field) =>
        row([label(fieldLabels[field]), cell(fieldText(field, project) ?? missingFieldText(field))]),
      ),
      row([label('담당자'), cell(contact || missingFieldText('contactName'))]),
    ],
  };
}

function budgetTable(project: Project): DocumentNode {
  const { facts } = project;
  const fields: FieldName[] = ['totalBudget', 'estimatedPrice', 'developmentCost', 'commercialSoftwareCost'];
  const rows = fields.map((field) => [
    fieldLabels[field],
    fieldText(field, project) ?? missingFieldText(field),
  ]);
  for (const { year, amount } of facts.fiscalYears)
    rows.push([`${year}년 예산`, amount === null ? '금액 미정' : wonText(amount)]);
  return listTable([34, 66], ['구분', '금액'], rows, { role: 'budget' });
}

function scopeByLayer(project: Project, content: Pick<Content, 'requirementTemplates'>): DocumentNode {
  const layersOf = new Map(content.requirementTemplates.map((one) => [one.id, one.layers]));
  const cards = cardsInOrder(project);
  const rows = layers.map((layer) => {
    const isIncluded = project.facts.layers.includes(layer);
    const numbers = cards
      .filter((card) => card.origin && layersOf.get(card.origin.templateId)?.includes(layer))
      .map((card) => requirementNumber(card, project.numbering.digits));
    return [
      layerNames[layer],
      isIncluded ? '포함' : '제외',
      !isIncluded ? '이번 사업의 과업이 아님' : numbers.length > 0 ? numbers.join(', ') : '-',
    ];
  });
  return listTable([34, 12, 54], ['층위', '포함 여부', '해당 요구사항'], rows, {
    centered: [1],
    role: 'scope',
  });
}

/** 단계별 가중치. Source: domain.md §4.3 (2차 자료, SW사업 대가산정 단계 분할 발주 가중치). */
const phases = [
  { name: '착수·분석', share: 0.19, result: '사업수행계획서, 요구사항정의서, 과업대비표' },
  { name: '설계', share: 0.24, result: '아키텍처 정의서, 설계서' },
  { name: '구현', share: 0.32, result: '소스코드, 컨테이너 이미지, 배포 정의 파일' },
  { name: '시험·이행', share: 0.25, result: '시험 계획·결과서, 운영 이관 자료' },
];
const scheduleNote =
  '※ 단계별 기간은 분석 19 %, 설계 24 %, 구현 32 %, 시험 25 %의 가중치(2차 자료)로 나눈 예시이며, 착수 후 협의하여 확정한다.';

function scheduleTable(project: Project): DocumentNode {
  const { start, end } = project.facts.period;
  const days = start && end ? daysBetween(start, end) : null;
  let share = 0;
  const rows = phases.map((phase) => {
    const from = share;
    share += phase.share;
    const span =
      start && days !== null
        ? `${dayText(dayAfter(start, Math.round(days * from)))} ~ ${dayText(dayAfter(start, Math.round(days * share) - 1))}`
        : `사업기간의 ${Math.round(from * 100)} ~ ${Math.round(share * 100)} %`;
    return [phase.name, span, phase.result];
  });
  return listTable([18, 36, 46], ['단계', '기간', '주요 산출물'], rows, { centered: [0], role: 'schedule' });
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function requirementSummary(project: Project): DocumentNode {
  const groups = byCategory(project.requirements, project.categories);
  const table = listTable(
    [12, 52, 18, 18],
    ['순번', '요구사항 분류', '코드', '건수'],
    groups.map(({ category, requirements }, index) => [
      String(index + 1),
      category.name,
      category.code,
      String(requirements.length),
    ]),
    { centered: [0, 2, 3], role: 'requirementSummary' },
  );
  if (table.type === 'table')
    table.rows.push(
      row([label('합계', { columnSpan: 3 }), cell(String(project.requirements.length), {}, 'center')]),
    );
  return table;
}

function requirementList(project: Project): DocumentNode {
  const names = new Map(project.categories.map((one) => [one.code, one.name]));
  return listTable(
    [10, 28, 18, 44],
    ['순번', '요구사항 분류', '고유번호', '요구사항 명칭'],
    cardsInOrder(project).map((card, index) => [
      String(index + 1),
      names.get(card.categoryCode) ?? card.categoryCode,
      requirementNumber(card, project.numbering.digits),
      card.name || '〔작성: 명칭〕',
    ]),
    { centered: [0, 2], role: 'requirementList' },
  );
}

function deliverablesTable(project: Project): DocumentNode {
  const numbersByName = new Map<string, string[]>();
  for (const card of cardsInOrder(project))
    for (const name of card.deliverables) {
      const numbers = numbersByName.get(name) ?? [];
      numbers.push(requirementNumber(card, project.numbering.digits));
      numbersByName.set(name, numbers);
    }
  return listTable(
    [10, 40, 50],
    ['순번', '산출물', '관련 요구사항'],
    [...numbersByName].map(([name, numbers], index) => [String(index + 1), name, numbers.join(', ')]),
    { centered: [0], role: 'deliverables' },
  );
}

function evaluationQuestions(project: Project): DocumentNode {
  return listTable(
    [18, 30, 52],
    ['고유번호', '요구사항 명칭', '제안서 평가 시 확인할 사항'],
    cardsInOrder(project)
      .filter((card) => card.evaluationQuestion.trim() !== '')
      .map((card) => [requirementNumber(card, project.numbering.digits), card.name, card.evaluationQuestion]),
    { centered: [0], role: 'evaluationQuestions' },
  );
}

function acceptanceTable(project: Project): DocumentNode {
  return listTable(
    [14, 36, 20, 30],
    ['고유번호', '방법', '조건', '한계값'],
    cardsInOrder(project).flatMap((card) =>
      card.acceptanceCriteria.map((one) => [
        requirementNumber(card, project.numbering.digits),
        one.method || '〔작성: 방법〕',
        one.condition || '〔작성: 조건〕',
        one.limit || '〔작성: 한계값〕',
      ]),
    ),
    { centered: [0], role: 'acceptance' },
  );
}
