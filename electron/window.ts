import { existsSync } from 'node:fs';
import path from 'node:path';
import { BrowserWindow, dialog, type FileFilter, screen, shell } from 'electron';
import type { App } from './app/createApp';
import type { Dialogs, FilePurpose } from './app/host';
import { smallestWindow, usualWindow, visiblePlace } from './app/windowPlace';
import { webPreferences } from './security';

/** The one window of the app, shown once its first page is painted. */
export function createWindow(preload: string, isPackaged: boolean): BrowserWindow {
  const window = new BrowserWindow({
    ...usualWindow,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: '발주길잡이',
    autoHideMenuBar: true,
    webPreferences: { ...webPreferences, preload, devTools: !isPackaged },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Puts the window where it was last time, as far as that can be seen, and keeps where it goes. */
export function keepPlace(window: BrowserWindow, { last, moved }: App['window']): void {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const place = visiblePlace(last(), areas);
  if (place) {
    const { isMaximized, ...bounds } = place;
    window.setBounds(bounds);
    // Maximising shows the window, so not before its first page is painted.
    if (isMaximized) window.once('ready-to-show', () => window.maximize());
  }
  const keep = () => {
    if (!window.isMinimized()) moved({ ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  };
  window.on('resize', keep);
  window.on('move', keep);
  window.on('maximize', keep);
  window.on('unmaximize', keep);
}

const filters: Readonly<Record<FilePurpose, FileFilter>> = {
  wordDocument: { name: 'Word 문서', extensions: ['docx'] },
  projectFile: { name: '발주길잡이 사업 파일', extensions: ['baljugil'] },
  spreadsheet: { name: 'Excel 통합 문서', extensions: ['xlsx'] },
};

export function nativeDialogs(window: BrowserWindow): Dialogs {
  return {
    async chooseOpen(purpose) {
      const chosen = await dialog.showOpenDialog(window, {
        title: '열기',
        properties: ['openFile', 'dontAddToRecent'],
        // 한글 and old Word files may be picked too: the app says what to do with them.
        filters: [filters[purpose], { name: '모든 파일', extensions: ['*'] }],
      });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    async chooseSave(purpose, suggestedName) {
      const chosen = await dialog.showSaveDialog(window, {
        title: '저장',
        defaultPath: path.basename(suggestedName),
        properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
        filters: [filters[purpose]],
      });
      return chosen.canceled || !chosen.filePath ? null : chosen.filePath;
    },
    async chooseFolder() {
      const chosen = await dialog.showOpenDialog(window, {
        title: '폴더 고르기',
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
  };
}

export async function showInFolder(file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  shell.showItemInFolder(file);
  return true;
}
