import { createHash } from 'node:crypto';
import type { HistoryEntry, Place } from '../../shared/exchange/history';
import type { Operation } from '../../shared/project/operations';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** `count` changes that follow one another, as a journal holds them; after `before` when it is given. */
export function aHistory(
  count: number,
  {
    before = { revision: 0, link: sha256(Buffer.from('baljugil project-1')) },
    who = '시험',
    operations = [{ type: 'answerGate', gate: 'cloudTarget', answer: true }],
  }: { before?: Place; who?: string; operations?: Operation[] } = {},
): { entries: HistoryEntry[]; end: Place } {
  const entries: HistoryEntry[] = [];
  let end = before;
  for (let index = 0; index < count; index++) {
    const record: HistoryEntry['record'] = {
      revision: end.revision + 1,
      previous: end.link,
      at: new Date(Date.UTC(2027, 0, 4, 0, 0, index)).toISOString(),
      who,
      kind: 'do',
      name: `고침 ${index}`,
      operations,
      inverses: [{ type: 'answerGate', gate: 'cloudTarget', answer: null }],
    };
    const line = new Uint8Array(Buffer.from(JSON.stringify(record), 'utf8'));
    end = { revision: record.revision, link: sha256(line) };
    entries.push({ record, link: end.link, line });
  }
  return { entries, end };
}
