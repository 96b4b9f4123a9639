// npm run -s cli -- <command>: the command line, built first when needed. Standard output belongs to the command.
import path from 'node:path';
import { build, install, root, run } from './tools.mjs';

const prepared = (await install({ quiet: true })) || (await build({ quiet: true }));
// 3 is what the command line answers for "not your fault".
process.exitCode = prepared
  ? 3
  : await run(process.execPath, [path.join(root, 'dist/cli/baljugil.cjs'), ...process.argv.slice(2)], {
      // npm changes into the project's folder; paths on the command line are meant from where the user is.
      cwd: process.env.INIT_CWD ?? process.cwd(),
    });
