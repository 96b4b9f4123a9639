import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { evidenceFileLimitBytes } from '../../../shared/evidence/evidence';
import type { FileRef } from '../../../shared/ipc/calls';
import { fail, ok } from '../../../shared/ipc/failure';
import { checkFileName } from '../fileName';
import type { FileTokens } from '../fileTokens';
import { listFolder, pickerPlaces, pickerRoots } from '../folderListing';
import type { Host } from '../host';
import type { Handlers } from '../router';

const receivedLimitBytes = evidenceFileLimitBytes;

export type FileHandlers = Pick<
  Handlers,
  | 'file.chooseOpen'
  | 'file.chooseSeveral'
  | 'file.chooseSave'
  | 'file.receive'
  | 'file.inFolder'
  | 'file.showInFolder'
  | 'folder.list'
>;

export function fileHandlers(host: Host, tokens: FileTokens): FileHandlers {
  return {
    'file.chooseOpen': async ({ purpose }) => {
      if (host.dialogs === null) return ok({ file: null, needsPicker: true });
      const chosen = await host.dialogs.chooseOpen(purpose);
      return ok({ file: chosen === null ? null : await readable(chosen, tokens), needsPicker: false });
    },

    'file.chooseSeveral': async ({ purpose }) => {
      if (host.dialogs === null) return ok({ files: [], needsPicker: true });
      const chosen = host.dialogs.chooseSeveral
        ? await host.dialogs.chooseSeveral(purpose)
        : [await host.dialogs.chooseOpen(purpose)].filter((one) => one !== null);
      return ok({
        files: await Promise.all(chosen.map((one) => readable(one, tokens))),
        needsPicker: false,
      });
    },

    'file.chooseSave': async ({ purpose, suggestedName }) => {
      if (host.dialogs === null) return ok({ target: null, needsPicker: true });
      const chosen = await host.dialogs.chooseSave(purpose, suggestedName);
      return ok({ target: chosen === null ? null : tokens.giveTarget(chosen), needsPicker: false });
    },

    'file.receive': async ({ name, base64 }) => {
      if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64) || base64.length % 4 !== 0) {
        return fail({
          type: 'invalidInput',
          problems: [{ path: 'base64', message: '파일 내용을 받지 못했어요. 다시 끌어다 놓아 주세요.' }],
        });
      }
      const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
      if (bytes.length > receivedLimitBytes) {
        return fail({ type: 'fileTooLarge', fileName: name, limitMegabytes: receivedLimitBytes / 1_048_576 });
      }
      return ok(tokens.giveReceived(path.basename(name.replaceAll('\\', '/')) || name, bytes));
    },

    'file.inFolder': async ({ folder, name }) => {
      const found = tokens.folder(folder);
      if (!found.ok) return found;
      const checked = checkFileName(name);
      if (!checked.ok) return checked;
      const file = path.join(found.value, checked.value);
      const exists = await lstat(file).then(
        () => true,
        () => false,
      );
      return ok({ target: tokens.giveTarget(file), exists });
    },

    'file.showInFolder': async ({ file }) => {
      const place = tokens.place(file);
      if (!place.ok) return place;
      return (await host.showInFolder(place.value))
        ? ok(null)
        : fail({ type: 'notAvailableHere', what: '폴더 열기' });
    },

    'folder.list': async ({ folder, purpose }) => {
      // Where the system has its own dialogs the page has no business looking into folders.
      if (host.dialogs !== null) return fail({ type: 'notAvailableHere', what: '폴더 보기' });
      const roots = await pickerRoots();
      const places = await pickerPlaces(roots);
      const asked =
        folder === null
          ? ok(
              firstPlace(
                places.map((place) => place.path),
                roots,
              ),
            )
          : tokens.folder(folder);
      if (!asked.ok) return asked;
      const listing = await listFolder(asked.value, purpose, roots);
      if (!listing.ok) return listing;
      const { path: shown, parent, folders, files, writable } = listing.value;
      return ok({
        folder: tokens.giveFolder(shown),
        displayPath: shown.normalize('NFC'),
        parent: parent === null ? null : tokens.giveFolder(parent),
        places: places.map((place) => tokens.giveFolder(place.path, place.name)),
        folders: folders.map((one) => tokens.giveFolder(one)),
        files: files.map((one) => tokens.giveFile(one.path, one.sizeBytes)),
        writable,
      });
    },
  };
}

/** 문서 first, because that is where office files are. */
function firstPlace(places: readonly string[], roots: readonly string[]): string {
  const documents = places.find((place) => ['Documents', '문서'].includes(path.basename(place)));
  return documents ?? places[0] ?? roots[0] ?? path.parse(process.cwd()).root;
}

async function readable(file: string, tokens: FileTokens): Promise<FileRef> {
  const size = await lstat(file).then(
    (about) => about.size,
    () => null,
  );
  return tokens.giveFile(file, size);
}
