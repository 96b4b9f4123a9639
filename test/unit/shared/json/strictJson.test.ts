import { expect, test } from 'vitest';
import { strictJson } from '../../../../shared/json/strictJson';

const read = (text: string) => strictJson(new TextEncoder().encode(text));

test('JSON is read, with or without the mark Windows editors put first', () => {
  expect(read('{"가":[1,"}]\\"["]}')).toEqual({ ok: true, value: { 가: [1, '}]"['] } });
  expect(read('\ufeff{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
});

test('a mistake is told by line and place', () => {
  expect(read('{\n  "a": 1,\n  b\n}')).toEqual({
    ok: false,
    detail: expect.stringMatching(/3번째 줄 \d+번째 글자/u),
  });
  expect(read('{"a":')).toEqual({ ok: false, detail: expect.stringContaining('요.') });
});

test('text of another encoding, nothing, depth without end and prototypes are refused', () => {
  expect(strictJson(new Uint8Array([0x22, 0xb0, 0xa1, 0x22])).ok).toBe(false);
  expect(read('  \n').ok).toBe(false);
  expect(read('['.repeat(64) + ']'.repeat(64)).ok).toBe(true);
  expect(read('['.repeat(65) + ']'.repeat(65)).ok).toBe(false);
  expect(read('['.repeat(1_000_000)).ok).toBe(false);
  expect(read('{"a":{"__proto__":{"x":1}}}').ok).toBe(false);
  expect(read('{"a":{"\\u005f_proto__":{"x":1}}}').ok).toBe(false);
  expect(read('{"a":"__proto__"}').ok).toBe(true);
});
