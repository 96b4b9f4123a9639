import type { WindowPlace } from '../storage/settings';

/** Part of the desktop, in device-independent pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the window is at first, and never smaller than. */
export const usualWindow = { width: 1366, height: 860 };
export const smallestWindow = { width: 1024, height: 640 };

/**
 * Where a window that was once at `saved` can be seen whole now: on the screen it overlaps most, or else on the first;
 * moved and made smaller as far as needed. `null` without a place or a screen.
 */
export function visiblePlace(saved: WindowPlace | null, areas: readonly Area[]): WindowPlace | null {
  const [first] = areas;
  if (!saved || !first) return null;
  const area = areas.reduce((best, one) => (overlap(saved, one) > overlap(saved, best) ? one : best), first);
  const width = Math.min(Math.max(saved.width, smallestWindow.width), area.width);
  const height = Math.min(Math.max(saved.height, smallestWindow.height), area.height);
  return {
    x: Math.min(Math.max(saved.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(saved.y, area.y), area.y + area.height - height),
    width,
    height,
    isMaximized: saved.isMaximized,
  };
}

function overlap(one: Area, other: Area): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}
