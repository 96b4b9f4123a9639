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

const everything: FileFilter = { name: '모든 파일', extensions: ['*'] };
const filters: Readonly<Record<FilePurpose, FileFilter>> = {
  wordDocument: { name: 'Word 문서', extensions: ['docx'] },
  projectFile: { name: '발주길잡이 사업 파일', extensions: ['baljugil'] },
  contentPack: { name: '발주길잡이 내용 묶음', extensions: ['baljugil-content'] },
  spreadsheet: { name: 'Excel 통합 문서', extensions: ['xlsx'] },
  evidence: everything,
};

export function nativeDialogs(window: BrowserWindow): Dialogs {
  async function choose(purpose: FilePurpose, more: 'multiSelections'[]): Promise<string[]> {
    const chosen = await dialog.showOpenDialog(window, {
      title: '열기',
      properties: ['openFile', 'dontAddToRecent', ...more],
      // 한글 and old Word files may be picked too: the app says what to do with them.
      filters: purpose === 'evidence' ? [everything] : [filters[purpose], everything],
    });
    return chosen.canceled ? [] : chosen.filePaths;
  }
  return {
    chooseOpen: async (purpose) => (await choose(purpose, []))[0] ?? null,
    chooseSeveral: (purpose) => choose(purpose, ['multiSelections']),
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

/** Hands a document to the system's program for it. */
export async function openFile(file: string): Promise<boolean> {
  return (await shell.openPath(file)) === '';
}
