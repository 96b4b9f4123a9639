import { useRef } from 'react';

/**
 * A value worked out once per key and then held: what a filter picked stays in view while its items are being changed,
 * so that nothing vanishes from under the hand that changed it.
 */
export function useHeld<T>(key: string, work: () => T): T {
  const held = useRef<{ key: string; value: T } | null>(null);
  if (held.current?.key !== key) held.current = { key, value: work() };
  return held.current.value;
}
