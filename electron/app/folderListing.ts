import { constants } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import type { FilePurpose } from './host';

export interface FoundFolder {
  path: string;
  parent: string | null;
  folders: string[];
  files: { path: string; sizeBytes: number }[];
  writable: boolean;
}

export interface Place {
  path: string;
  name: string;
}

/** `null` shows files of every kind. */
const endings: Readonly<Record<FilePurpose, readonly string[] | null>> = {
  wordDocument: ['.docx', '.docm', '.dotx', '.doc', '.hwp', '.hwpx'],
  projectFile: ['.baljugil'],
  contentPack: ['.baljugil-content'],
  spreadsheet: ['.xlsx'],
  evidence: null,
};
const maximumEntries = 2_000;

/** Folders the picker may show: everything below these. */
export async function pickerRoots(): Promise<string[]> {
  if (process.platform === 'win32') {
    const drives = [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);
    return keepFolders([homedir(), ...drives]);
  }
  const mounts = await Promise.all([
    childFolders(path.join('/media', path.basename(homedir()))),
    childFolders(path.join('/run/media', path.basename(homedir()))),
    childFolders('/mnt'),
    childFolders('/Volumes'),
  ]);
  return [homedir(), ...mounts.flat()];
}

/** Where an officer looks first: home, Desktop, Documents, Downloads and what is plugged in. */
export async function pickerPlaces(roots: readonly string[]): Promise<Place[]> {
  const home = homedir();
  const usual: Place[] = [
    { path: home, name: '내 폴더' },
    { path: path.join(home, 'Desktop'), name: '바탕 화면' },
    { path: path.join(home, '바탕화면'), name: '바탕 화면' },
    { path: path.join(home, 'Documents'), name: '문서' },
    { path: path.join(home, '문서'), name: '문서' },
    { path: path.join(home, 'Downloads'), name: '다운로드' },
    { path: path.join(home, '다운로드'), name: '다운로드' },
  ];
  const plugged = roots
    .filter((root) => root !== home)
    .map((root) => ({ path: root, name: path.basename(root) || root }));
  const present = await keepFolders([...usual, ...plugged].map((place) => place.path));
  return [...usual, ...plugged].filter((place) => present.includes(place.path));
}

/**
 * What the picker shows of a folder: its folders, and the files of the purpose. Hidden entries are left out, and so
 * are links that lead out of the roots.
 */
export async function listFolder(
  folder: string,
  purpose: FilePurpose,
  roots: readonly string[],
): Promise<Result<FoundFolder>> {
  const folderName = path.basename(folder).normalize('NFC') || folder;
  const realRoots = await Promise.all(roots.map((root) => realpath(root).catch(() => root)));
  const real = await realpath(folder).catch(() => null);
  if (real === null || !isBelowAny(real, realRoots)) return fail({ type: 'folderNotFound', folderName });
  const entries = await readdir(real, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => error.code ?? '',
  );
  if (typeof entries === 'string') {
    return entries === 'EACCES' || entries === 'EPERM'
      ? fail({ type: 'permissionDenied', fileName: folderName })
      : fail({ type: 'folderNotFound', folderName });
  }

  const wanted = endings[purpose];
  const found: FoundFolder = {
    path: real,
    parent: realRoots.includes(real) ? enclosing(real, realRoots) : path.dirname(real),
    folders: [],
    files: [],
    writable: await access(real, constants.W_OK).then(
      () => true,
      () => false,
    ),
  };
  for (const entry of entries.sort((a, b) =>
    a.name.normalize('NFC').localeCompare(b.name.normalize('NFC'), 'ko'),
  )) {
    if (isHidden(entry.name) || found.folders.length + found.files.length >= maximumEntries) continue;
    const full = path.join(real, entry.name);
    if (entry.isSymbolicLink()) {
      const aim = await realpath(full).catch(() => null);
      if (aim === null || !isBelowAny(aim, realRoots)) continue;
    }
    const about = await stat(full).catch(() => null);
    if (about?.isDirectory()) found.folders.push(full);
    else if (about?.isFile() && (wanted?.includes(path.extname(entry.name).toLowerCase()) ?? true)) {
      found.files.push({ path: full, sizeBytes: about.size });
    }
  }
  return ok(found);
}

/** The folder above a root, when another root contains it (a project folder below home). */
function enclosing(root: string, roots: readonly string[]): string | null {
  const above = path.dirname(root);
  return above !== root && isBelowAny(above, roots) ? above : null;
}

function isBelowAny(file: string, roots: readonly string[]): boolean {
  return roots.some((root) => {
    const inside = path.relative(root, file);
    return (
      inside === '' || (!inside.startsWith(`..${path.sep}`) && inside !== '..' && !path.isAbsolute(inside))
    );
  });
}

function isHidden(name: string): boolean {
  return (
    name.startsWith('.') ||
    name.startsWith('~$') ||
    name === '$RECYCLE.BIN' ||
    name === 'System Volume Information'
  );
}

async function childFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(folder, entry.name));
}

async function keepFolders(folders: string[]): Promise<string[]> {
  const checked = await Promise.all(
    folders.map((folder) =>
      stat(folder).then(
        (about) => about.isDirectory(),
        () => false,
      ),
    ),
  );
  return folders.filter((_, index) => checked[index]);
}
