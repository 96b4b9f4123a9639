import type { MenuItemConstructorOptions } from 'electron';

/**
 * The system menu. The page draws its own, so this one is hidden on Windows and Linux and only carries what the page
 * cannot do: zoom and, while developing, the tools. macOS needs its two standard menus for copy, paste and quit.
 */
export function menuTemplate(platform: NodeJS.Platform, isPackaged: boolean): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom', label: '기본 크기' },
    { role: 'zoomIn', label: '크게' },
    { role: 'zoomOut', label: '작게' },
    { role: 'togglefullscreen', label: '전체 화면' },
  ];
  if (!isPackaged) view.push({ role: 'toggleDevTools', label: '개발자 도구' });
  const shown: MenuItemConstructorOptions[] = [{ label: '보기', submenu: view }];
  return platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, ...shown] : shown;
}
