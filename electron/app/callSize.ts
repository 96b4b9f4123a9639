import type { CallName } from '../../shared/ipc/calls';

const usualLimit = 8_000_000;
// Dropped files arrive as base64, a third larger than the file.
const limits = new Map<string, number>([['file.receive' satisfies CallName, 96_000_000]]);

/** Most bytes the input of a call may have as JSON, whichever host carries it. */
export function callSizeLimit(name: string): number {
  return limits.get(name) ?? usualLimit;
}

/**
 * Whether the input of a call that did not arrive as JSON is larger than the call may be. Counts the characters of its
 * texts and a few for every value, and stops as soon as it knows; a value that contains itself is too large.
 */
export function isTooLarge(name: string, input: unknown): boolean {
  let left = callSizeLimit(name);
  const waiting: unknown[] = [input];
  while (waiting.length > 0) {
    const value = waiting.pop();
    left -= 8;
    if (typeof value === 'string') left -= value.length;
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) left -= value.byteLength;
    else if (Array.isArray(value)) {
      // Asked before it is walked through: a million holes are quickly made.
      if (value.length > left) return true;
      for (const one of value) waiting.push(one);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) {
        left -= key.length;
        waiting.push(one);
      }
    }
    if (left < 2 * waiting.length) return true;
  }
  return false;
}
