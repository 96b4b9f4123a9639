// npm run -s faults -- <name> [--n N] [--json]: breaks things on purpose and counts what was lost. One JSON line.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { root } from './tools.mjs';

const folder = path.join(root, 'test/faults');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const { values, positionals } = parseArgs({
  options: { n: { type: 'string' }, json: { type: 'boolean' } },
  allowPositionals: true,
});
const [name] = positionals;
const asked = values.n === undefined ? undefined : Number(values.n);
if (!name || !names.includes(name) || (asked !== undefined && !(Number.isInteger(asked) && asked > 0))) {
  console.error(`npm run -s faults -- <${names.join(' | ')}> [--n N] --json`);
  process.exit(2);
}

const vite = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  resolve: { alias: { atomically: path.join(root, 'electron/storage/atomicallyReplacement.ts') } },
  ssr: { noExternal: ['conf', 'electron-store'] },
});
try {
  const scenario = await vite.ssrLoadModule(`/test/faults/${name}.ts`);
  const { examples, ...report } = await scenario.run(asked ?? scenario.runsByDefault);
  const peakMB = peakMegabytes();
  if (values.json) console.log(JSON.stringify({ name, ...report, peakMB }));
  else console.table({ ...report, control: JSON.stringify(report.control), peakMB });
  for (const example of examples) console.error(example);
  const wrong = report.acknowledgedLost + report.wrongState + report.unreported + report.untypedErrors;
  // A control that loses nothing shows that the faults do not reach the disk.
  const isBlind = report.control && report.control.losses === 0;
  if (isBlind) console.error('The control lost nothing: these faults prove nothing.');
  process.exitCode = wrong > 0 || isBlind ? 1 : 0;
} finally {
  await vite.close();
}

/** The largest memory this process had. `maxRSS` of Node counts what the process had before it became this program. */
function peakMegabytes() {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1024);
  }
}
