import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/** Puts a screen's own figures (`start`) or controls (`end`) into the status bar while the screen is shown. */
export function StatusPart({ side, children }: { side: 'start' | 'end'; children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(`status-${side}`)), [side]);
  return place ? createPortal(children, place) : null;
}
