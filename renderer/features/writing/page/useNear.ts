import { type RefObject, useEffect, useState } from 'react';

const listeners = new WeakMap<Element, (near: boolean) => void>();
let observer: IntersectionObserver | null = null;

/** Whether an element is on screen or within about a screen of it. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const observed = element.current;
    if (!observed) return;
    observer ??= new IntersectionObserver(
      (entries) => {
        for (const entry of entries) listeners.get(entry.target)?.(entry.isIntersecting);
      },
      // The page scrolls inside the window, so the margin is the scroller's.
      { scrollMargin: '900px 0px' },
    );
    listeners.set(observed, setNear);
    observer.observe(observed);
    return () => {
      listeners.delete(observed);
      observer?.unobserve(observed);
    };
  }, [element]);
  return near;
}
