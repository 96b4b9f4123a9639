import type { Command } from './command';
import { checkCommand } from './commands/check';
import { diagnoseCommand } from './commands/diagnose';
import { exportCommand } from './commands/export';
import { injectCommand } from './commands/inject';
import { newCommand } from './commands/new';
import { requirementsCommand } from './commands/requirements';
import { sampleCommand } from './commands/sample';
import { showCommand } from './commands/show';
import { statusCommand } from './commands/status';

/** In the order of the help. */
export const commands: readonly Command[] = [
  newCommand,
  sampleCommand,
  showCommand,
  exportCommand,
  requirementsCommand,
  injectCommand,
  checkCommand,
  statusCommand,
  diagnoseCommand,
];
