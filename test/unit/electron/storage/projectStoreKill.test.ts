import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProjectStore } from '../../../../electron/storage/projectStore';
import { aProject } from '../../../support/aProject';

const kills = Number(process.env.BALJUGIL_KILLS ?? 25);
let folder: string;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-kill-'));
  script = path.join(folder, 'writer', 'killedWriter.cjs');
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: path.dirname(script),
      rollupOptions: {
        input: fileURLToPath(new URL('../../../faults/support/killedWriter.ts', import.meta.url)),
        output: { format: 'cjs', entryFileNames: 'killedWriter.cjs' },
      },
    },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function aStore() {
  return openProjectStore({ folder, now: () => new Date(), randomId: randomUUID, accountName: 'officer' });
}

/** Lets a process change the project and kills it in the middle; the last revision it said was saved. */
async function killedWhileWriting(milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let problem = '';
  child.stdout.on('data', (part) => {
    said += part;
  });
  child.stderr.on('data', (part) => {
    problem += part;
  });
  const exit = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), exit]);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  child.kill('SIGKILL');
  await exit;
  expect(problem).toBe('');
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
}

test('killed in the middle of its work again and again, the app loses no change it said was saved', async () => {
  await aStore().create(aProject(), { isSample: false });
  let before = 0;
  for (let kill = 0; kill < kills; kill++) {
    const saved = await killedWhileWriting(Math.random() * 80);
    expect(saved).toBeGreaterThan(before);
    const read = await aStore().read('project-1');
    if (!read.ok) throw new Error(JSON.stringify(read.failure));
    const { revision, project } = read.value;
    expect(revision).toBeGreaterThanOrEqual(saved);
    expect(revision).toBeLessThanOrEqual(saved + 1);
    expect(project.facts.projectName).toBe(`사업 ${revision} ${'가'.repeat((revision - 1) % 60)}`);
    before = revision;
  }
}, 300_000);
