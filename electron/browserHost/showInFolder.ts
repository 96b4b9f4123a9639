import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { noDisplayReason } from './openWindow';

/** Opens the system's file manager at a file (absolute path); false when there is no such file or no file manager. */
export async function showInFolder(file: string): Promise<boolean> {
  const isThere = await stat(file).then(
    (about) => about.isFile(),
    () => false,
  );
  if (!isThere || noDisplayReason() !== null) return false;
  return launch(fileManager(file, process.platform));
}

/** Opens a document in the system's program for it; false when there is no such file or no way to. */
export async function openFile(file: string): Promise<boolean> {
  const isThere = await stat(file).then(
    (about) => about.isFile(),
    () => false,
  );
  if (!isThere || noDisplayReason() !== null) return false;
  return launch(fileOpener(file, process.platform));
}

/** Each hands the file over as one argument, without a shell in between. */
export function fileOpener(file: string, platform: NodeJS.Platform): [string, string[]] {
  if (platform === 'win32') return ['explorer.exe', [`"${file}"`]];
  return [platform === 'darwin' ? 'open' : 'xdg-open', [file]];
}

function launch([program, args]: [string, string[]]): Promise<boolean> {
  return new Promise((resolve) => {
    // Explorer splits its argument itself and wants the quotes where they are.
    const opened = spawn(program, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true });
    opened.on('error', () => resolve(false));
    opened.on('spawn', () => {
      opened.unref();
      resolve(true);
    });
  });
}

/** The program and its arguments; only Windows and macOS can also select the file. */
export function fileManager(file: string, platform: NodeJS.Platform): [string, string[]] {
  if (platform === 'win32') return ['explorer.exe', [`/select,"${file}"`]];
  if (platform === 'darwin') return ['open', ['-R', file]];
  return ['xdg-open', [path.dirname(file)]];
}
