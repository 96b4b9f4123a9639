import { type ReactNode, useEffect } from 'react';
import { useSettings } from '../stores/settingsStore';
import { useView } from '../stores/viewStore';
import { DatesProvider, MantineProvider, Notifications, useMantineColorScheme } from '../ui/kitProvider';
import { theme } from './theme';

/** Width in CSS pixels at normal text size below which the stage rail folds to icons. */
const compactBelow = 1500;

/** Gives the page its look and keeps it in step with the user's settings. */
export function ThemeProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      getStyleNonce={() => nonce}
      defaultColorScheme={useSettings.getState().settings.colorScheme}
      colorSchemeManager={schemeFromSettings}
    >
      <FollowSettings />
      <DatesProvider settings={{ locale: 'ko', firstDayOfWeek: 0, weekendDays: [0] }}>
        {children}
      </DatesProvider>
      <Notifications position="bottom-right" limit={4} zIndex={400} />
    </MantineProvider>
  );
}

// The host keeps settings; the page keeps nothing of its own.
const schemeFromSettings = {
  get: () => useSettings.getState().settings.colorScheme,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

function FollowSettings() {
  const { colorScheme, textScale } = useSettings((state) => state.settings);
  const { setColorScheme } = useMantineColorScheme();

  useEffect(() => setColorScheme(colorScheme), [colorScheme, setColorScheme]);

  useEffect(() => {
    document.documentElement.style.fontSize = `${textScale * 100}%`;
    const measure = () => {
      const compact = window.innerWidth / textScale < compactBelow;
      document.documentElement.toggleAttribute('data-compact', compact);
      useView.getState().setCompact(compact);
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [textScale]);

  return null;
}
