import { currentFormatVersion, projectSchema } from '../../shared/project/project';
import { currentFormat, type ProjectFormat } from '../../shared/project/projectFormat';

const mark = '출처: ';
const marked = (card: unknown) => {
  const { source } = card as { source?: unknown };
  return typeof source === 'string' ? { ...(card as object), source: `${mark}${source}` } : card;
};

/** A format after the current one: the source of every requirement begins with a mark, in the project and in payloads. */
export const nextFormat: ProjectFormat = {
  version: currentFormatVersion + 1,
  projectMigrations: [
    ...currentFormat.projectMigrations,
    {
      name: 'MarkSources',
      from: currentFormatVersion,
      migrate: (project) => ({
        ...project,
        requirements: (project.requirements as unknown[]).map(marked),
      }),
    },
  ],
  operationMigrations: [
    ...currentFormat.operationMigrations,
    {
      name: 'MarkSources',
      from: currentFormatVersion,
      migrate: (operation) => {
        if (operation.type === 'editRequirement') return { ...operation, changes: marked(operation.changes) };
        if (operation.type !== 'addRequirements') return operation;
        const items = operation.items as { requirement: unknown }[];
        return {
          ...operation,
          items: items.map((one) => ({ ...one, requirement: marked(one.requirement) })),
        };
      },
    },
  ],
  check(value) {
    const { formatVersion } = value as { formatVersion?: unknown };
    if (formatVersion !== currentFormatVersion + 1) return null;
    const read = projectSchema.safeParse({ ...(value as object), formatVersion: currentFormatVersion });
    if (!read.success || read.data.requirements.some((one) => !one.source.startsWith(mark))) return null;
    return { ...read.data, formatVersion: formatVersion as typeof currentFormatVersion };
  },
};
