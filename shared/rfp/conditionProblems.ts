import { type FactName, factsSchema } from '../project/facts';
import { z } from '../zod';
import type { Condition } from './condition';

type FactKind =
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'choices'; values: readonly string[] }
  | { kind: 'number' | 'yesNo' | 'text' | 'compound' };

/** What can be asked of a fact, read from the shape of the facts themselves. */
export function factKind(fact: FactName): FactKind {
  const shape: z.ZodType = factsSchema.shape[fact];
  const inner = shape instanceof z.ZodNullable ? shape.unwrap() : shape;
  if (inner instanceof z.ZodEnum) return { kind: 'choice', values: inner.options.map(String) };
  if (inner instanceof z.ZodArray && inner.element instanceof z.ZodEnum)
    return { kind: 'choices', values: inner.element.options.map(String) };
  if (inner instanceof z.ZodNumber) return { kind: 'number' };
  if (inner instanceof z.ZodBoolean) return { kind: 'yesNo' };
  if (inner instanceof z.ZodString) return { kind: 'text' };
  return { kind: 'compound' };
}

/** Why a condition can never be meant as it is written: a value the fact does not take, or nothing to decide. */
export function conditionProblems(condition: Condition): string[] {
  if ('all' in condition) return groupProblems('all', condition.all);
  if ('any' in condition) return groupProblems('any', condition.any);
  if ('not' in condition) return conditionProblems(condition.not);
  const { fact } = condition;
  if ('known' in condition) return [];
  const type = factKind(fact);
  if ('atLeast' in condition)
    return type.kind === 'number' ? [] : [`‘${fact}’ 값은 수가 아니어서 atLeast로 물을 수 없습니다.`];
  if ('includes' in condition) {
    if (type.kind !== 'choices')
      return [`‘${fact}’ 값은 여럿을 고르는 목록이 아니어서 includes로 물을 수 없습니다.`];
    return unknownValue(fact, condition.includes, type.values);
  }
  if (type.kind === 'choice')
    return typeof condition.is === 'string'
      ? unknownValue(fact, condition.is, type.values)
      : [`‘${fact}’ 값은 예·아니요가 아닙니다.`];
  if (type.kind === 'yesNo')
    return typeof condition.is === 'boolean' ? [] : [`‘${fact}’ 값은 true나 false로 물어야 합니다.`];
  if (type.kind === 'text')
    return typeof condition.is === 'string' ? [] : [`‘${fact}’ 값은 예·아니요가 아닙니다.`];
  return [`‘${fact}’ 값은 is로 물을 수 없습니다.`];
}

function groupProblems(name: string, conditions: readonly Condition[]): string[] {
  return conditions.length === 0 ? [`${name} 안에 조건이 없습니다.`] : conditions.flatMap(conditionProblems);
}

function unknownValue(fact: FactName, value: string, values: readonly string[]): string[] {
  return values.includes(value)
    ? []
    : [`‘${fact}’ 값에 ‘${value}’ 항목이 없습니다 (쓸 수 있는 값: ${values.join(', ')}).`];
}
