import { type OperationMigration, operationMigrations } from './operationMigrations';
import { currentFormatVersion, type Project, projectSchema } from './project';
import {
  type MigratedProject,
  migrateProject,
  type ProjectMigration,
  projectMigrations,
} from './projectMigrations';

/** The shape of a project this program writes, and how those of earlier programs come to it. */
export interface ProjectFormat {
  version: number;
  projectMigrations: readonly ProjectMigration[];
  operationMigrations: readonly OperationMigration[];
  /** The value when it is a project of this very version. */
  check(value: unknown): Project | null;
}

export const currentFormat: ProjectFormat = {
  version: currentFormatVersion,
  projectMigrations,
  operationMigrations,
  check(value) {
    const project = projectSchema.safeParse(value);
    return project.success ? project.data : null;
  },
};

/** Brings a project of any version to the format, its shape not checked yet. */
export function migrateTo(format: ProjectFormat, value: unknown): MigratedProject {
  return migrateProject(value, format.projectMigrations, format.version);
}

/** The version a project says it has; `null` when it says none. */
export function formatVersionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('formatVersion' in value)) return null;
  return typeof value.formatVersion === 'number' ? value.formatVersion : null;
}
