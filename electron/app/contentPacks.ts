import type { Content } from '../../shared/content/content';
import { contentProblem } from '../../shared/content/contentProblem';
import { affectedRequirements } from '../../shared/contentPack/affectedRequirements';
import { applyPacks, type InstalledPack } from '../../shared/contentPack/applyPacks';
import { overlayContent } from '../../shared/contentPack/overlayContent';
import { type ChangesAsked, chosenItems, packChanges } from '../../shared/contentPack/packChanges';
import { type ContentPack, openContentPack } from '../../shared/contentPack/packFile';
import { packItemKey } from '../../shared/contentPack/packItem';
import { packProblem, versionProblem } from '../../shared/contentPack/packProblem';
import { compareVersions } from '../../shared/contentPack/packVersion';
import type { PackPreview } from '../../shared/ipc/calls';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import type { Project } from '../../shared/project/project';
import type { InstalledPacks } from '../storage/installedPacks';
import { sha256 } from '../storage/sha256';

export interface PackFile {
  bytes: Uint8Array;
  fileName: string;
}

export interface ContentPacks {
  /** The product's content with what is installed over it, and Korean sentences about what could not be used. */
  content(): Promise<{ content: Content; packs: InstalledPack[]; notices: string[] }>;
  preview(file: PackFile): Promise<Result<PackPreview>>;
  /** `taken`: keys of changes, or all of them. A dry run answers what would be done. */
  install(
    file: PackFile,
    taken: readonly string[] | 'all',
    options?: { isDryRun?: boolean },
  ): Promise<Result<PackPreview & { taken: string[] }>>;
  takeOff(name: string): Promise<Result<null>>;
}

/** Content packs over the product's own content `ours`. `projects` are those on this PC that can be read. */
export function contentPacks(
  ours: Content,
  installed: InstalledPacks,
  projects: () => Promise<Project[]>,
): ContentPacks {
  async function content() {
    const { packs, notices } = await installed.read();
    const { content, setAside } = applyPacks(ours, packs);
    const aside = setAside.map(
      (name) =>
        `내용 묶음 ‘${name}’은 이 프로그램의 내용과 맞지 않아 쓰지 않고 두었어요. 만든 곳에서 새 판을 받아 주세요.`,
    );
    return { content, packs, notices: [...notices, ...aside] };
  }

  interface Looked {
    pack: ContentPack;
    asked: ChangesAsked;
    preview: PackPreview;
  }

  async function look({ bytes, fileName }: PackFile): Promise<Result<Looked>> {
    const opened = openContentPack(bytes, fileName, sha256);
    if (!opened.ok) return opened;
    const pack = opened.value;
    const problem = packProblem(ours, pack.items);
    if (problem) return fail({ type: 'packContradicts', fileName, ...problem });
    const { content: current, packs } = await content();
    const before = packs.find((one) => one.name === pack.name);
    const digest = sha256(bytes);
    if (before && before.sha256 !== digest && compareVersions(pack.version, before.version) <= 0) {
      const { name, version } = pack;
      return fail({ type: 'packOlder', name, version, installed: before.version });
    }
    const base = applyPacks(
      ours,
      packs.filter((one) => one !== before),
    ).content;
    const asked = { current, base, installed: before?.items ?? [], offered: pack.items };
    const changes = packChanges(asked);
    const ids = changes.flatMap((one) => (one.kind === 'requirement' ? [one.id] : []));
    const { items: _, ...label } = pack;
    const affected = ids.length === 0 ? [] : affectedRequirements(await projects(), new Set(ids));
    return ok({
      pack,
      asked,
      preview: {
        ...label,
        sha256: digest,
        installedVersion: before?.version ?? null,
        changes,
        affected,
      },
    });
  }

  return {
    content,
    preview: async (file) => {
      const looked = await look(file);
      return looked.ok ? ok(looked.value.preview) : looked;
    },
    async install(file, taken, { isDryRun = false } = {}) {
      const looked = await look(file);
      if (!looked.ok) return looked;
      const { pack, asked, preview } = looked.value;
      const { fileName } = file;
      const known = new Set(preview.changes.map((one) => one.key));
      const offered = new Set(pack.items.map(packItemKey));
      const keys = taken === 'all' ? [...known] : taken;
      const items = keys.filter((key) => !known.has(key) && !offered.has(key));
      if (items.length > 0) return fail({ type: 'packItemUnknown', fileName, items });
      const chosen = chosenItems(asked, new Set(keys));
      const fresh = chosen.taken.filter((one) => known.has(packItemKey(one)));
      const problem =
        versionProblem(asked.current, fresh) ??
        contentProblem(overlayContent(asked.base, [...chosen.taken, ...chosen.kept]));
      if (problem) return fail({ type: 'packContradicts', fileName, ...problem });
      const written = isDryRun
        ? ok(null)
        : await installed.add(pack, file.bytes, {
            taken: chosen.taken.map(packItemKey),
            kept: chosen.kept.map(packItemKey),
          });
      return written.ok ? ok({ ...preview, taken: keys.filter((key) => known.has(key)) }) : written;
    },
    takeOff: (name) => installed.takeOff(name),
  };
}
