import { setImmediate as nextTurn } from 'node:timers/promises';
import { migrateOperations } from '../../shared/project/operationMigrations';
import type { Project } from '../../shared/project/project';
import {
  currentFormat,
  formatVersionOf,
  migrateTo,
  type ProjectFormat,
} from '../../shared/project/projectFormat';
import { z } from '../../shared/zod';
import { type Change, changeSchema } from './journal';
import { sha256 } from './sha256';

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
  undo: z.array(z.unknown()),
  redo: z.array(z.unknown()),
  project: z.unknown(),
});

export function snapshotFileName(revision: number): string {
  return `snapshot-${String(revision).padStart(12, '0')}.json`;
}

/** Where the last snapshot of an older format stays when its project has gone over to a newer one. */
export function formerSnapshotFileName(revision: number, format: number): string {
  return snapshotFileName(revision).replace('.json', `.format-${format}.json`);
}

export function snapshotRevision(name: string): number | null {
  const found = /^snapshot-(\d{12})\.json$/.exec(name);
  return found ? Number(found[1]) : null;
}

/** Two lines: the SHA-256 of the second, and the JSON. A project that could not be read again is a bug and throws. */
export async function encodeSnapshot(
  snapshot: Snapshot,
  format: ProjectFormat = currentFormat,
): Promise<Uint8Array> {
  if (!format.check(snapshot.project)) throw new Error('a snapshot of something that is no project');
  // Part by part, because what can be undone may hold whole projects: nobody shall wait for all of it at once.
  const { undo, redo, project, ...rest } = snapshot;
  const head = JSON.stringify({ snapshot: snapshotVersion, ...rest }).slice(0, -1);
  const parts = [Buffer.from(`${head},"undo":[`)];
  await writeList(undo, parts);
  parts.push(Buffer.from('],"redo":['));
  await writeList(redo, parts);
  await nextTurn();
  parts.push(Buffer.from(`],"project":${JSON.stringify(project)}}`));
  await nextTurn();
  const json = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(`${sha256(json)}\n`), json, Buffer.from('\n')]);
}

/** Bytes between two turns of the event loop. */
const bytesPerTurn = 1_048_576;

async function writeList(changes: readonly Change[], parts: Buffer[]): Promise<void> {
  let bytes = 0;
  for (const [index, change] of changes.entries()) {
    const part = Buffer.from(`${index === 0 ? '' : ','}${JSON.stringify(change)}`);
    parts.push(part);
    bytes += part.length;
    if (bytes < bytesPerTurn) continue;
    bytes = 0;
    await nextTurn();
  }
}

export type SnapshotReading =
  /** `former` is what lay on disk when that is of an older format. */
  | { kind: 'sound'; snapshot: Snapshot; former: FormerProject | null }
  | { kind: 'damaged' }
  | { kind: 'newer'; version: number; supported: number };

/** A project in the shape of an older format. */
export interface FormerProject {
  format: number;
  project: Record<string, unknown>;
}

/** Reads a snapshot of the project `projectId`; anything its hash does not prove is `damaged`. */
export function readSnapshot(
  bytes: Uint8Array,
  projectId: string,
  format: ProjectFormat = currentFormat,
): SnapshotReading {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const json = text.slice(65, -1);
  if (text[64] !== '\n' || text.at(-1) !== '\n' || sha256(json) !== text.slice(0, 64))
    return { kind: 'damaged' };
  const value: unknown = JSON.parse(json);
  const version = z.object({ snapshot: z.int() }).safeParse(value);
  if (version.success && version.data.snapshot > snapshotVersion)
    return { kind: 'newer', version: version.data.snapshot, supported: snapshotVersion };
  const parsed = snapshotSchema.safeParse(value);
  if (!parsed.success) return { kind: 'damaged' };
  const from = formatVersionOf(parsed.data.project) ?? 1;
  const migrated = migrateTo(format, parsed.data.project);
  if (migrated.kind === 'newer')
    return { kind: 'newer', version: migrated.version, supported: format.version };
  const project = migrated.kind === 'current' ? format.check(migrated.value) : null;
  const undo = changesOf(parsed.data.undo, from, format);
  const redo = changesOf(parsed.data.redo, from, format);
  if (project?.id !== projectId || !undo || !redo) return { kind: 'damaged' };
  const { snapshot: _, ...rest } = parsed.data;
  const former =
    from === format.version
      ? null
      : { format: from, project: parsed.data.project as Record<string, unknown> };
  return { kind: 'sound', snapshot: { ...rest, undo, redo, project }, former };
}

const changesSchema = z.array(changeSchema);

function changesOf(values: unknown[], from: number, format: ProjectFormat): Change[] | null {
  const changes = changesSchema.safeParse(
    from === format.version ? values : values.map((one) => migratedChange(one, from, format)),
  );
  return changes.success ? changes.data : null;
}

function migratedChange(value: unknown, from: number, format: ProjectFormat): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { operations, inverses } = value as Record<string, unknown>;
  const migrations = format.operationMigrations;
  return {
    ...value,
    operations: migrateOperations(operations, from, migrations),
    inverses: migrateOperations(inverses, from, migrations),
  };
}
