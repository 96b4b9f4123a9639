import { IconCompass, IconMoon, IconSun, IconWifiOff } from '@tabler/icons-react';
import { useProject } from '../stores/projectStore';
import { useSettings } from '../stores/settingsStore';
import { frameText, productName } from '../text/frameText';
import { ActionIcon, Menu, Tooltip, useComputedColorScheme } from '../ui';
import { NoticeButton } from './Banners';
import { MainMenu } from './MainMenu';
import { ScreenTabs } from './ScreenTabs';
import styles from './TitleBar.module.css';

export function TitleBar() {
  const isOpen = useProject((state) => state.project !== null);
  return (
    <header className={styles.bar} data-pane tabIndex={-1}>
      <div className={styles.start}>
        <span className={styles.logo} role="img" aria-label={productName}>
          <IconCompass size={18} stroke={2} aria-hidden />
        </span>
        <MainMenu />
      </div>
      {isOpen && <ScreenTabs />}
      <div className={styles.end}>
        <Tooltip label={frameText.offlineWhy} multiline w={280}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the badge explains itself to the keyboard too */}
          <span className={styles.offline} tabIndex={0}>
            <IconWifiOff size={15} aria-hidden />
            {frameText.offline}
          </span>
        </Tooltip>
        <NoticeButton />
        <ColorSchemeMenu />
      </div>
    </header>
  );
}

function ColorSchemeMenu() {
  const shown = useComputedColorScheme();
  const { settings, change } = useSettings();
  const choices = [
    ['light', frameText.light],
    ['dark', frameText.dark],
    ['auto', frameText.followSystem],
  ] as const;
  return (
    <Menu position="bottom-end" shadow="md" withinPortal={false}>
      <Menu.Target>
        <ActionIcon size={32} aria-label={frameText.colorScheme} title={frameText.colorScheme}>
          {shown === 'dark' ? <IconMoon size={18} aria-hidden /> : <IconSun size={18} aria-hidden />}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(([scheme, label]) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={settings.colorScheme === scheme}
            leftSection={<span className={styles.tick}>{settings.colorScheme === scheme ? '✓' : ''}</span>}
            onClick={() => change({ colorScheme: scheme })}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
