import { expect, test } from 'vitest';
import { changesSince, revisionAt } from '../../../../shared/history/changesSince';
import { groupByDay, startOfDay } from '../../../../shared/history/groupByDay';
import { historyMatcher, personOf } from '../../../../shared/history/historyFilter';
import { locateChange } from '../../../../shared/history/locateChange';
import type { HistoryRecord } from '../../../../shared/ipc/calls';
import { changePlace, changePlaces } from '../../../../shared/project/changePlace';
import { aProject, aRequirement } from '../../../support/aProject';

function aRecord(revision: number, changes: Partial<HistoryRecord> = {}): HistoryRecord {
  const place = changes.place ?? { area: '요구사항', id: 'csr-1' };
  return {
    revision,
    at: `2026-11-${String(revision).padStart(2, '0')}T03:00:00.000Z`,
    account: 'officer',
    displayName: '김하늘',
    kind: 'do',
    name: 'CSR-003 세부내용 고침',
    operationCount: 1,
    isProven: true,
    places: [place],
    ...changes,
    place,
  };
}

/** Newest first, as the history gives them. */
const records = [
  aRecord(5, { kind: 'undo', name: '사업 정보 고침', place: { area: '사업 정보', id: null } }),
  aRecord(4, { name: '컨테이너 오케스트레이션 명칭 고침', displayName: '박바다', account: 'sea' }),
  aRecord(3, {
    name: '요구사항 2건 추가',
    place: { area: '요구사항', id: null },
    places: [
      { area: '요구사항', id: 'csr-1' },
      { area: '요구사항', id: 'csr-2' },
    ],
  }),
  aRecord(2, { place: { area: '목차·본문', id: 'section-1' } }),
  aRecord(1, { displayName: null }),
];
const revisions = (filter: Parameters<typeof historyMatcher>[0]) =>
  records.filter(historyMatcher(filter)).map((one) => one.revision);

test('without a filter every record is shown', () => {
  expect(revisions({})).toEqual([5, 4, 3, 2, 1]);
});

test('words are found in what was done, also by first consonants and half typed', () => {
  expect(revisions({ text: '오케스트레이션' })).toEqual([4]);
  expect(revisions({ text: 'ㅋㅌㅇㄴ' })).toEqual([4]);
  expect(revisions({ text: '컨테인' })).toEqual([4]);
  expect(revisions({ text: '세부내용 CSR-003' })).toEqual([2, 1]);
  expect(revisions({ text: '박바다' })).toEqual([4]);
});

test('person, kind and place narrow the list together', () => {
  expect(revisions({ person: '김하늘 (officer)' })).toEqual([5, 3, 2]);
  expect(revisions({ person: 'officer' })).toEqual([1]);
  expect(revisions({ kind: 'undo' })).toEqual([5]);
  expect(revisions({ area: '목차·본문' })).toEqual([2]);
  expect(revisions({ ids: ['csr-2'] })).toEqual([3]);
  expect(revisions({ area: '요구사항', person: '박바다 (sea)' })).toEqual([4]);
});

test('a range of days takes its first day in and leaves the day after its last one out', () => {
  expect(revisions({ from: '2026-11-02T03:00:00.000Z', to: '2026-11-04T03:00:00.000Z' })).toEqual([3, 2]);
  const unreadable = historyMatcher({ from: '2026-11-02T00:00:00Z' });
  expect(unreadable(aRecord(9, { at: '' }))).toBe(false);
});

test('an account stands beside the name, and alone where there is no other name', () => {
  expect(personOf({ account: 'officer', displayName: '김하늘' })).toBe('김하늘 (officer)');
  expect(personOf({ account: 'officer', displayName: 'officer' })).toBe('officer');
  expect(personOf({ account: 'officer', displayName: null })).toBe('officer');
});

test('what changed since a point is listed by place, the most changed first', () => {
  const since = changesSince(records, 1);
  expect(since.recordCount).toBe(4);
  expect(since.areas.map(({ area, recordCount }) => [area, recordCount])).toEqual([
    ['사업 정보', 1],
    ['요구사항', 2],
    ['목차·본문', 1],
  ]);
  expect(since.areas[1]?.places.map(({ id, count, last }) => [id, count, last.revision])).toEqual([
    ['csr-1', 2, 4],
    ['csr-2', 1, 3],
  ]);
  expect(changesSince(records, 5)).toEqual({ after: 5, recordCount: 0, areas: [] });
});

test('the revision of an instant is that of the newest record until then', () => {
  expect(revisionAt(records, '2026-11-03T12:00:00.000Z')).toBe(3);
  expect(revisionAt(records, '2026-11-03T03:00:00.000Z')).toBe(3);
  expect(revisionAt(records, '2026-10-01T00:00:00.000Z')).toBe(0);
});

test('records of one day stand together', () => {
  const dayOf = (instant: string) => (instant < '2026-11-03' ? 'first' : 'later');
  expect(groupByDay(records, dayOf).map(({ day, records: own }) => [day, own.length])).toEqual([
    ['later', 3],
    ['first', 2],
  ]);
});

test('a day begins at midnight of this computer', () => {
  expect(startOfDay('2026-11-20')).toBe(new Date(2026, 10, 20).toISOString());
  expect(startOfDay('2026-11-30', 1)).toBe(new Date(2026, 11, 1).toISOString());
  expect(startOfDay('')).toBeNull();
});

test('a change of several requirements names each of them', () => {
  const operations = [{ type: 'removeRequirements' as const, ids: ['a', 'b'] }];
  expect(changePlace(operations)).toEqual({ area: '요구사항', id: null });
  expect(changePlaces(operations)).toEqual([
    { area: '요구사항', id: 'a' },
    { area: '요구사항', id: 'b' },
  ]);
});

test('a place is named as it is called now, and leads there while it exists', () => {
  const card = aRequirement({ id: 'csr-1', categoryCode: 'CSR', number: 3, name: '오케스트레이션' });
  const project = aProject({ requirements: [card] });
  expect(locateChange({ area: '요구사항', id: 'csr-1' }, project, [])).toEqual({
    name: 'CSR-003 오케스트레이션',
    target: { kind: 'requirement', id: 'csr-1' },
  });
  expect(locateChange({ area: '요구사항', id: 'gone' }, project, [])).toEqual({
    name: '지금은 없는 요구사항',
    target: null,
  });
  const [chapter] = project.chapters;
  if (chapter)
    expect(locateChange({ area: '목차·본문', id: chapter.id }, project, [])).toEqual({
      name: chapter.title,
      target: { kind: 'chapter', chapterId: chapter.id },
    });
  expect(locateChange({ area: '사업 전체', id: null }, project, []).target).toBeNull();
});
