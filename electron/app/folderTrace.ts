import path from 'node:path';
import { strictJson } from '../../shared/json/strictJson';
import { z } from '../../shared/zod';
import { createFolders, nodeFileSystem } from '../storage/fileSystem';
import { readFileSafely } from '../storage/readFileSafely';
import { replaceFile } from '../storage/replaceFile';

const traceSchema = z.object({
  /** The data folder last used on this PC, absolute. */
  folder: z.string().min(1).max(4_096).refine(path.isAbsolute),
  projectCount: z.int().min(0),
  /** ISO instant. */
  at: z.string(),
});
export type FolderTrace = z.infer<typeof traceSchema>;

const traceFileName = 'trace.json';

/** What was noted in the second place; `null` when there is nothing, or nothing that can be read. */
export async function readTrace(folder: string | null): Promise<FolderTrace | null> {
  if (folder === null) return null;
  const bytes = await readFileSafely(path.join(folder, traceFileName), { limitBytes: 65_536 });
  const json = bytes.ok ? strictJson(bytes.value) : null;
  const parsed = json?.ok ? traceSchema.safeParse(json.value) : null;
  return parsed?.success ? parsed.data : null;
}

/** Notes where the data lies. That it could not is of no consequence now; the next note tries again. */
export async function writeTrace(folder: string | null, trace: FolderTrace): Promise<void> {
  if (folder === null) return;
  await createFolders(nodeFileSystem, folder).catch(() => undefined);
  await replaceFile(path.join(folder, traceFileName), Buffer.from(JSON.stringify(trace)));
}
