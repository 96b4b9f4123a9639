import type { InspectionRound } from '../project/project';
import { byCategory, relatedText } from '../requirement/numbering';
import {
  activitiesOf,
  attachedToText,
  cardsOf,
  deliverablesOf,
  type FormSource,
  itemsOf,
  numberOf,
} from './formSource';
import type { FormValue, FormValueKind } from './formValue';

/** A column of a repeated row: `{{요구사항.명칭}}` is the column 명칭 of the group 요구사항. */
export interface FormColumn {
  name: string;
  otherNames: readonly string[];
  kind: FormValueKind;
  example: string;
}

/** Things a row of a table is repeated for. Every group has the column 순번. */
export interface FormRows {
  group: string;
  otherNames: readonly string[];
  meaning: string;
  columns: readonly FormColumn[];
  /** One record per row, by column name; a column left out or `null` is empty there. */
  rows(source: FormSource): Record<string, FormValue | null>[];
}

const text = (value: string | null): FormValue | null =>
  value === null || value.trim() === '' ? null : { kind: 'text', text: value };
const date = (day: string | null): FormValue | null => (day === null ? null : { kind: 'date', day });

function column(
  name: string,
  example: string,
  otherNames: readonly string[] = [],
  kind: FormValueKind = 'text',
): FormColumn {
  return { name, otherNames, kind, example };
}

const numbered = (records: Record<string, FormValue | null>[]): Record<string, FormValue | null>[] =>
  records.map((record, index) => ({ 순번: { kind: 'text', text: String(index + 1) }, ...record }));

const order = column('순번', '1', ['연번', '번호']);

/** Every group of rows, in the order it is listed. */
export const formRows: readonly FormRows[] = [
  {
    group: '요구사항',
    otherNames: [],
    meaning: '요구사항마다 한 행',
    columns: [
      order,
      column('고유번호', 'CSR-003', ['요구사항번호', 'ID']),
      column('명칭', '컨테이너 오케스트레이션', ['요구사항명', '이름']),
      column('분류', '클라우드 서비스 요구사항', ['분류명']),
      column('분류코드', 'CSR'),
      column('정의', '컨테이너를 스스로 배치하고 되살리는 기반'),
      column('세부내용', '○ 노드 장애 시 30초 이내 재배치', ['상세내용', '내용']),
      column('산출물', '설계서, 시험결과서', ['산출정보'], 'list'),
      column('관련요구사항', 'CSR-004', ['관련'], 'list'),
      column('출처', '정보화담당관 면담'),
      column('검수기준', '방법·조건·한계값을 줄마다', ['검수방법']),
      column('평가질문', '재배치 시간을 어떻게 지키는가?'),
    ],
    rows: (source) => {
      const { project } = source;
      const nameOf = new Map(project.categories.map(({ code, name }) => [code, name]));
      return numbered(
        cardsOf(source).map((card) => ({
          고유번호: text(numberOf(card, source)),
          명칭: text(card.name),
          분류: text(nameOf.get(card.categoryCode) ?? card.categoryCode),
          분류코드: text(card.categoryCode),
          정의: text(card.definition),
          세부내용: text(card.details.map((line) => `${line.level} ${line.text}`).join('\n')),
          산출물: listOf(card.deliverables.filter((one) => one.trim() !== '')),
          관련요구사항: listOf(
            card.related.map((one) => relatedText(one, project.requirements, project.numbering.digits)),
          ),
          출처: text(card.source),
          검수기준: text(
            card.acceptanceCriteria
              .map((one) => [one.method, one.condition, one.limit].filter((part) => part !== '').join(' / '))
              .join('\n'),
          ),
          평가질문: text(card.evaluationQuestion),
        })),
      );
    },
  },
  {
    group: '분류',
    otherNames: ['요구사항분류'],
    meaning: '요구사항이 있는 분류마다 한 행',
    columns: [
      order,
      column('코드', 'CSR', ['분류코드']),
      column('명칭', '클라우드 서비스 요구사항', ['분류명', '이름']),
      column('건수', '12건', ['수'], 'count'),
    ],
    rows: ({ project }) =>
      numbered(
        byCategory(project.requirements, project.categories).map(({ category, requirements }) => ({
          코드: text(category.code),
          명칭: text(category.name),
          건수: { kind: 'count', count: requirements.length, unit: '건' },
        })),
      ),
  },
  {
    group: '산출물',
    otherNames: [],
    meaning: '서로 다른 산출물마다 한 행',
    columns: [
      order,
      column('명칭', '시험결과서', ['이름', '산출물명']),
      column('요구사항', 'CSR-003, CSR-004', ['관련요구사항'], 'list'),
    ],
    rows: (source) =>
      numbered(
        deliverablesOf(source).map(({ name, numbers }) => ({ 명칭: text(name), 요구사항: listOf(numbers) })),
      ),
  },
  inspectionRows('감리', 'audit', '감리 점검 항목마다 한 행'),
  inspectionRows('검사', 'finalInspection', '완료검사 항목마다 한 행', ['완료검사']),
  {
    group: '활동',
    otherNames: ['단계활동'],
    meaning: '여섯 단계의 활동마다 한 행',
    columns: [
      order,
      column('단계', '기획·검토'),
      column('절차', '예산 확보'),
      column('명칭', '소요예산 산정', ['활동', '활동명', '이름']),
      column('상태', '완료'),
      column('일자', '2026. 11. 20.', ['날짜', '처리일'], 'date'),
      column('메모', '예산서 제출'),
      column('사유', '해당 없음의 까닭'),
    ],
    rows: (source) =>
      numbered(
        activitiesOf(source).map((one) => ({
          단계: text(one.stageName),
          절차: text(one.stepName),
          명칭: text(one.name),
          상태: text(one.status),
          일자: date(one.date),
          메모: text(one.memo),
          사유: text(one.reason),
        })),
      ),
  },
  {
    group: '증빙',
    otherNames: [],
    meaning: '붙인 증빙 파일마다 한 행',
    columns: [
      order,
      column('파일명', '착수보고 회의록.pdf', ['파일', '명칭', '이름']),
      column('붙인곳', '감리 CSR-003', ['대상']),
      column('붙인날', '2026. 11. 20.', ['일자', '날짜'], 'date'),
      column('메모', '결재 문서번호', ['설명']),
    ],
    rows: (source) =>
      numbered(
        source.project.evidence.map((one) => ({
          파일명: text(one.fileName),
          붙인곳: text(attachedToText(one.attachedTo, source)),
          붙인날: date(one.addedAt.slice(0, 10)),
          메모: text(one.note),
        })),
      ),
  },
  {
    group: '예산',
    otherNames: ['연도예산', '연도별예산'],
    meaning: '예산을 쓰는 해마다 한 행',
    columns: [order, column('연도', '2027년'), column('금액', '800,000,000원', [], 'amount')],
    rows: ({ project }) =>
      numbered(
        project.facts.fiscalYears.map(({ year, amount }) => ({
          연도: text(`${year}년`),
          금액: amount === null ? null : { kind: 'amount', won: amount },
        })),
      ),
  },
];

function inspectionRows(
  group: string,
  round: InspectionRound,
  meaning: string,
  otherNames: readonly string[] = [],
): FormRows {
  return {
    group,
    otherNames,
    meaning,
    columns: [
      order,
      column('고유번호', 'CSR-003', ['요구사항번호']),
      column('명칭', '컨테이너 오케스트레이션', ['요구사항', '요구사항명']),
      column('분류', '클라우드 서비스 요구사항', ['분류명']),
      column('방법', '노드 한 대를 끄고 재배치를 본다', ['점검방법', '검사방법']),
      column('기준', '조건과 한계값을 줄마다', ['점검내용', '검사기준']),
      column('판정', '적합', ['결과', '판정결과']),
      column('판정일', '2027. 11. 22.', ['일자', '날짜'], 'date'),
      column('의견', '재배치 21초', ['메모', '비고']),
    ],
    rows: (source) =>
      numbered(
        itemsOf(round, source).map((item) => ({
          고유번호: text(item.requirementNumber),
          명칭: text(item.requirementName),
          분류: text(item.categoryName),
          방법: text(item.method),
          기준: text(item.points.map(({ label, text: said }) => `${label}: ${said}`).join('\n')),
          판정: text(item.mark.verdict ?? '미점검'),
          판정일: date(item.mark.date),
          의견: text(item.mark.memo),
        })),
      ),
  };
}

function listOf(items: readonly string[]): FormValue | null {
  return items.length === 0 ? null : { kind: 'list', items };
}
