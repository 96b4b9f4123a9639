import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import type { Choice } from '../../ui';

export type AnswerWord = 'yes' | 'no' | 'unknown';

export const answerChoices: Choice<AnswerWord>[] = [
  { value: 'yes', label: '예', icon: <IconCheck size={16} aria-hidden />, tone: 'brand' },
  { value: 'no', label: '아니오', icon: <IconX size={16} aria-hidden /> },
  { value: 'unknown', label: '모름', icon: <IconQuestionMark size={16} aria-hidden />, tone: 'warning' },
];

export const gateChoices: Choice<AnswerWord>[] = answerChoices.slice(0, 2);

export function answerWord(answer: boolean | null): AnswerWord {
  return answer === null ? 'unknown' : answer ? 'yes' : 'no';
}

export function answerValue(word: AnswerWord): boolean | null {
  return word === 'unknown' ? null : word === 'yes';
}
