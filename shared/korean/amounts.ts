/** Whole won with separators: `1,240,000,000원`. */
export function wonText(won: number): string {
  return `${won.toLocaleString('ko-KR')}원`;
}

/** Won rounded down to 만 for reading: `12억 4,000만 원`; below 만, the exact amount. */
export function shortWonText(won: number): string {
  if (won < 10_000) return `${won.toLocaleString('ko-KR')}원`;
  const units: [number, string][] = [
    [1_000_000_000_000, '조'],
    [100_000_000, '억'],
    [10_000, '만'],
  ];
  let rest = won;
  const parts: string[] = [];
  for (const [size, name] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count.toLocaleString('ko-KR')}${name}`);
  }
  return `${parts.join(' ')} 원`;
}

/** Amount in Hangul as contracts write it: `금일십이억사천만원정`. */
export function hangulWonText(won: number): string {
  // 계약서 관례: 앞자리 ‘일’을 생략하지 않아야 고쳐 쓰기 어렵다.
  const digits = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
  const small = ['', '십', '백', '천'];
  const large = ['', '만', '억', '조', '경'];
  const reversed = String(won).split('').reverse();
  let text = '';
  for (let group = 0; group * 4 < reversed.length; group += 1) {
    let part = '';
    for (let place = 0; place < 4; place += 1) {
      const digit = Number(reversed[group * 4 + place] ?? 0);
      if (digit > 0) part = `${digits[digit]}${small[place]}${part}`;
    }
    if (part) text = `${part}${large[group]}${text}`;
  }
  return `금${text || '영'}원정`;
}

/** Price without VAT from one that includes it, in whole won, rounded down. VAT 10 % (부가가치세법 §30, 미확인). */
export function withoutVat(won: number): number {
  return Math.floor((won * 10) / 11);
}
