import { useEffect } from 'react';
import { api } from '../api';
import { useSettings } from '../stores/settingsStore';

/** How long the window has to be still; a window that is being drawn larger changes with every frame. */
const pause = 500;

/** Tells a host whose window is a browser's where the window is. A move alone is no event: it is told with the next one. */
export function useWindowPlace(): void {
  const isBrowser = useSettings((state) => state.info?.host === 'browser');
  useEffect(() => {
    if (!isBrowser) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const { screenX, screenY, outerWidth, outerHeight, screen } = window;
      const isMaximized = outerWidth >= screen.availWidth && outerHeight >= screen.availHeight;
      void api.call('window.placed', {
        x: screenX,
        y: screenY,
        width: outerWidth,
        height: outerHeight,
        isMaximized,
      });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(tell, pause);
    };
    window.addEventListener('resize', later);
    window.addEventListener('blur', later);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('resize', later);
      window.removeEventListener('blur', later);
    };
  }, [isBrowser]);
}
