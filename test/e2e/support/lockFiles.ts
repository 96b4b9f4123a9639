import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from './openApp';

/** Where the program keeps a project, on the disk of the test. */
export function projectFolder(app: App, projectId: string): string {
  return path.join(app.folder, 'store/projects', projectId);
}

/** Puts a lock there as a program on another computer leaves it; gives its file. */
export function lockFromElsewhere(app: App, projectId: string): string {
  const file = path.join(projectFolder(app, projectId), 'lock-elsewhere.json');
  const owner = {
    pid: 4_242,
    processStart: '1',
    host: 'GAON-PC-07',
    account: '박바다',
    since: '2026-11-20T00:30:00.000Z',
  };
  writeFileSync(file, JSON.stringify(owner));
  return file;
}

/** Takes every lock away, as somebody who breaks them does. */
export function takeLocksAway(app: App, projectId: string): void {
  const folder = projectFolder(app, projectId);
  for (const name of readdirSync(folder)) if (name.startsWith('lock-')) rmSync(path.join(folder, name));
}
