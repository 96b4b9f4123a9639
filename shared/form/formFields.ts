import { daysBetween } from '../korean/days';
import type { InspectionRound } from '../project/project';
import { byCategory } from '../requirement/numbering';
import { estimatedPrice, fieldText, layerNames } from '../rfp/fieldText';
import { activitiesOf, deliverablesOf, type FormSource, itemsOf } from './formSource';
import type { FormValue, FormValueKind } from './formValue';

/** A field of a form that stands for one value. Add freely; names live on in the agencies' own files, so never rename. */
export interface FormField {
  /** As written between the braces; blanks do not count. */
  name: string;
  otherNames: readonly string[];
  /** What it gives, a Korean phrase. */
  meaning: string;
  kind: FormValueKind;
  example: string;
  /** `null` while it is not known. */
  value(source: FormSource): FormValue | null;
  /** Options of its own after the colon, with an example; `undefined` from `own` means it is none of them. */
  ownOptions?: readonly { option: string; example: string }[];
  own?(option: string, source: FormSource): FormValue | null | undefined;
}

const text = (value: string | null): FormValue | null =>
  value === null || value.trim() === '' ? null : { kind: 'text', text: value };
const date = (day: string | null): FormValue | null => (day === null ? null : { kind: 'date', day });
const amount = (won: number | null): FormValue | null => (won === null ? null : { kind: 'amount', won });
const count = (value: number, unit = '건'): FormValue => ({ kind: 'count', count: value, unit });
const list = (items: readonly string[]): FormValue | null =>
  items.length === 0 ? null : { kind: 'list', items };

function fact(
  name: string,
  field: Parameters<typeof fieldText>[0],
  meaning: string,
  example: string,
  otherNames: readonly string[] = [],
): FormField {
  return {
    name,
    otherNames,
    meaning,
    kind: 'text',
    example,
    value: ({ project }) => text(fieldText(field, project)),
  };
}

/** Every field with one value, in the order it is listed. */
export const formFields: readonly FormField[] = [
  fact('사업명', 'projectName', '사업의 이름', '통합민원정보시스템 고도화', [
    '사업 이름',
    '과업명',
    '용역명',
  ]),
  fact('기관명', 'agency', '발주기관의 이름', '가온시청', ['발주기관', '기관', '발주기관명']),
  fact('기관유형', 'agencyType', '국가기관·지방자치단체·공공기관', '지방자치단체'),
  fact(
    '적용 계약법',
    'contractLaw',
    '기관 유형에 따라 적용되는 계약 법령',
    '「지방자치단체를 당사자로 하는 계약에 관한 법률」',
    ['계약법'],
  ),
  fact('담당부서', 'department', '사업을 맡은 부서', '정보화담당관', ['부서', '부서명']),
  fact('담당자', 'contactName', '담당자의 이름', '김하늘', ['담당자명', '담당자 성명']),
  fact('담당자 전화', 'contactPhone', '담당자의 전화번호', '000-1234-5678', [
    '전화',
    '전화번호',
    '연락처',
    '담당자 연락처',
  ]),
  fact('담당자 전자우편', 'contactEmail', '담당자의 전자우편', 'haneul@example.go.kr', [
    '전자우편',
    '이메일',
    '담당자 이메일',
  ]),
  {
    name: '총예산',
    otherNames: ['총사업비', '사업비', '예산', '사업예산'],
    meaning: '총사업비(부가가치세 포함)',
    kind: 'amount',
    example: '1,240,000,000원',
    value: ({ project }) => amount(project.facts.totalBudget),
  },
  {
    name: '추정가격',
    otherNames: [],
    meaning: '추정가격(부가가치세 제외). 넣지 않았으면 총사업비에서 셈해요',
    kind: 'amount',
    example: '1,127,272,727원',
    value: ({ project }) => amount(estimatedPrice(project.facts)),
  },
  {
    name: '개발비',
    otherNames: ['소프트웨어 개발비', 'SW개발비'],
    meaning: '소프트웨어 개발비(부가가치세 제외)',
    kind: 'amount',
    example: '900,000,000원',
    value: ({ project }) => amount(project.facts.developmentCost),
  },
  {
    name: '상용SW 구매비',
    otherNames: ['상용소프트웨어 구매비'],
    meaning: '상용 소프트웨어 구매비(부가가치세 포함)',
    kind: 'amount',
    example: '150,000,000원',
    value: ({ project }) => amount(project.facts.commercialSoftwareCost),
  },
  fact('연도별 예산', 'fiscalYears', '해마다 쓰는 예산', '2027년 8억 원, 2028년 4억 4,000만 원'),
  {
    ...fact('사업기간', 'period', '착수일부터 완료일까지', '2027. 3. 2. ~ 2027. 11. 30.(274일간)'),
    ownOptions: [{ option: '일수', example: '274일' }],
    own: (option, { project }) => {
      if (option !== '일수') return undefined;
      const { start, end } = project.facts.period;
      return start && end ? count(daysBetween(start, end), '일') : null;
    },
  },
  {
    name: '사업시작일',
    otherNames: ['착수일', '시작일', '사업착수일'],
    meaning: '사업을 시작하는 날',
    kind: 'date',
    example: '2027. 3. 2.',
    value: ({ project }) => date(project.facts.period.start),
  },
  {
    name: '사업종료일',
    otherNames: ['완료일', '종료일', '사업완료일'],
    meaning: '사업을 마치는 날',
    kind: 'date',
    example: '2027. 11. 30.',
    value: ({ project }) => date(project.facts.period.end),
  },
  {
    name: '입찰공고일',
    otherNames: ['공고일', '입찰공고 예정일'],
    meaning: '입찰공고 예정일',
    kind: 'date',
    example: '2027. 1. 11.',
    value: ({ project }) => date(project.facts.noticeDate),
  },
  {
    name: '작성일',
    otherNames: ['오늘', '오늘 날짜'],
    meaning: '양식을 채우는 날',
    kind: 'date',
    example: '2026. 11. 20.',
    value: ({ today }) => date(today),
  },
  fact('계약방법', 'contractMethod', '계약하는 방법', '협상에 의한 계약'),
  fact('사업유형', 'projectType', '구축형·유지관리형 …', '구축형'),
  {
    name: '현대화 층위',
    otherNames: ['층위', '3층위'],
    meaning: '사업이 다루는 층위(인프라·애플리케이션·운영)',
    kind: 'list',
    example: '인프라 현대화(컨테이너화)',
    value: ({ project }) => list(project.facts.layers.map((layer) => layerNames[layer])),
  },
  fact('대상 시스템', 'targetSystem', '대상이 되는 시스템', '통합민원정보시스템'),
  fact('대국민 서비스', 'isPublicFacing', '대국민 서비스인지', '해당(대국민 서비스)'),
  fact('개인정보 규모', 'personalDataCount', '처리하는 개인정보의 정보주체 수', '정보주체 120,000명', [
    '개인정보 처리 규모',
  ]),
  fact('망 구분', 'networkType', '업무망·인터넷망', '업무망'),
  fact('배치 방식', 'deployment', '민간·공공 클라우드, 온프레미스 …', '민간 클라우드'),
  {
    name: '요구사항 건수',
    otherNames: ['요구사항 수', '요구사항 개수'],
    meaning: '요구사항의 수. 콜론 뒤에 분류 코드를 적으면 그 분류만 세요',
    kind: 'count',
    example: '48건',
    value: ({ project }) => count(project.requirements.length),
    ownOptions: [{ option: 'CSR', example: '12건' }],
    own: (option, { project }) => {
      const code = option.toUpperCase();
      const isKnown =
        project.categories.some((one) => one.code === code) ||
        project.requirements.some(({ categoryCode }) => categoryCode === code);
      return isKnown
        ? count(project.requirements.filter(({ categoryCode }) => categoryCode === code).length)
        : undefined;
    },
  },
  {
    name: '분류 목록',
    otherNames: ['요구사항 분류'],
    meaning: '요구사항이 있는 분류와 건수',
    kind: 'list',
    example: '클라우드 서비스 요구사항(CSR) 12건',
    value: ({ project }) =>
      list(
        byCategory(project.requirements, project.categories).map(
          ({ category, requirements }) => `${category.name}(${category.code}) ${requirements.length}건`,
        ),
      ),
  },
  {
    name: '산출물 목록',
    otherNames: ['산출물들'],
    meaning: '요구사항이 요구하는 산출물. 같은 것은 한 번만 적어요',
    kind: 'list',
    example: '화면설계서',
    value: (source) => list(deliverablesOf(source).map(({ name }) => name)),
  },
  {
    name: '산출물 건수',
    otherNames: ['산출물 수'],
    meaning: '서로 다른 산출물의 수',
    kind: 'count',
    example: '17건',
    value: (source) => count(deliverablesOf(source).length),
  },
  inspectionCount('감리 건수', 'audit', '감리 점검 항목의 수'),
  inspectionCount('검사 건수', 'finalInspection', '완료검사 항목의 수'),
  {
    name: '활동 건수',
    otherNames: [],
    meaning: '단계별 활동의 수. 콜론 뒤에 대기·진행·완료·해당없음을 적으면 그것만 세요',
    kind: 'count',
    example: '41건',
    value: (source) => count(activitiesOf(source).length),
    ownOptions: [{ option: '완료', example: '9건' }],
    own: (option, source) =>
      ['대기', '진행', '완료', '해당없음'].includes(option)
        ? count(activitiesOf(source).filter(({ status }) => status === option).length)
        : undefined,
  },
  {
    name: '증빙 건수',
    otherNames: ['증빙 수'],
    meaning: '붙인 증빙 파일의 수',
    kind: 'count',
    example: '6건',
    value: ({ project }) => count(project.evidence.length),
  },
];

function inspectionCount(name: string, round: InspectionRound, meaning: string): FormField {
  return {
    name,
    otherNames: [],
    meaning: `${meaning}. 콜론 뒤에 적합·부적합·점검제외·미점검을 적으면 그것만 세요`,
    kind: 'count',
    example: '52건',
    value: (source) => count(itemsOf(round, source).length),
    ownOptions: [
      { option: '적합', example: '40건' },
      { option: '부적합', example: '3건' },
    ],
    own: (option, source) => {
      if (!['적합', '부적합', '점검제외', '미점검'].includes(option)) return undefined;
      const verdict = option === '미점검' ? null : option;
      return count(itemsOf(round, source).filter(({ mark }) => mark.verdict === verdict).length);
    },
  };
}
