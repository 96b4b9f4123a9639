import type { Content } from '../../../shared/content/content';
import { packLimitBytes } from '../../../shared/contentPack/packFile';
import { fail, ok, type Result } from '../../../shared/ipc/failure';
import { readFileSafely } from '../../storage/readFileSafely';
import { sha256 as digestOf } from '../../storage/sha256';
import type { ContentPacks, PackFile } from '../contentPacks';
import type { FileTokens } from '../fileTokens';
import type { Handlers } from '../router';

export type ContentPackHandlers = Pick<
  Handlers,
  'contentPack.list' | 'contentPack.preview' | 'contentPack.install' | 'contentPack.remove'
>;

export interface ContentPackWork {
  tokens: FileTokens;
  /** The product's own content; what went wrong with it is the answer to every call. */
  ours: Result<Content>;
  packs: ContentPacks | null;
  /** Called with the content in use from now on. */
  use(content: Result<Content>): void;
}

/** Content packs of this PC: what they would change, putting them on and taking them off. */
export function contentPackHandlers({ tokens, ours, packs, use }: ContentPackWork): ContentPackHandlers {
  const none = () => (ours.ok ? fail({ type: 'noDataFolder' }) : ours);

  async function readFile(token: string): Promise<Result<PackFile>> {
    const found = tokens.file(token);
    if (!found.ok) return found;
    const { name } = found.value;
    if (!('path' in found.value)) return ok({ bytes: found.value.bytes, fileName: name });
    const bytes = await readFileSafely(found.value.path, { limitBytes: packLimitBytes });
    return bytes.ok ? ok({ bytes: bytes.value, fileName: name }) : bytes;
  }

  async function refreshed(from: ContentPacks): Promise<Result<Content>> {
    const { content } = await from.content();
    use(ok(content));
    return ok(content);
  }

  return {
    'contentPack.list': async () => {
      if (!packs) return none();
      const { content, packs: installed, notices } = await packs.content();
      return ok({
        packs: installed.map(({ name, version, asOf, publisher, installedAt, items }) => ({
          ...{ name, version, asOf, publisher, installedAt },
          itemCount: items.length,
          isUsed: content.packs.some((one) => one.name === name),
        })),
        notices,
      });
    },
    'contentPack.preview': async ({ file }) => {
      if (!packs) return none();
      const read = await readFile(file);
      return read.ok ? packs.preview(read.value) : read;
    },
    'contentPack.install': async ({ file, sha256, taken }) => {
      if (!packs) return none();
      const read = await readFile(file);
      if (!read.ok) return read;
      const { bytes, fileName } = read.value;
      if (digestOf(bytes) !== sha256) return fail({ type: 'fileChanged', fileName });
      const installed = await packs.install(read.value, taken);
      return installed.ok ? refreshed(packs) : installed;
    },
    'contentPack.remove': async ({ name }) => {
      if (!packs) return none();
      const removed = await packs.takeOff(name);
      return removed.ok ? refreshed(packs) : removed;
    },
  };
}
