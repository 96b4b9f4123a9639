import { randomBytes } from 'node:crypto';
import { realpath as realpathWithCallback } from 'node:fs';
import { readFile, realpath, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { FolderFacts, Mount, Trial, TrialStep } from '../../shared/dataFolder/folderFacts';
import { mountOf } from '../../shared/dataFolder/folderFindings';
import { recognizeFile } from '../../shared/docx/recognizeFile';
import { fileFailure } from '../storage/fileFailure';
import { createFile, type FileSystem, isErrno, nodeFileSystem, notAsWritten } from '../storage/fileSystem';
import { readFileSafely } from '../storage/readFileSafely';
import { replaceFile } from '../storage/replaceFile';

const trialBytes = 65_536;
/** Longest name with `.baljugil` that Linux takes: 255 bytes, three for each syllable. */
const longName = `${'가'.repeat(82)}.baljugil`;
/** The start of a Word document, which is what security programs go by. */
const documentStart = Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000[Content_Types].xml', 'latin1');

/**
 * What is known of an existing folder, among it what happened when it was written to. The trial leaves nothing behind
 * unless the system refuses to remove it.
 */
export async function examineFolder(
  folder: string,
  { fileSystem = nodeFileSystem }: { fileSystem?: FileSystem } = {},
): Promise<FolderFacts> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform === 'darwin' ? 'mac' : 'linux';
  return {
    path: folder,
    realPath: await realPathOf(folder),
    platform,
    home: homedir(),
    environment: process.env,
    mount: platform === 'linux' ? await mountBelow(folder) : null,
    freeBytes: await statfs(folder).then(
      ({ bavail, bsize }) => bavail * bsize,
      () => null,
    ),
    trial: await tryFolder(fileSystem, folder),
  };
}

// The system's own call: on Windows it names the share behind the letter of a mapped drive.
const nativeRealPath = promisify(realpathWithCallback.native);

async function realPathOf(folder: string): Promise<string> {
  return nativeRealPath(folder).catch(() => realpath(folder).catch(() => folder));
}

async function mountBelow(folder: string): Promise<Mount | null> {
  try {
    const found = mountOf(await realPathOf(folder), await readFile('/proc/self/mountinfo', 'utf8'));
    if (!found) return null;
    const { type, mountPoint, device } = found;
    return { type, mountPoint, isRemovable: await isRemovable(device) };
  } catch (error) {
    if (!isErrno(error)) throw error;
    return null;
  }
}

/** By sysfs, for a device such as `8:17`: the disk says so itself, or it hangs on a USB port. */
async function isRemovable(device: string): Promise<boolean | null> {
  try {
    const place = await realpath(`/sys/dev/block/${device}`);
    if (/\/usb\d/.test(place)) return true;
    for (const one of [place, path.dirname(place)]) {
      const text = await readFile(path.join(one, 'removable'), 'utf8').catch(() => null);
      if (text !== null) return text.trim() === '1';
    }
    return null;
  } catch (error) {
    if (!isErrno(error)) throw error;
    return null;
  }
}

/** Does in the folder what the store will do there: create, write, read back, replace, flush. */
export async function tryFolder(fileSystem: FileSystem, folder: string): Promise<Trial> {
  const place = path.join(folder, `.~${randomBytes(6).toString('hex')}.tmp`);
  const file = path.join(place, 'trial');
  let step: TrialStep = 'create';
  let document: Trial['document'] = null;
  try {
    await fileSystem.createFolder(place);
    step = 'write';
    await createFile(fileSystem, file, randomBytes(trialBytes));
    step = 'rename';
    const bytes = randomBytes(trialBytes);
    const replaced = await replaceFile(file, bytes, { fileSystem });
    if (!replaced.ok) return { failed: { step, failure: replaced.failure }, document };
    step = 'readBack';
    const back = await readFileSafely(file, { limitBytes: 2 * trialBytes, fileSystem });
    if (!back.ok) return { failed: { step, failure: back.failure }, document };
    if (!bytes.equals(back.value)) throw notAsWritten();
    step = 'flush';
    await fileSystem.syncFolder(place);
    step = 'document';
    document = await tryDocument(fileSystem, path.join(place, 'trial.docx'));
    step = 'longName';
    await createFile(fileSystem, path.join(place, longName), bytes);
    return { failed: null, document };
  } catch (error) {
    return { failed: { step, failure: fileFailure(error, folder, 'write', fileSystem) }, document };
  } finally {
    await removeTrial(fileSystem, place);
  }
}

async function tryDocument(fileSystem: FileSystem, file: string): Promise<Trial['document']> {
  const bytes = Buffer.concat([documentStart, randomBytes(2_000)]);
  await createFile(fileSystem, file, bytes);
  const back = await readFileSafely(file, { limitBytes: trialBytes, fileSystem });
  if (!back.ok) return 'changed';
  if (bytes.equals(back.value)) return 'same';
  return recognizeFile(back.value).kind === 'drm' ? 'wrapped' : 'changed';
}

async function removeTrial(fileSystem: FileSystem, place: string): Promise<void> {
  try {
    for (const name of await fileSystem.list(place)) await fileSystem.remove(path.join(place, name));
    await fileSystem.removeFolder(place);
  } catch (error) {
    // What stays is a hidden name of ours, and the step that failed says more than this would.
    if (!isErrno(error)) throw error;
  }
}
