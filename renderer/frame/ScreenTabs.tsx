import {
  IconClipboardCheck,
  IconFileText,
  IconHelpHexagon,
  IconHistory,
  IconListDetails,
  IconScoreboard,
  IconZoomCheck,
} from '@tabler/icons-react';
import { type Screen, screens, useView } from '../stores/viewStore';
import { frameText, screenNames } from '../text/frameText';
import { UnstyledButton } from '../ui';
import styles from './ScreenTabs.module.css';

const icons: Record<Screen, typeof IconFileText> = {
  writing: IconFileText,
  evaluation: IconScoreboard,
  lifecycle: IconListDetails,
  diagnosis: IconHelpHexagon,
  audit: IconZoomCheck,
  finalInspection: IconClipboardCheck,
  history: IconHistory,
};

/** Which of the project's screens fills the main area. */
export function ScreenTabs() {
  const { screen, go } = useView();
  return (
    <nav className={styles.tabs} aria-label={frameText.screens}>
      {screens.map((name) => {
        const Icon = icons[name];
        return (
          <UnstyledButton
            key={name}
            className={styles.tab}
            aria-current={screen === name ? 'page' : undefined}
            onClick={() => go(name)}
          >
            <Icon size={17} aria-hidden />
            {screenNames[name]}
          </UnstyledButton>
        );
      })}
    </nav>
  );
}
