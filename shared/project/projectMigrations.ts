import { currentFormatVersion } from './project';

/** Takes a project of `from` to the shape of `from + 1`. Pure: the old value stays as it is. */
export interface ProjectMigration {
  /** Says what changes, for example `AddMarks`. */
  name: string;
  from: number;
  migrate: (project: Record<string, unknown>) => Record<string, unknown>;
}

// Append only. A shipped migration is never edited: someone's file already went through it.
export const projectMigrations: readonly ProjectMigration[] = [
  { name: 'AddEvidence', from: 1, migrate: (project) => ({ ...project, evidence: [] }) },
];

export type MigratedProject =
  /** Of the current version, its shape not checked yet. */
  | { kind: 'current'; value: Record<string, unknown> }
  | { kind: 'newer'; version: number }
  /** No version can be read from it. */
  | { kind: 'unrecognised' };

/** Brings a project read from a file or a snapshot to the current version, one migration after the other. */
export function migrateProject(
  value: unknown,
  migrations: readonly ProjectMigration[] = projectMigrations,
  current: number = currentFormatVersion,
): MigratedProject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { kind: 'unrecognised' };
  let project = value as Record<string, unknown>;
  const version = project.formatVersion;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
    return { kind: 'unrecognised' };
  if (version > current) return { kind: 'newer', version };
  for (let from = version; from < current; from++) {
    const step = migrations.find((one) => one.from === from);
    if (!step) return { kind: 'unrecognised' };
    project = { ...step.migrate(project), formatVersion: from + 1 };
  }
  return { kind: 'current', value: project };
}
