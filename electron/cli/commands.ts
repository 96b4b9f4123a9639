import type { Command } from './command';
import { checkCommand } from './commands/check';
import { contentCommand } from './commands/content';
import { contentPackBuildCommand } from './commands/contentPackBuild';
import { contentPackInstallCommand } from './commands/contentPackInstall';
import { contentPackVerifyCommand } from './commands/contentPackVerify';
import { diagnoseCommand } from './commands/diagnose';
import { evidenceCommand } from './commands/evidence';
import { exportCommand } from './commands/export';
import { fillCommand } from './commands/fill';
import { folderCommand } from './commands/folder';
import { historyCommand } from './commands/history';
import { injectCommand } from './commands/inject';
import { newCommand } from './commands/new';
import { outlineCommand } from './commands/outline';
import { packCommand } from './commands/pack';
import { paperCommand } from './commands/paper';
import { readCommand } from './commands/read';
import { reconcileCommand } from './commands/reconcile';
import { referenceCommand } from './commands/reference';
import { requirementsCommand } from './commands/requirements';
import { restoreCommand } from './commands/restore';
import { sampleCommand } from './commands/sample';
import { showCommand } from './commands/show';
import { statusCommand } from './commands/status';
import { unpackCommand } from './commands/unpack';
import { updateCommand } from './commands/update';
import { verifyCommand } from './commands/verify';

/** In the order of the help. */
export const commands: readonly Command[] = [
  newCommand,
  sampleCommand,
  showCommand,
  exportCommand,
  paperCommand,
  requirementsCommand,
  contentCommand,
  referenceCommand,
  outlineCommand,
  injectCommand,
  updateCommand,
  fillCommand,
  readCommand,
  reconcileCommand,
  checkCommand,
  statusCommand,
  diagnoseCommand,
  verifyCommand,
  historyCommand,
  evidenceCommand,
  restoreCommand,
  packCommand,
  unpackCommand,
  folderCommand,
  contentPackBuildCommand,
  contentPackVerifyCommand,
  contentPackInstallCommand,
];
