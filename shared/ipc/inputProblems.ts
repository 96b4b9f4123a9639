import type { z } from '../zod';
import type { InputProblem } from './failure';

const maximumProblems = 50;

/** What is wrong with an input, each problem with its place and a Korean sentence; at most fifty. */
export function inputProblems(error: z.ZodError): InputProblem[] {
  return error.issues.slice(0, maximumProblems).map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: sentence(issue),
  }));
}

const typeNames: Readonly<Record<string, string>> = {
  string: '글자',
  number: '숫자',
  int: '정수',
  boolean: '예/아니요(true, false)',
  array: '목록',
  object: '항목 묶음',
  record: '항목 묶음',
};

function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? `빠졌어요. ${typeNames[issue.expected] ?? '값'} 값을 넣어 주세요.`
        : `값의 종류가 달라요. ${typeNames[issue.expected] ?? '알맞은'} 값을 넣어 주세요.`;
    case 'too_big':
      return issue.origin === 'string'
        ? `너무 길어요. ${issue.maximum}자까지 쓸 수 있어요.`
        : issue.origin === 'array'
          ? `너무 많아요. ${issue.maximum}개까지 넣을 수 있어요.`
          : `너무 커요. ${amount(issue.maximum)} 이하여야 해요.`;
    case 'too_small':
      return issue.origin === 'string'
        ? '비어 있어요. 값을 넣어 주세요.'
        : issue.origin === 'array'
          ? `너무 적어요. ${issue.minimum}개 이상 넣어 주세요.`
          : `너무 작아요. ${amount(issue.minimum)} 이상이어야 해요.`;
    case 'invalid_value':
      return `정해진 값이 아니에요. 쓸 수 있는 값: ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return issue.format === 'date'
        ? '날짜가 아니에요. 2027-03-02처럼 써 주세요.'
        : '정해진 형식과 달라요. 다시 확인해 주세요.';
    case 'unrecognized_keys':
      return `모르는 이름이 있어요: ${issue.keys.map((key) => key.slice(0, 40)).join(', ')}`;
    case 'invalid_union':
      return '정해진 모양이 아니에요. 종류와 값을 다시 확인해 주세요.';
    default:
      return '값이 맞지 않아요. 다시 확인해 주세요.';
  }
}

function amount(value: number | bigint): string {
  return value.toLocaleString('ko-KR');
}
