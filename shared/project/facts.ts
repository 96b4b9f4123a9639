import { z } from '../zod';

// The names and values in this file travel inside users' project files: add, never rename.

export const agencyTypes = ['국가', '지방', '공공기관'] as const;
export const contractMethods = [
  '협상에 의한 계약',
  '2단계 경쟁입찰',
  '적격심사',
  '수의계약',
  '디지털서비스 이용계약',
] as const;
export const projectTypes = ['구축형', '유지관리형', '물품·상용SW형', 'ISP·컨설팅형'] as const;
/** 3층위: 인프라(컨테이너화) · 애플리케이션(MSA) · 운영 현대화. Source: 시드 003 사업 유형 3층위. */
export const layers = ['인프라', '애플리케이션', '운영'] as const;
export const networkTypes = ['업무망', '인터넷망', '업무망·인터넷망 분리'] as const;
export const deployments = ['민간 클라우드', '공공 클라우드', '온프레미스', '하이브리드'] as const;

/** Largest amount in won the arithmetic and the tables are made for (10조 원). */
export const maximumAmount = 10_000_000_000_000;
/** Longest single-line fact in characters (UTF-16 units). */
export const maximumLineLength = 200;

const line = z.string().max(maximumLineLength);
const won = z.int().min(1).max(maximumAmount);
/** Calendar day `YYYY-MM-DD`; the product has no times of day in a project's facts. */
export const daySchema = z.iso.date();

/**
 * What the officer knows about the project. Everything but the two names may be unknown (`null`, or empty text).
 * Amounts are whole won; totalBudget includes VAT, estimatedPrice and developmentCost exclude it.
 */
export const factsSchema = z.strictObject({
  /** 사업명 */
  projectName: line.min(1),
  /** 발주기관 */
  agency: line.min(1),
  /** 기관 유형: decides the contract law (국가계약법 · 지방계약법 · 공공기관 계약사무규칙). */
  agencyType: z.enum(agencyTypes).nullable(),
  department: line,
  contactName: line,
  contactPhone: line,
  contactEmail: line,
  /** 총사업비, 원, VAT 포함 */
  totalBudget: won.nullable(),
  /** 추정가격, 원, VAT 제외. `null` means "derive from totalBudget". */
  estimatedPrice: won.nullable(),
  /** 소프트웨어 개발비, 원, VAT 제외 */
  developmentCost: won.nullable(),
  /** 상용SW 구매비, 원, VAT 포함 */
  commercialSoftwareCost: won.nullable(),
  /** 연도별 예산. More than one year means 차년도 예산을 포함한 장기계속·계속비 사업. */
  fiscalYears: z.array(z.strictObject({ year: z.int().min(2000).max(2100), amount: won.nullable() })).max(10),
  period: z.strictObject({ start: daySchema.nullable(), end: daySchema.nullable() }),
  /** 입찰공고 예정일 */
  noticeDate: daySchema.nullable(),
  contractMethod: z.enum(contractMethods).nullable(),
  projectType: z.enum(projectTypes),
  layers: z.array(z.enum(layers)).max(3),
  /** 대상 시스템 */
  targetSystem: line,
  /** 대국민 서비스 여부 */
  isPublicFacing: z.boolean().nullable(),
  /** 처리하는 개인정보의 정보주체 수(명). 0 means none. */
  personalDataCount: z.int().min(0).max(1_000_000_000).nullable(),
  networkType: z.enum(networkTypes).nullable(),
  deployment: z.enum(deployments).nullable(),
});
export type Facts = z.infer<typeof factsSchema>;
export type FactName = keyof Facts;

/** Facts for a project of which only the two names are known. */
export function blankFacts(names: { projectName: string; agency: string }): Facts {
  return {
    ...names,
    agencyType: null,
    department: '',
    contactName: '',
    contactPhone: '',
    contactEmail: '',
    totalBudget: null,
    estimatedPrice: null,
    developmentCost: null,
    commercialSoftwareCost: null,
    fiscalYears: [],
    period: { start: null, end: null },
    noticeDate: null,
    contractMethod: null,
    projectType: '구축형',
    layers: [],
    targetSystem: '',
    isPublicFacing: null,
    personalDataCount: null,
    networkType: null,
    deployment: null,
  };
}
