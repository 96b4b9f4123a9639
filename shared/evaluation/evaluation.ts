import { z } from '../zod';

/** 배점: at most two decimals, so that sums are exact. */
export const pointsSchema = z
  .number()
  .min(0)
  .max(100)
  .refine(
    (value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6,
    '소수 둘째 자리까지 적어 주세요.',
  );

export const scoringKinds = ['정성', '정량'] as const;

export const evaluationItemSchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** 평가 항목 */
  name: z.string().max(200),
  points: pointsSchema,
  kind: z.enum(scoringKinds),
  /** 평가 내용 */
  content: z.string().max(1_000),
  /** The requirement whose 평가 질문 it came from. */
  requirementId: z.string().max(100).optional(),
});
export type EvaluationItem = z.infer<typeof evaluationItemSchema>;

export const evaluationAreaSchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** 평가 부문 */
  name: z.string().max(200),
  items: z.array(evaluationItemSchema).max(60),
});
export type EvaluationArea = z.infer<typeof evaluationAreaSchema>;

/** 평가표: how proposals are scored. */
export const evaluationSchema = z.strictObject({
  /** 기술능력 평가 배점한도 */
  technicalPoints: pointsSchema,
  /** 입찰가격 평가 배점한도 */
  pricePoints: pointsSchema,
  /** Percent of `technicalPoints` a bidder must reach to negotiate. */
  cutPercent: z.number().min(0).max(100),
  areas: z.array(evaluationAreaSchema).max(30),
});
export type Evaluation = z.infer<typeof evaluationSchema>;

interface EvaluationStart {
  technicalPoints: { value: number };
  pricePoints: { value: number };
  cutPercent: { value: number };
  areas: EvaluationArea[];
}

/** The 평가표 a project starts with, of the content's figures. */
export function startEvaluation(content: EvaluationStart): Evaluation {
  return {
    technicalPoints: content.technicalPoints.value,
    pricePoints: content.pricePoints.value,
    cutPercent: content.cutPercent.value,
    areas: content.areas,
  };
}

const sum = (values: readonly number[]) =>
  Math.round(values.reduce((total, value) => total + value, 0) * 100) / 100;

export function areaPoints(area: Pick<EvaluationArea, 'items'>): number {
  return sum(area.items.map((one) => one.points));
}

export interface EvaluationSums {
  technical: number;
  quantitative: number;
  qualitative: number;
  /** 기술과 가격의 배점한도를 더한 것 */
  total: number;
  /** 협상적격: points of 배점한도, not of the sum written so far. */
  cut: number;
}

export function evaluationSums(evaluation: Evaluation): EvaluationSums {
  const items = evaluation.areas.flatMap((area) => area.items);
  const of = (kind: EvaluationItem['kind']) =>
    sum(items.filter((one) => one.kind === kind).map((one) => one.points));
  return {
    technical: sum(items.map((one) => one.points)),
    quantitative: of('정량'),
    qualitative: of('정성'),
    total: sum([evaluation.technicalPoints, evaluation.pricePoints]),
    cut: Math.round(evaluation.technicalPoints * evaluation.cutPercent) / 100,
  };
}

export interface EvaluationProblem {
  type:
    | 'noItems'
    | 'technicalSum'
    | 'totalSum'
    | 'emptyName'
    | 'zeroPoints'
    | 'repeatedName'
    | 'areaAboveLimit';
  /** The area or item concerned, where it is one. */
  id?: string;
  /** A Korean sentence: what is wrong and what to do. */
  message: string;
}

/** What keeps the 평가표 from being announced, and what deserves a look (`areaAboveLimit`). */
export function evaluationProblems(
  evaluation: Evaluation,
  { areaLimit }: { areaLimit: number },
): EvaluationProblem[] {
  const sums = evaluationSums(evaluation);
  const items = evaluation.areas.flatMap((area) => area.items);
  const problems: EvaluationProblem[] = [];
  if (items.length === 0)
    problems.push({ type: 'noItems', message: '평가 항목이 하나도 없어요. 부문과 항목을 적어 주세요.' });
  else if (sums.technical !== evaluation.technicalPoints)
    problems.push({
      type: 'technicalSum',
      message: `항목 배점의 합이 ${sums.technical}점으로, 기술 배점한도 ${evaluation.technicalPoints}점과 달라요. ${difference(evaluation.technicalPoints - sums.technical)}`,
    });
  if (sums.total !== 100)
    problems.push({
      type: 'totalSum',
      message: `기술과 가격의 배점한도를 더하면 ${sums.total}점이에요. 100점이 되게 맞춰 주세요.`,
    });
  for (const area of evaluation.areas) {
    if (area.name.trim() === '')
      problems.push({ type: 'emptyName', id: area.id, message: '이름이 빈 평가 부문이 있어요.' });
    if (area.items.length > 0 && areaPoints(area) > areaLimit)
      problems.push({
        type: 'areaAboveLimit',
        id: area.id,
        message: `‘${area.name}’ 부문이 ${areaPoints(area)}점이에요. 부문별 상한 ${areaLimit}점(미확인)을 넘는지 지침 원문을 확인해 주세요.`,
      });
    const names = new Set<string>();
    for (const item of area.items) {
      const name = item.name.trim();
      if (name === '')
        problems.push({
          type: 'emptyName',
          id: item.id,
          message: `‘${area.name}’ 부문에 이름이 빈 평가 항목이 있어요.`,
        });
      else if (names.has(name))
        problems.push({
          type: 'repeatedName',
          id: item.id,
          message: `‘${area.name}’ 부문에 ‘${name}’ 항목이 두 번 있어요.`,
        });
      if (item.points === 0)
        problems.push({
          type: 'zeroPoints',
          id: item.id,
          message: `‘${name || '이름 없는 항목'}’ 항목의 배점이 0점이에요.`,
        });
      names.add(name);
    }
  }
  return problems;
}

function difference(missing: number): string {
  const points = Math.abs(Math.round(missing * 100) / 100);
  return missing > 0 ? `${points}점을 더 나눠 주세요.` : `${points}점을 줄여 주세요.`;
}
