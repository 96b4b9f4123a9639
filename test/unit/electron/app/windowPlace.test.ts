import { expect, test } from 'vitest';
import { visiblePlace } from '../../../../electron/app/windowPlace';

const office = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 1280, height: 984 };
const at = (x: number, y: number, width = 1400, height = 900) => ({
  x,
  y,
  width,
  height,
  isMaximized: false,
});

test('a window that can be seen whole stays where it was', () => {
  expect(visiblePlace(at(100, 50), [office])).toEqual(at(100, 50));
  expect(visiblePlace({ ...at(100, 50), isMaximized: true }, [office])).toEqual({
    ...at(100, 50),
    isMaximized: true,
  });
});

test('a window on a screen that is gone comes to the one that is there', () => {
  expect(visiblePlace(at(2_000, 40, 1_200), [office])).toEqual(at(720, 40, 1_200));
  expect(visiblePlace(at(-5_000, -5_000), [office])).toEqual(at(0, 0));
});

test('a window half out of sight is moved, one too large is made smaller', () => {
  expect(visiblePlace(at(1_500, 900), [office])).toEqual(at(520, 140));
  expect(visiblePlace(at(0, 0, 4_000, 3_000), [office])).toEqual(at(0, 0, 1_920, 1_040));
});

test('of two screens the one that shows most of it keeps it', () => {
  expect(visiblePlace(at(1_700, 20, 1_100), [office, second])).toEqual(at(1_920, 20, 1_100));
});

test('a window smaller than the program can be is made as large as it must', () => {
  expect(visiblePlace(at(10, 10, 200, 100), [office])).toEqual(at(10, 10, 1_024, 640));
  expect(visiblePlace(at(0, 0, 200, 100), [{ x: 0, y: 0, width: 800, height: 600 }])).toEqual(
    at(0, 0, 800, 600),
  );
});

test('without a last place or a screen there is none', () => {
  expect(visiblePlace(null, [office])).toBeNull();
  expect(visiblePlace(at(0, 0), [])).toBeNull();
});
