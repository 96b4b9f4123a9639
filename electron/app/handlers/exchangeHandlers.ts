import path from 'node:path';
import type { ExchangePreview, Saved } from '../../../shared/ipc/calls';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import {
  importAsNew,
  importAsReplacement,
  type MakeBackup,
  previewImport,
} from '../../exchange/exchangeImport';
import type { ExchangeWork, TakenFile } from '../../exchange/exchangeWork';
import { evidenceToCarry } from '../../exchange/storedEvidence';
import { readWithHistory } from '../../exchange/storedExchange';
import type { EvidenceFolder } from '../../storage/evidenceFolder';
import { checkPackedSize, projectFileLimitBytes, writeExchangeFile } from '../../storage/projectFiles';
import type { ProjectStore } from '../../storage/projectStore';
import { readFileSafely } from '../../storage/readFileSafely';
import { sha256 } from '../../storage/sha256';
import type { FileTokens } from '../fileTokens';
import type { Host } from '../host';
import type { Handlers } from '../router';

export type ExchangeHandlers = Pick<
  Handlers,
  'exchange.preview' | 'exchange.import' | 'exchange.export' | 'project.import' | 'project.saveCopy'
>;

export interface ExchangeHandlersWork {
  host: Pick<Host, 'dataFolder' | 'version'>;
  store: ProjectStore;
  work: ExchangeWork;
  tokens: FileTokens;
  /** Name written into exported files. */
  savedBy: () => string;
  makeBackup: MakeBackup;
  evidenceOf: (projectId: string) => EvidenceFolder;
}

/** Projects coming and going as files. Opening, comparing and packing are `work`. */
export function exchangeHandlers({
  host,
  store,
  work,
  tokens,
  savedBy,
  makeBackup,
  evidenceOf,
}: ExchangeHandlersWork): ExchangeHandlers {
  const here = { store, dataFolder: host.dataFolder, work, evidenceOf };

  async function opened(
    token: string,
    password: string | undefined,
  ): Promise<Result<{ file: TakenFile; name: string; sha256: string }>> {
    const found = tokens.file(token);
    if (!found.ok) return found;
    const { name } = found.value;
    const bytes =
      'path' in found.value
        ? await readFileSafely(found.value.path, { limitBytes: projectFileLimitBytes })
        : ok(found.value.bytes);
    if (!bytes.ok) return bytes;
    const file = await work.open(bytes.value, name, password);
    return file.ok ? ok({ file: file.value, name, sha256: sha256(bytes.value) }) : file;
  }

  async function exported(
    projectId: string,
    target: string,
    passwords: readonly string[],
  ): Promise<Result<Saved>> {
    const place = tokens.target(target);
    if (!place.ok) return place;
    const read = await readWithHistory(store, host.dataFolder, projectId);
    if (!read.ok) return read;
    const fileName = path.basename(place.value);
    const { project } = read.value.stored;
    const { carried, notes: absent } = await evidenceToCarry(evidenceOf(projectId), project.evidence);
    const size = checkPackedSize(project, fileName, { evidence: carried });
    if (!size.ok) return size;
    const packed = await work.pack(read.value.home, fileName, {
      now: new Date(),
      appVersion: host.version,
      savedBy: savedBy(),
      passwords,
      evidence: carried,
    });
    if (!packed.ok) return packed;
    const written = await writeExchangeFile(place.value, packed.value);
    if (!written.ok) return written;
    const { sizeBytes, sha256: digest } = written.value;
    const notes = [`다시 읽어 확인했어요. 확인값(SHA-256) 앞 8자리: ${digest.slice(0, 8)}`, ...absent];
    if (carried.length > 0)
      notes.push(`증빙 파일 ${carried.length.toLocaleString('ko-KR')}개를 함께 담았어요.`);
    return ok({ file: tokens.giveSaved(place.value, sizeBytes), sizeBytes, sha256: digest, notes });
  }

  return {
    'exchange.preview': async ({ file, password }): Promise<Result<ExchangePreview>> => {
      const read = await opened(file, password);
      return read.ok ? previewImport(read.value.file, read.value.sha256, here) : read;
    },
    'exchange.import': async ({ file, password, as, sha256: previewed, confirmLoss = false }) => {
      const read = await opened(file, password);
      if (!read.ok) return read;
      if (previewed !== undefined && previewed !== read.value.sha256)
        return fail({ type: 'fileChanged', fileName: read.value.name });
      return as === 'new'
        ? importAsNew(read.value.file, here)
        : importAsReplacement(read.value.file, here, { makeBackup, confirmLoss });
    },
    'exchange.export': ({ projectId, target, passwords = [] }) => exported(projectId, target, passwords),
    'project.import': async ({ file }) => {
      const read = await opened(file, undefined);
      if (!read.ok) return read;
      const imported = await importAsNew(read.value.file, here);
      return imported.ok ? ok({ projectId: imported.value.projectId }) : imported;
    },
    'project.saveCopy': ({ projectId, target }) => exported(projectId, target, []),
  };
}
