import { currentFormatVersion, type Project, projectSchema } from '../../shared/project/project';
import { migrateProject } from '../../shared/project/projectMigrations';
import { z } from '../../shared/zod';
import { type Change, changeSchema, hashOf } from './journal';

/** How many changes back 되돌리기 reaches over a restart. */
export const keptChanges = 200;
export const snapshotVersion = 1;

/** A whole project at one revision. */
export interface Snapshot {
  revision: number;
  /** Hash of the journal record that led here. */
  link: string;
  /** ISO instant of the last change. */
  changedAt: string;
  createdAt: string;
  isSample: boolean;
  undo: Change[];
  redo: Change[];
  project: Project;
}

const snapshotSchema = z.object({
  snapshot: z.literal(snapshotVersion),
  revision: z.int().min(0),
  link: z.string().regex(/^[0-9a-f]{64}$/),
  changedAt: z.string(),
  createdAt: z.string(),
  isSample: z.boolean(),
  undo: z.array(changeSchema),
  redo: z.array(changeSchema),
  project: z.unknown(),
});

export function snapshotFileName(revision: number): string {
  return `snapshot-${String(revision).padStart(12, '0')}.json`;
}

export function snapshotRevision(name: string): number | null {
  const found = /^snapshot-(\d{12})\.json$/.exec(name);
  return found ? Number(found[1]) : null;
}

/** Two lines: the SHA-256 of the second, and the JSON. A project that could not be read again is a bug and throws. */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array {
  projectSchema.parse(snapshot.project);
  const json = JSON.stringify({ snapshot: snapshotVersion, ...snapshot });
  return Buffer.from(`${hashOf(json)}\n${json}\n`, 'utf8');
}

export type SnapshotReading =
  | { kind: 'sound'; snapshot: Snapshot }
  | { kind: 'damaged' }
  | { kind: 'newer'; version: number; supported: number };

/** Reads a snapshot of the project `projectId`; anything its hash does not prove is `damaged`. */
export function readSnapshot(bytes: Uint8Array, projectId: string): SnapshotReading {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const json = text.slice(65, -1);
  if (text[64] !== '\n' || text.at(-1) !== '\n' || hashOf(json) !== text.slice(0, 64))
    return { kind: 'damaged' };
  const value: unknown = JSON.parse(json);
  const version = z.object({ snapshot: z.int() }).safeParse(value);
  if (version.success && version.data.snapshot > snapshotVersion)
    return { kind: 'newer', version: version.data.snapshot, supported: snapshotVersion };
  const parsed = snapshotSchema.safeParse(value);
  if (!parsed.success) return { kind: 'damaged' };
  const migrated = migrateProject(parsed.data.project);
  if (migrated.kind === 'newer')
    return { kind: 'newer', version: migrated.version, supported: currentFormatVersion };
  const project = migrated.kind === 'current' ? projectSchema.safeParse(migrated.value) : null;
  if (!project?.success || project.data.id !== projectId) return { kind: 'damaged' };
  const { snapshot: _, ...rest } = parsed.data;
  return { kind: 'sound', snapshot: { ...rest, project: project.data } };
}
