// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MantineProvider } from '../../../../renderer/ui/kitProvider';
import { MemoField } from '../../../../renderer/ui/MemoField';

describe('메모 칸', () => {
  let root: Root;
  let kept: string[];

  beforeEach(() => {
    vi.useFakeTimers();
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    // happy-dom has no font loading; the kit listens to it to measure the field.
    Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
    const place = document.createElement('div');
    document.body.append(place);
    root = createRoot(place);
    kept = [];
  });
  afterEach(() => {
    act(() => root.unmount());
    document.body.innerHTML = '';
    vi.useRealTimers();
  });

  function show(value = '', more: { limit?: number; isRequired?: boolean } = {}) {
    act(() =>
      root.render(
        <MantineProvider>
          <MemoField
            label="메모"
            value={value}
            limit={more.limit ?? 4_000}
            isRequired={more.isRequired}
            onCommit={(text) => kept.push(text)}
          />
        </MantineProvider>,
      ),
    );
  }
  function field(): HTMLTextAreaElement {
    const found = document.querySelector('textarea');
    if (!found) throw new Error('no field');
    return found;
  }
  function type(text: string) {
    act(() => {
      const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field()), 'value')?.set;
      set?.call(field(), text);
      field().dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
  const compose = (what: 'start' | 'end') =>
    act(() => field().dispatchEvent(new CompositionEvent(`composition${what}`, { bubbles: true })));
  const wait = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));

  test('what is typed is kept within a second after typing stops, as one change', () => {
    show();
    for (const text of ['문', '문서', '문서번호']) {
      type(text);
      wait(300);
    }
    expect(kept).toEqual([]);
    wait(700);
    expect(kept).toEqual(['문서번호']);
  });

  test('nothing is kept in the middle of a syllable, however long it takes', () => {
    show();
    compose('start');
    type('ㅈ');
    wait(5_000);
    type('저');
    wait(5_000);
    expect(kept).toEqual([]);
    compose('end');
    wait(1_000);
    expect(kept).toEqual(['저']);
  });

  test('leaving the field keeps it at once', () => {
    show();
    type('결재 완료');
    act(() => field().dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
    expect(kept).toEqual(['결재 완료']);
  });

  test('a field that goes away hands over what was typed, even mid-syllable', () => {
    show();
    compose('start');
    type('끝');
    act(() => root.render(null));
    expect(kept).toEqual(['끝']);
  });

  test('decomposed Hangul is kept composed', () => {
    show();
    type('감리'.normalize('NFD'));
    wait(1_000);
    expect(kept).toEqual(['감리']);
  });

  test('an undo shows in the field, but never over something unsaved', () => {
    show('처음');
    show('되돌린 글');
    expect(field().value).toBe('되돌린 글');
    type('쓰는 중');
    show('밖에서 바뀜');
    expect(field().value).toBe('쓰는 중');
  });

  test('text beyond the limit stays in the field and says so instead of being cut', () => {
    show('', { limit: 5 });
    type('여섯 글자다');
    wait(2_000);
    expect(kept).toEqual([]);
    expect(field().value).toBe('여섯 글자다');
    expect(document.body.textContent).toContain('5자까지 저장돼요');
  });

  test('a required text is not kept empty', () => {
    show('사유', { isRequired: true });
    type('  ');
    wait(2_000);
    expect(kept).toEqual([]);
  });
});
