// npm test: sets the machine up, then runs everything; ends with one line `N passed, M failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { trafficSummary, trafficWatcher, watchTraffic } from '../test/traffic/watchTraffic.mjs';
import { install, root, run } from './tools.mjs';

const skipMissing = process.argv.includes('--skip-missing');
const reports = path.join(root, 'test/output');

// What the tests need of a Debian machine, each with something it brings.
const debianPackages = {
  chromium: () => existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium'),
  'fonts-nanum': () => hasFont('NanumGothic'),
  'fonts-noto-cjk': () => hasFont('Noto Sans CJK KR'),
  'fonts-noto-color-emoji': () => hasFont('Noto Color Emoji'),
  'libreoffice-writer': () => hasProgram('soffice') && existsSync('/usr/lib/libreoffice/program/libswlo.so'),
  'libreoffice-calc': () => existsSync('/usr/lib/libreoffice/program/libsclo.so'),
  'poppler-utils': () => hasProgram('pdftoppm') && hasProgram('pdftotext'),
  iproute2: () => hasProgram('ip'),
  // Watches the network where no namespace can be had.
  strace: () => hasProgram('strace') || mayUnshare(),
};
/** Packages without which the tests of a part cannot run. */
const neededBy = {
  documents: ['fonts-nanum', 'fonts-noto-cjk', 'libreoffice-writer', 'libreoffice-calc', 'poppler-utils'],
  traffic: ['chromium'],
  e2e: ['chromium', 'fonts-nanum', 'fonts-noto-cjk', 'fonts-noto-color-emoji'],
};

const total = { passed: 0, failed: 0, skipped: 0 };
process.exitCode = await testAll();

async function testAll() {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const missing = installSystemPackages();
  if ((await install()) !== 0) return finish('npm ci');

  await step('format, lint', 'node_modules/@biomejs/biome/bin/biome', ['ci']);
  await step('types', 'node_modules/typescript/bin/tsc', ['--noEmit']);
  await suite('unit');
  await suite('processes');
  const built = await step('build', 'scripts/build.mjs', ['--quiet']);
  const packed = built && (await step('pack check', 'scripts/packCheck.mjs', []));
  await suiteIfPossible('documents', missing);
  if (built) {
    const watched = await canWatch();
    if (watched) await suiteIfPossible('traffic', missing);
    await suiteIfPossible('e2e', missing, { watched, required: packed ? ['packed asar on shim'] : [] });
  }
  return finish();
}

/** Installs by apt what is missing, when that is possible; gives the packages that are still missing. */
function installSystemPackages() {
  const absent = () => Object.keys(debianPackages).filter((name) => !debianPackages[name]());
  const wanted = absent();
  if (
    wanted.length === 0 ||
    process.platform !== 'linux' ||
    !hasProgram('apt-get') ||
    process.getuid?.() !== 0
  ) {
    return wanted;
  }
  console.log(`apt installs: ${wanted.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args) =>
    spawnSync('apt-get', ['-q', '-y', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  apt(['update']);
  apt(['install', '--no-install-recommends', ...wanted]);
  return absent();
}

async function step(name, script, args) {
  console.log(`\n== ${name}`);
  const code = await run(process.execPath, [path.join(root, script), ...args]);
  count(code === 0, name);
  return code === 0;
}

async function suiteIfPossible(project, missing, options) {
  const lacking = neededBy[project].filter((name) => missing.includes(name));
  if (lacking.length === 0) return suite(project, options);
  missed(`${project}: ${lacking.join(', ')} missing`, 'apt install them');
}

/** What cannot be done here is a failure, or a named skip when that was asked for. */
function missed(what, remedy) {
  if (skipMissing) {
    console.log(`\n== ${what} — SKIPPED`);
    total.skipped += 1;
  } else {
    count(false, `${what} (${remedy}, or npm test -- --skip-missing)`);
  }
}

/** Whether everything that leaves this computer can be seen; nothing is claimed where it cannot. */
async function canWatch() {
  try {
    console.log(`\n== the network is watched by: ${await trafficWatcher()}`);
    return true;
  } catch (error) {
    missed(error.message, 'run as root, allow user namespaces, or install strace');
    return false;
  }
}

async function suite(project, { watched = false, required = [] } = {}) {
  console.log(`\n== ${project}`);
  const report = path.join(reports, `${project}.json`);
  const command = [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...['--project', project, '--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`],
  ];
  // Here the program is built and packed, so these targets must run; E2E_REQUIRE may name more.
  const targets = ['browser host', 'electron shim', ...required, process.env.E2E_REQUIRE];
  const env = { E2E_REQUIRE: targets.filter(Boolean).join(',') };
  const code = watched
    ? await silently(project, [process.execPath, ...command], env)
    : await run(process.execPath, command, { env });
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  const failedTests = result?.numFailedTests ?? 0;
  total.passed += result?.numPassedTests ?? 0;
  total.failed += failedTests;
  total.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  // A file that does not even load, or an error after the last test, fails no test of its own.
  if (code !== 0 && failedTests === 0) count(false, `${project} (exit code ${code})`);
}

/** Runs the command with everything that leaves this computer seen at the socket; one packet is a failure of its own. */
async function silently(what, command, env) {
  const name = `nothing left this computer during ${what}`;
  try {
    const seen = await watchTraffic(command, { cwd: root, env, stdio: 'inherit' });
    console.log(`${what}, ${trafficSummary(seen)}`);
    count(seen.destinations.length + seen.names.length === 0, name);
    return seen.code;
  } catch (error) {
    count(false, `${name}: ${error.message}`);
    return 1;
  }
}

function count(passed, name) {
  if (passed) total.passed += 1;
  else {
    total.failed += 1;
    console.error(`FAILED: ${name}`);
  }
}

function finish(stoppedAt) {
  if (stoppedAt) count(false, stoppedAt);
  if (total.skipped > 0) console.log(`\n${total.skipped} skipped, each named above`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function hasProgram(name) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, name)));
}

function mayUnshare() {
  return [[], ['--user', '--map-root-user']].some(
    (flags) => spawnSync('unshare', [...flags, '--net', '--mount', 'true'], { stdio: 'ignore' }).status === 0,
  );
}

function hasFont(family) {
  const listed = spawnSync('fc-list', [family, 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}
