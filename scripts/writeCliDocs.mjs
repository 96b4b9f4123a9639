// Writes docs/cli.md from the command definitions.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './tools.mjs';
import { withSources } from './withSources.mjs';

await withSources(async (load) => {
  const { commandLineManual } = await load('/electron/cli/help.ts');
  writeFileSync(path.join(root, 'docs/cli.md'), commandLineManual());
});
