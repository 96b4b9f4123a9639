import { beforeEach, expect, test } from 'vitest';
import { useNotices } from '../../../../renderer/stores/noticeStore';

beforeEach(() => useNotices.setState({ notices: [] }));

const told = () =>
  useNotices.getState().notices.map(({ title, times, isDismissed }) => [title, times, isDismissed]);

test('a notice stays until it is dismissed, and can be read after that', () => {
  const { add, dismiss } = useNotices.getState();
  add('알려 드려요', ['자동 백업을 하지 못했어요.']);
  expect(told()).toEqual([['알려 드려요', 1, false]]);
  dismiss(useNotices.getState().notices[0]?.id ?? 0);
  expect(told()).toEqual([['알려 드려요', 1, true]]);
});

test('the same thing told again is one notice, which is new again', () => {
  const { add, dismissAll } = useNotices.getState();
  add('알려 드려요', ['가']);
  add('알려 드려요', ['나']);
  dismissAll();
  add('알려 드려요', ['가']);
  expect(useNotices.getState().notices.map((one) => [one.lines[0], one.times, one.isDismissed])).toEqual([
    ['가', 2, false],
    ['나', 1, true],
  ]);
  expect(new Set(useNotices.getState().notices.map((one) => one.id)).size).toBe(2);
});
