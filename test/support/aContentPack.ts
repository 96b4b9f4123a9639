import { sha256 } from '../../electron/storage/sha256';
import type { RequirementTemplate } from '../../shared/content/content';
import { requirementFile } from '../../shared/content/contentFiles';
import { buildContentPack, type PackLabel } from '../../shared/contentPack/packFile';

export const aLabel: PackLabel = {
  name: '한빛구청 요구사항',
  version: '1.0',
  asOf: '2027-01-04',
  publisher: '한빛구청',
};

/** A pack of requirements, as bytes. */
export function aContentPack(
  templates: readonly RequirementTemplate[],
  label: Partial<PackLabel> = {},
): Uint8Array {
  const files = templates.map((one) => ({
    file: requirementFile(one),
    bytes: new TextEncoder().encode(JSON.stringify(one)),
  }));
  const built = buildContentPack(files, { ...aLabel, ...label }, sha256);
  if (!built.ok) throw new Error(JSON.stringify(built.failure));
  return built.value.bytes;
}
