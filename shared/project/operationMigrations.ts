/** Takes an operation written under format `from` to what it means under `from + 1`. Pure. */
export interface OperationMigration {
  /** The name of the project migration it goes with. */
  name: string;
  from: number;
  migrate: (operation: Record<string, unknown>) => Record<string, unknown>;
}

// Append only, as the migrations of the project. Needed where an operation's payload holds a part whose shape changes. Both
// orders must agree: the migrated change applied to the migrated project is the migrated outcome of the old one.
export const operationMigrations: readonly OperationMigration[] = [];

/** Operations or inverses of a record as the newest format writes them; what is no list of objects stays as it is. */
export function migrateOperations(
  operations: unknown,
  from: number,
  migrations: readonly OperationMigration[] = operationMigrations,
): unknown {
  const steps = migrations.filter((one) => one.from >= from).sort((a, b) => a.from - b.from);
  if (steps.length === 0 || !Array.isArray(operations)) return operations;
  return operations.map((operation: unknown) =>
    steps.reduce((one, step) => (isObject(one) ? step.migrate(one) : one), operation),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
