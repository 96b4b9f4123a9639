import { cleanLine } from '../../shared/document/text';
import { shortWonText } from '../../shared/korean/amounts';
import { daysBetween } from '../../shared/korean/days';
import { blankFacts, type Facts, maximumLineLength } from '../../shared/project/facts';
import { readFacts } from '../../shared/project/readFacts';
import { estimatedPrice } from '../../shared/rfp/fieldText';
import { readWon } from './readWon';

/** The facts as they stand in the form: amounts, counts and days as typed. */
export interface FactDraft
  extends Pick<
    Facts,
    | 'projectName'
    | 'agency'
    | 'agencyType'
    | 'department'
    | 'contactName'
    | 'contactPhone'
    | 'contactEmail'
    | 'contractMethod'
    | 'projectType'
    | 'layers'
    | 'targetSystem'
    | 'isPublicFacing'
    | 'networkType'
    | 'deployment'
  > {
  totalBudget: string;
  estimatedPrice: string;
  developmentCost: string;
  commercialSoftwareCost: string;
  personalDataCount: string;
  fiscalYears: { year: string; amount: string }[];
  start: string;
  end: string;
  noticeDate: string;
}
export type DraftField = keyof FactDraft;
export type DraftNotes = Partial<Record<DraftField, string>>;

export interface ReadDraft {
  /** Null while a field has a problem. */
  facts: Facts | null;
  /** What must change before the facts can be used, by field. */
  problems: DraftNotes;
  /** What looks odd but is accepted, by field. */
  hints: DraftNotes;
}

export const amountFields = [
  'totalBudget',
  'estimatedPrice',
  'developmentCost',
  'commercialSoftwareCost',
] as const;
const lineFields = [
  'projectName',
  'agency',
  'department',
  'contactName',
  'contactPhone',
  'contactEmail',
  'targetSystem',
] as const;

export function blankDraft(): FactDraft {
  return draftOf(blankFacts({ projectName: '', agency: '' }));
}

export function draftOf(facts: Facts): FactDraft {
  const amount = (won: number | null) => (won === null ? '' : won.toLocaleString('ko-KR'));
  const { period, fiscalYears, ...rest } = facts;
  return {
    ...rest,
    totalBudget: amount(facts.totalBudget),
    estimatedPrice: amount(facts.estimatedPrice),
    developmentCost: amount(facts.developmentCost),
    commercialSoftwareCost: amount(facts.commercialSoftwareCost),
    personalDataCount: amount(facts.personalDataCount),
    fiscalYears: fiscalYears.map((one) => ({ year: String(one.year), amount: amount(one.amount) })),
    start: period.start ?? '',
    end: period.end ?? '',
    noticeDate: facts.noticeDate ?? '',
  };
}

/** Reads the form: facts when everything can be used, otherwise a Korean sentence at each field. */
export function readDraft(draft: FactDraft): ReadDraft {
  const problems: DraftNotes = {};
  const lines = readLines(draft, problems);
  const amounts = readAmounts(draft, problems);
  const fiscalYears = readFiscalYears(draft, problems);
  const personalDataCount = readCount(draft.personalDataCount, problems);
  const days = readDays(draft, problems);
  const facts: Facts = {
    ...lines,
    ...amounts,
    agencyType: draft.agencyType,
    fiscalYears,
    period: { start: days.start, end: days.end },
    noticeDate: days.noticeDate,
    contractMethod: draft.contractMethod,
    projectType: draft.projectType,
    layers: draft.layers,
    isPublicFacing: draft.isPublicFacing,
    personalDataCount,
    networkType: draft.networkType,
    deployment: draft.deployment,
  };
  const hints = oddities(facts);
  // The same reader as for files and the command line has the last word.
  const read = readFacts(facts);
  if (!read.ok && read.failure.type === 'invalidInput') {
    for (const { path, message } of read.failure.problems) problems[fieldOf(path)] ??= message;
  }
  return { facts: read.ok && Object.keys(problems).length === 0 ? read.value : null, problems, hints };
}

/** The form's field for a place in the facts such as `period.end` or `fiscalYears.0.year`. */
function fieldOf(path: string): DraftField {
  const [fact, part] = path.split('.');
  if (fact === 'period') return part === 'start' ? 'start' : 'end';
  return fact as DraftField;
}

function readLines(draft: FactDraft, problems: DraftNotes) {
  const lines = Object.fromEntries(lineFields.map((field) => [field, cleanLine(draft[field])])) as Pick<
    Facts,
    (typeof lineFields)[number]
  >;
  for (const field of lineFields) {
    if (lines[field].length > maximumLineLength) {
      problems[field] =
        `${maximumLineLength}자까지 쓸 수 있어요. 지금 ${lines[field].length.toLocaleString('ko-KR')}자예요.`;
    }
  }
  if (lines.projectName === '') problems.projectName = '사업명을 적어 주세요. 나중에 고칠 수 있어요.';
  if (lines.agency === '') problems.agency = '발주기관을 적어 주세요. 나중에 고칠 수 있어요.';
  if (lines.contactEmail !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(lines.contactEmail)) {
    problems.contactEmail = '전자우편 주소가 아니에요. hong@agency.go.kr처럼 적어 주세요.';
  }
  return lines;
}

function readAmounts(draft: FactDraft, problems: DraftNotes) {
  return Object.fromEntries(
    amountFields.map((field) => {
      const read = readWon(draft[field]);
      if ('won' in read) return [field, read.won];
      problems[field] = read.problem;
      return [field, null];
    }),
  ) as Pick<Facts, (typeof amountFields)[number]>;
}

function readFiscalYears(draft: FactDraft, problems: DraftNotes): Facts['fiscalYears'] {
  const rows = draft.fiscalYears.filter((row) => row.year.trim() !== '' || row.amount.trim() !== '');
  const read = rows.map((row) => {
    const year = Number(row.year.replace(/년$/, ''));
    if (!Number.isInteger(year) || year < 2000 || year > 2100) {
      problems.fiscalYears = '연도는 2027처럼 네 자리로 적어 주세요.';
      return { year: 2000, amount: null };
    }
    const amount = readWon(row.amount);
    if ('problem' in amount) problems.fiscalYears = `${year}년: ${amount.problem}`;
    return { year, amount: 'won' in amount ? amount.won : null };
  });
  const years = read.map((row) => row.year);
  if (!problems.fiscalYears && new Set(years).size < years.length) {
    problems.fiscalYears = '같은 연도가 두 번 있어요. 한 줄로 합쳐 주세요.';
  }
  return read.toSorted((a, b) => a.year - b.year);
}

function readCount(typed: string, problems: DraftNotes): number | null {
  const text = typed.normalize('NFKC').replace(/[\s,]|명$/g, '');
  if (text === '') return null;
  // 12만 is how people say it; the amount reader knows the units, and 0 is allowed here only.
  if (/^0+$/.test(text)) return 0;
  const read = readWon(text);
  if ('won' in read && read.won !== null && read.won <= 1_000_000_000) return read.won;
  problems.personalDataCount = '사람 수를 120,000이나 12만처럼 적어 주세요. 처리하지 않으면 0을 적어 주세요.';
  return null;
}

function readDays(draft: FactDraft, problems: DraftNotes) {
  const day = (field: 'start' | 'end' | 'noticeDate') => {
    const text = draft[field].trim();
    if (text === '') return null;
    if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))) return text;
    problems[field] = '날짜를 2027-03-02처럼 적어 주세요.';
    return null;
  };
  const days = { start: day('start'), end: day('end'), noticeDate: day('noticeDate') };
  if (days.start && days.end && days.end < days.start) {
    problems.end = '완료일이 착수일보다 빨라요. 두 날짜를 확인해 주세요.';
  }
  return days;
}

function oddities(facts: Facts): DraftNotes {
  const hints: DraftNotes = {};
  const { totalBudget, developmentCost, commercialSoftwareCost, fiscalYears, period, noticeDate } = facts;
  const price = estimatedPrice(facts);
  if (totalBudget !== null && price !== null && price > totalBudget) {
    hints.estimatedPrice = '추정가격(VAT 제외)이 총사업비(VAT 포함)보다 커요.';
  }
  if (price !== null && developmentCost !== null && developmentCost > price) {
    hints.developmentCost = '개발비가 추정가격보다 커요. 둘 다 부가가치세를 뺀 금액인지 확인해 주세요.';
  }
  if (totalBudget !== null && commercialSoftwareCost !== null && commercialSoftwareCost > totalBudget) {
    hints.commercialSoftwareCost = '상용SW 구매비가 총사업비보다 커요.';
  }
  const amounts = fiscalYears.map((row) => row.amount);
  if (totalBudget !== null && amounts.length > 0 && amounts.every((amount) => amount !== null)) {
    const sum = amounts.reduce((a, b) => a + b, 0);
    if (sum !== totalBudget) {
      hints.fiscalYears = `연도별 예산의 합(${shortWonText(sum)})이 총사업비(${shortWonText(totalBudget)})와 달라요.`;
    }
  }
  if (noticeDate && period.start && period.start < noticeDate) {
    hints.noticeDate = '공고 예정일이 착수일보다 늦어요. 공고 뒤에 계약하고 착수해요.';
  } else if (noticeDate && period.start && daysBetween(noticeDate, period.start) < 40) {
    hints.noticeDate = '공고부터 착수까지 40일이 안 돼요. 평가와 협상 기간이 들어가는지 확인해 주세요.';
  }
  return hints;
}
