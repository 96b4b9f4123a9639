import {
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleXFilled,
} from '@tabler/icons-react';
import type { Choice } from '../../ui';

export type VerdictWord = '적합' | '부적합' | '점검제외' | '미점검';

const icons: Record<VerdictWord, typeof IconCircleMinus> = {
  적합: IconCircleCheckFilled,
  부적합: IconCircleXFilled,
  점검제외: IconCircleMinus,
  미점검: IconCircleDashed,
};

export function VerdictIcon({ word, size = 16 }: { word: VerdictWord; size?: number }) {
  const Icon = icons[word];
  return <Icon size={size} aria-hidden />;
}

export const verdictChoices: Choice<VerdictWord>[] = [
  { value: '적합', label: '적합', icon: <VerdictIcon word="적합" />, tone: 'success' },
  { value: '부적합', label: '부적합', icon: <VerdictIcon word="부적합" />, tone: 'danger' },
  { value: '점검제외', label: '점검제외', icon: <VerdictIcon word="점검제외" /> },
  { value: '미점검', label: '미점검', icon: <VerdictIcon word="미점검" /> },
];
