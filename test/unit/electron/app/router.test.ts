import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openErrorLog } from '../../../../electron/app/errorLog';
import { createRouter, type Handlers } from '../../../../electron/app/router';
import { fail, ok } from '../../../../shared/ipc/failure';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-router-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const given: unknown[] = [];
const handlers = {
  'project.open': async (input: unknown) => {
    given.push(input);
    return fail({ type: 'projectNotFound', projectId: '7' });
  },
  'project.list': async () => ok([]),
  'project.close': async () => {
    throw new Error('a bug in the handler');
  },
  'job.cancel': () => {
    throw new Error('a bug before the first await');
  },
} as unknown as Handlers;

test('an expected failure of a handler reaches the screen as it is', async () => {
  const route = createRouter(handlers, openErrorLog(folder));
  expect(await route('project.open', { projectId: '7' })).toEqual({
    ok: false,
    failure: { type: 'projectNotFound', projectId: '7' },
  });
  expect(given).toEqual([{ projectId: '7' }]);
});

test('input that breaks the contract never reaches a handler, and says where it is wrong', async () => {
  given.length = 0;
  const route = createRouter(handlers, openErrorLog(folder));
  for (const input of [undefined, null, 5, {}, { projectId: '' }, { projectId: 'x', more: 1 }, []]) {
    const answer = await route('project.open', input);
    expect(answer).toMatchObject({ ok: false, failure: { type: 'invalidInput' } });
  }
  expect(await route('project.open', { projectId: 5 })).toMatchObject({
    failure: { problems: [{ path: 'projectId', message: expect.stringMatching(/[가-힣]/) }] },
  });
  expect(given).toEqual([]);
});

test('a call nobody knows is named and does nothing', async () => {
  const route = createRouter(handlers, openErrorLog(folder));
  for (const name of ['project.explode', '__proto__', 'toString', '', 'x'.repeat(1_000)]) {
    const answer = await route(name, {});
    expect(answer).toEqual({ ok: false, failure: { type: 'unknownCall', call: name.slice(0, 100) } });
  }
});

test('a bug is logged under the reference the user sees, and nothing is thrown', async () => {
  const route = createRouter(handlers, openErrorLog(folder));
  for (const [name, input, words] of [
    ['project.close', { projectId: 'x' }, 'a bug in the handler'],
    ['job.cancel', { jobId: 'x' }, 'a bug before the first await'],
  ] as const) {
    const answer = await route(name, input);
    if (answer.ok || answer.failure.type !== 'unexpected') throw new Error('the bug was not reported');
    const log = readFileSync(path.join(folder, 'logs/errors.log'), 'utf8');
    expect(log).toContain(answer.failure.reference);
    expect(log).toContain(words);
  }
});

test('a bug is still answered when the log cannot be written', async () => {
  const route = createRouter(handlers, openErrorLog(path.join(folder, 'nothing\0here')));
  expect(await route('project.close', { projectId: 'x' })).toMatchObject({ failure: { type: 'unexpected' } });
});
