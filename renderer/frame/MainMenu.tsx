import { useRef, useState } from 'react';
import { frameText } from '../text/frameText';
import { Menu, Menubar } from '../ui';
import styles from './MainMenu.module.css';
import { useKey } from './useKey';
import { letterMenus, type MenuEntry, useMenus } from './useMenus';

/** 파일(F) … 도움말(H). A chosen command runs after focus is back on its menu's title, so dialogs return there. */
export function MainMenu() {
  const menus = useMenus();
  const [openIndex, setOpenIndex] = useState<number | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const lastOpen = useRef(0);

  const focusTitle = (index: number) =>
    bar.current?.querySelectorAll<HTMLButtonElement>('[data-menu-title]')[index]?.focus();

  const changed = (index: number | null) => {
    setOpenIndex(index);
    if (index !== null) lastOpen.current = index;
    else if (document.activeElement === document.body || document.activeElement?.closest('[role="menu"]')) {
      focusTitle(lastOpen.current);
    }
  };

  useKey((event) => {
    if (event.key === 'F10' && !event.shiftKey && !event.ctrlKey) {
      event.preventDefault();
      focusTitle(0);
    }
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const index = letterMenus.indexOf(event.code.replace(/^Key/, ''));
    if (index < 0) return;
    event.preventDefault();
    focusTitle(index);
    lastOpen.current = index;
    setOpenIndex(index);
  });

  const run = (entry: MenuEntry) => {
    const index = lastOpen.current;
    setOpenIndex(null);
    focusTitle(index);
    // The menu closes first: its focus handling must not fight the dialog the command may open.
    setTimeout(() => entry.run(), 0);
  };

  return (
    <Menubar
      ref={bar}
      aria-label={frameText.menuBar}
      classNames={{ root: styles.bar, target: styles.title }}
      openIndex={openIndex}
      onOpenChange={changed}
    >
      {menus.map((menu) => (
        <Menubar.Menu key={menu.title} shadow="md" withinPortal={false} closeOnItemClick={false}>
          <Menubar.Target data-menu-title>{menu.title}</Menubar.Target>
          <Menubar.Dropdown className={styles.dropdown}>
            {menu.entries.map((entry, at) =>
              entry === 'divider' ? (
                <Menu.Divider key={`divider-${at}`} />
              ) : (
                <Menu.Item
                  key={entry.label}
                  disabled={entry.disabled}
                  role={entry.checked === undefined ? undefined : 'menuitemradio'}
                  aria-checked={entry.checked}
                  leftSection={<span className={styles.tick}>{entry.checked ? '✓' : ''}</span>}
                  rightSection={entry.keys && <span className={styles.keys}>{entry.keys}</span>}
                  onClick={() => run(entry)}
                >
                  {entry.label}
                </Menu.Item>
              ),
            )}
          </Menubar.Dropdown>
        </Menubar.Menu>
      ))}
    </Menubar>
  );
}
