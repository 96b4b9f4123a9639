import { userInfo } from 'node:os';
import type { Tracking } from '../../shared/docx/revisions';
import { localDay } from '../../shared/korean/days';
import type { Facts } from '../../shared/project/facts';
import type { Arguments, CommandFlag, CommandOption, Context } from './command';

export const trackedFlag: CommandFlag = {
  name: 'tracked',
  description: 'Word의 변경 내용 추적으로 넣어요. 문서를 받은 사람이 적용하거나 취소할 수 있어요.',
};

export const authorOption: CommandOption = {
  name: 'author',
  value: '이름',
  description: '--tracked로 넣은 사람. 적지 않으면 사업의 담당자나 이 컴퓨터의 계정 이름이에요.',
};

/** What is wrong with these options, a Korean sentence. */
export function trackingMisuse({ options, flags }: Arguments): string | null {
  return options.author !== undefined && !flags.has('tracked')
    ? '--author는 --tracked와 함께 써 주세요.'
    : null;
}

/** How changes are tracked; undefined when they are not. */
export function askedTracking(
  { options, flags }: Arguments,
  facts: Partial<Pick<Facts, 'projectName' | 'contactName'>> | null,
  context: Context,
): Tracking | undefined {
  if (!flags.has('tracked')) return undefined;
  const now = context.now();
  return {
    author: options.author || facts?.contactName || userInfo().username,
    at: now.toISOString(),
    origin: { projectName: facts?.projectName || null, asOf: localDay(now) },
  };
}
