/** How wide and high a font is, as parts of its size; enough to guess where lines and pages end. */
export interface FontMetrics {
  /** Hangul, ideographs, full-width signs, ○ □ ※ Ⅰ. */
  full: number;
  digit: number;
  lower: number;
  upper: number;
  space: number;
  /** . , : ( ) · and their like. */
  narrow: number;
  /** Line at single spacing. */
  line: number;
}

/** Widths as fonts of Windows have them (published advance widths and line metrics; not measured in Word by us). */
const known: [names: RegExp, metrics: FontMetrics][] = [
  [
    /^(맑은 고딕|Malgun)/,
    { full: 0.92, digit: 0.551, lower: 0.52, upper: 0.66, space: 0.344, narrow: 0.3, line: 1.33 },
  ],
  [
    /^(나눔고딕|NanumGothic)/,
    { full: 0.94, digit: 0.606, lower: 0.52, upper: 0.651, space: 0.28, narrow: 0.31, line: 1.15 },
  ],
  [
    /^(나눔명조|NanumMyeongjo)/,
    { full: 0.95, digit: 0.537, lower: 0.494, upper: 0.708, space: 0.3, narrow: 0.29, line: 1.15 },
  ],
  [
    /^(바탕|돋움|굴림|함초롬|휴먼명조|Batang|Dotum|Gulim)/,
    { full: 1, digit: 0.55, lower: 0.52, upper: 0.68, space: 0.33, narrow: 0.32, line: 1.15 },
  ],
];
const otherFont: FontMetrics = {
  full: 1,
  digit: 0.56,
  lower: 0.52,
  upper: 0.68,
  space: 0.33,
  narrow: 0.32,
  line: 1.2,
};

export function metricsOf(fontName: string): FontMetrics {
  return known.find(([names]) => names.test(fontName))?.[1] ?? otherFont;
}

function characterWidth(character: string, metrics: FontMetrics): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1100) return code >= 0x2010 && code <= 0x2027 ? metrics.narrow : metrics.full;
  if (code === 0x20 || code === 0xa0) return metrics.space;
  if (code >= 0x30 && code <= 0x39) return metrics.digit;
  if (code >= 0x61 && code <= 0x7a) return metrics.lower;
  if (code >= 0x41 && code <= 0x5a) return metrics.upper;
  return code === 0x25 || code === 0x26 || code === 0x40 ? metrics.full : metrics.narrow;
}

const isHangul = (character: string) =>
  /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]/.test(character);

/**
 * Lines a text takes in a column. A line may end between Hangul syllables and at spaces, never inside a Latin word or before a
 * closing mark. `width` and `size` in the same unit.
 */
export function lineCount(text: string, width: number, size: number, metrics: FontMetrics): number {
  return text.split('\n').reduce((sum, line) => sum + oneParagraph(line, width / size, metrics), 0);
}

function oneParagraph(text: string, width: number, metrics: FontMetrics): number {
  let lines = 1;
  let used = 0;
  // Width since the last place where the line may end.
  let held = 0;
  let before = ' ';
  for (const character of text) {
    const own = characterWidth(character, metrics);
    if (character === ' ') {
      // A space at the end of a line hangs over the edge.
      used += own;
      held = 0;
    } else {
      const mayBreak =
        before === ' ' ||
        ((isHangul(before) || isHangul(character)) && !/[.,)\]}>%’”」』〕〉·:;!?]/.test(character));
      if (mayBreak) held = 0;
      held += own;
      used += own;
      if (used > width) {
        lines += 1;
        used = held;
        // A word longer than the line is cut.
        if (used > width) used = own;
      }
    }
    before = character;
  }
  return lines;
}
