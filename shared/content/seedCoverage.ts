import type { Content } from './content';
import { seededItems } from './contentIds';

/** An entry of the inventory of source documents. */
export interface Seed {
  id: string;
  title: string;
}

export interface SeedCoverage {
  /** Content ids by inventory number, each once. */
  carriers: ReadonlyMap<string, readonly string[]>;
  /** Carried by nothing and without a written reason. */
  missing: Seed[];
  /** Given a reason for not being carried although content carries them. */
  needlessReasons: string[];
}

/** Which entries of the inventory the content carries; `reasons` are those written down for what it leaves out. */
export function seedCoverage(
  index: readonly Seed[],
  content: Content,
  reasons: ReadonlyMap<string, string>,
): SeedCoverage {
  const carriers = new Map<string, string[]>();
  for (const { id, seeds } of seededItems(content))
    for (const seed of seeds) {
      const ids = carriers.get(seed) ?? [];
      if (!ids.includes(id)) carriers.set(seed, [...ids, id]);
    }
  return {
    carriers,
    missing: index.filter((one) => !carriers.has(one.id) && !reasons.has(one.id)),
    needlessReasons: [...reasons.keys()].filter((id) => carriers.has(id)),
  };
}

const tableStart = '<!-- 여기부터 npm run docs:coverage가 만들어요. 직접 고치지 마세요. -->';

/** The reasons written by hand in the document: rows `| S-285 | … |` above the generated table. */
export function writtenReasons(document: string): Map<string, string> {
  const [byHand = ''] = document.split(tableStart);
  return new Map(
    [...byHand.matchAll(/^\| (S-\d{3}) \| (.+) \|$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

/** The document with its generated table as the content is now; what is written by hand stays. */
export function coverageDocument(document: string, index: readonly Seed[], content: Content): string {
  const [byHand = ''] = document.split(tableStart);
  const reasons = writtenReasons(document);
  const { carriers, missing } = seedCoverage(index, content, reasons);
  const rows = index.map(({ id, title }) => {
    const ids = carriers.get(id);
    const where = ids ? ids.map((one) => `\`${one}\``).join(', ') : reasons.has(id) ? '위의 까닭' : '없음';
    return `| ${id} | ${title.replaceAll('|', '\\|')} | ${where} |`;
  });
  return [
    `${byHand.trimEnd()}\n`,
    tableStart,
    '',
    `참고자료 목록 ${index.length}건 가운데 내용에 담은 것 ${index.filter((one) => carriers.has(one.id)).length}건, 담지 않은 까닭을 적은 것 ${reasons.size}건, 남은 것 ${missing.length}건.`,
    '',
    '| 번호 | 참고자료의 내용 | 담은 곳 |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
