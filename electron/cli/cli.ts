import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { contentDamage, loadContent } from '../app/loadContent';
import { refuseConnections } from '../app/refuseConnections';
import { nodeFileSystem } from '../storage/fileSystem';
import { runCommandLine } from './runCommandLine';

const templatesFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../templates');

refuseConnections();

let outputCode = 0;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader such as `head` may close the pipe before everything is written.
  if (error.code === 'EPIPE') return;
  process.stderr.write(`결과를 출력하지 못했어요. (${error.code})\n`);
  outputCode = 1;
  process.exitCode = 1;
});

void runCommandLine(
  process.argv.slice(2),
  {
    resolve: (file) => path.resolve(file),
    content: () => loadContent(templatesFolder),
    contentDamage: () => contentDamage(templatesFolder),
    now: () => new Date(),
    newId: randomUUID,
    version,
    fileSystem: nodeFileSystem,
  },
  {
    print: (text) => process.stdout.write(`${text}\n`),
    say: (text) => process.stderr.write(`${text}\n`),
  },
).then((code) => {
  // Not process.exit: what is still on its way to a pipe would be cut off.
  process.exitCode = code || outputCode;
});
