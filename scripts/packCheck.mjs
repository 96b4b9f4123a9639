// Packs the app over a stub of Electron, checks what would ship, and unpacks the archive for the e2e target.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { extractAll, getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { makeStubDist } from './makeStubDist.mjs';
import { networkProblems } from './networkNames.mjs';
import { build, root } from './tools.mjs';

const release = path.join(root, 'release');
const problems = [];

if ((await build({ quiet: true })) !== 0) process.exit(1);
rmSync(release, { recursive: true, force: true });
mkdirSync(release);
const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'));
makeStubDist(path.join(release, 'stub'), version);
execFileSync(
  process.execPath,
  [
    path.join(root, 'node_modules/electron-builder/cli.js'),
    ...['--linux', 'dir', '--publish', 'never', `-c.electronDist=${path.join(release, 'stub')}`],
  ],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
);

const archive = path.join(release, 'linux-unpacked/resources/app.asar');
const files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
checkContents(files);
checkIntegrity(getRawHeader(archive).header);
await checkFuses(path.join(release, 'linux-unpacked/baljugil'));
extractAll(archive, path.join(release, 'unpackedAsar'));
checkNetworkModules();

for (const problem of problems) console.error(`pack check: ${problem}`);
if (problems.length > 0) process.exit(1);
console.log(
  `pack check: ${files.length} entries, templates, integrity, fuses and network modules as they should be`,
);

function checkContents(listed) {
  const needed = [
    '/package.json',
    '/LICENSE',
    '/dist/licences.txt',
    '/dist/main/main.cjs',
    '/dist/main/preload.cjs',
    '/dist/worker/documentWorker.cjs',
    '/dist/renderer/index.html',
    '/templates/stages.json',
  ];
  for (const file of needed) if (!listed.includes(file)) problems.push(`${file} is missing`);
  for (const folder of ['requirements', 'chapters', 'documents', 'samples']) {
    if (!listed.some((file) => file.startsWith(`/templates/${folder}/`) && file.endsWith('.json'))) {
      problems.push(`/templates/${folder} is empty`);
    }
  }
  const unwanted = listed.filter(
    (file) => /\/(node_modules|test|bench|\.git)\//.test(file) || /\/\.env|\.(map|tsx?|mts)$/.test(file),
  );
  if (unwanted.length > 0) problems.push(`should not ship: ${unwanted.slice(0, 5).join(', ')}`);
}

/** Every file of the archive carries its hashes, or Windows and macOS would refuse it. */
function checkIntegrity(header) {
  const missing = [];
  const walk = (entry, name) => {
    if (entry.files) for (const [below, one] of Object.entries(entry.files)) walk(one, `${name}/${below}`);
    else if (!entry.unpacked && !entry.link && !entry.integrity) missing.push(name);
  };
  walk(header, '');
  if (missing.length > 0) problems.push(`no integrity hashes: ${missing.slice(0, 5).join(', ')}`);
}

async function checkFuses(executable) {
  const wanted = {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  };
  const wire = await getCurrentFuseWire(executable);
  for (const [name, on] of Object.entries(wanted)) {
    const found = String.fromCharCode(wire[FuseV1Options[name]]);
    if (found !== (on ? '1' : '0')) problems.push(`fuse ${name} is '${found}'`);
  }
}

/** Offline is a promise: of what ships, only the guard that refuses connections may name a network module. */
function checkNetworkModules() {
  for (const program of ['main/main.cjs', 'main/preload.cjs', 'worker/documentWorker.cjs']) {
    const code = readFileSync(path.join(release, 'unpackedAsar/dist', program), 'utf8');
    problems.push(...networkProblems(program, code));
  }
}
