import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommandLine } from '../../../../electron/cli/runCommandLine';
import { readWithHistory } from '../../../../electron/exchange/storedExchange';
import { changesLeadingTo } from '../../../../electron/exchange/storedHistory';
import { nodeFileSystem } from '../../../../electron/storage/fileSystem';
import { loadProjectFile, saveProjectFile } from '../../../../electron/storage/projectFiles';
import { openProjectStore } from '../../../../electron/storage/projectStore';
import { ok } from '../../../../shared/ipc/failure';
import { aProject, countingIds } from '../../../support/aProject';
import { shippedContent } from '../../../support/content';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baljugil-cli-exchange-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (name: string) => path.join(folder, name);
const now = new Date('2027-01-04T00:00:00Z');

async function run(...written: string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const context = {
    resolve: (file: string) => path.resolve(folder, file),
    content: async () => ok(await shippedContent()),
    contentDamage: async () => [],
    now: () => now,
    newId: countingIds(),
    version: '0.1.0',
    fileSystem: nodeFileSystem,
  };
  const output = { print: (text: string) => out.push(text), say: (text: string) => said.push(text) };
  const code = await runCommandLine([...written, '--json'], context, output);
  return { code, json: JSON.parse(out.join('\n')), said: said.join('\n') };
}

/** A project changed three times in a store, taken out as `p.baljugil`. */
async function aCopyWithHistory(): Promise<void> {
  const store = openProjectStore({
    folder: at('data'),
    now: () => now,
    randomId: countingIds(),
    accountName: '시험',
  });
  await store.create(aProject(), { isSample: false });
  for (const [revision, name] of ['하나', '둘', '셋'].entries())
    await store.apply('project-1', revision, [
      { type: 'editRequirement', id: 'requirement-1', changes: { name } },
    ]);
  await store.closeAll();
  const read = await readWithHistory(store, at('data'), 'project-1');
  if (!read.ok) throw new Error(read.failure.type);
  const { stored, home } = read.value;
  const history = changesLeadingTo(home.end, home.journals);
  const options = { now, appVersion: '0.1.0', savedBy: '김하늘', place: home.end, history };
  await saveProjectFile(at('p.baljugil'), stored.project, options);
}

test('a whole file is verified and its history told', async () => {
  await aCopyWithHistory();
  expect(await run('verify', 'p.baljugil')).toMatchObject({
    code: 0,
    json: { ok: true, fileVersion: 2, revision: 3, historyCount: 3, savedBy: '김하늘', isLocked: false },
  });
  const { json } = await run('history', 'p.baljugil');
  expect(json.changes.map((one: { revision: number; who: string }) => [one.revision, one.who])).toEqual([
    [1, '시험'],
    [2, '시험'],
    [3, '시험'],
  ]);
});

test('a file with a byte changed in the middle is not verified', async () => {
  await aCopyWithHistory();
  const bytes = await readFile(at('p.baljugil'));
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  await writeFile(at('p.baljugil'), bytes);
  for (const command of ['verify', 'history'])
    expect(await run(command, 'p.baljugil')).toMatchObject({
      code: 1,
      json: { failure: { type: 'projectFileDamaged' } },
    });
});

test('a backup is restored as it is or as it was after an earlier change', async () => {
  await aCopyWithHistory();
  const name = async (file: string) => {
    const loaded = await loadProjectFile(at(file));
    return loaded.ok ? loaded.value.requirements[0]?.name : loaded.failure.type;
  };
  expect((await run('restore', 'p.baljugil', '--out', 'all.baljugil')).json).toMatchObject({ revision: 3 });
  expect(await name('all.baljugil')).toBe('셋');
  for (const [revision, expected] of [
    ['2', '둘'],
    ['1', '하나'],
    ['0', '민원 처리현황 조회'],
  ] as const) {
    expect(await run('restore', 'p.baljugil', '--out', 'r.baljugil', '--revision', revision)).toMatchObject({
      code: 0,
      json: { revision: Number(revision) },
    });
    expect(await name('r.baljugil')).toBe(expected);
    expect((await run('verify', 'r.baljugil')).json).toMatchObject({ historyCount: Number(revision) });
  }
  expect(await run('restore', 'p.baljugil', '--out', 'no.baljugil', '--revision', '4')).toMatchObject({
    code: 1,
    json: { failure: { type: 'invalidInput' } },
  });
  expect(await run('restore', 'p.baljugil', '--out', 'no.baljugil', '--revision', '-1')).toMatchObject({
    code: 2,
  });
  expect(await readdir(folder)).not.toContain('no.baljugil');
});

test('a file is locked and unlocked and is byte for byte what it was', async () => {
  await aCopyWithHistory();
  // As Windows' Notepad saves it.
  await writeFile(at('password.txt'), '\ufeff열려라 참깨 2027\r\n');
  await writeFile(at('agency.txt'), '기관이 여는 비밀번호');
  const locked = await run(
    ...['pack', 'p.baljugil', '--out', 'l.baljugil', '--password-file', 'password.txt'],
    ...['--recovery-password-file', 'agency.txt'],
  );
  expect(locked).toMatchObject({ code: 0 });
  expect(locked.said).toContain('검증필 암호모듈이 아니');
  for (const passwordFile of ['password.txt', 'agency.txt']) {
    const args = ['unpack', 'l.baljugil', '--out', 'u.baljugil', '--password-file', passwordFile];
    expect(await run(...args)).toMatchObject({ code: 0 });
    expect(await readFile(at('u.baljugil'))).toEqual(await readFile(at('p.baljugil')));
  }
  expect(await run('verify', 'l.baljugil', '--password-file', 'agency.txt')).toMatchObject({
    json: { isLocked: true, historyCount: 3 },
  });
}, 120_000);

test('a locked file tells that it is locked, a wrong password that it is wrong, and every command takes one', async () => {
  await aCopyWithHistory();
  await writeFile(at('password.txt'), '열려라 참깨 2027\n');
  await writeFile(at('wrong.txt'), '열려라 들깨 2027\n');
  await run('pack', 'p.baljugil', '--out', 'l.baljugil', '--password-file', 'password.txt');
  for (const command of ['show', 'check', 'status', 'verify', 'history'])
    expect(await run(command, 'l.baljugil')).toMatchObject({
      code: 1,
      json: { failure: { type: 'passwordRequired' } },
    });
  expect(await run('show', 'l.baljugil', '--password-file', 'wrong.txt')).toMatchObject({
    json: { failure: { type: 'wrongPassword' } },
  });
  for (const written of [
    ['show', 'l.baljugil'],
    ['status', 'l.baljugil'],
    ['export', 'l.baljugil', '--out', 'a.docx'],
    ['restore', 'l.baljugil', '--out', 'r.baljugil'],
  ])
    expect(await run(...written, '--password-file', 'password.txt')).toMatchObject({ code: 0 });
  const again = ['pack', 'l.baljugil', '--out', 'x.baljugil', '--password-file', 'password.txt'];
  expect(await run(...again)).toMatchObject({ json: { failure: { type: 'passwordRequired' } } });
}, 120_000);

const badPasswords: [string, string | Buffer][] = [
  ['empty', ''],
  ['of one line feed', '\n'],
  ['of two lines', '열려라 참깨 2027\n둘째 줄\n'],
  ['in another encoding', Buffer.from([0xbf, 0xad, 0xb7, 0xc1])],
  ['too short', '짧아요'],
];
for (const [what, contents] of badPasswords) {
  test(`a password file ${what} locks nothing`, async () => {
    await aCopyWithHistory();
    await writeFile(at('password.txt'), contents);
    const written = ['pack', 'p.baljugil', '--out', 'l.baljugil', '--password-file', 'password.txt'];
    expect(await run(...written)).toMatchObject({ code: 1, json: { failure: { type: 'invalidInput' } } });
    expect(await readdir(folder)).not.toContain('l.baljugil');
  });
}

test('the evidence of a file is listed with what it is for, and what the file does not carry is named', async () => {
  const fixture = path.join(import.meta.dirname, '../../../fixtures/projects/v2-evidence.baljugil');
  expect((await run('evidence', fixture)).json).toMatchObject({
    ok: true,
    missingCount: 1,
    evidence: [
      { fileName: '검수 회의록.txt', isCarried: true, attachedTo: { kind: 'inspection' } },
      { fileName: '착수 보고.txt', isCarried: true },
      { fileName: '파일에 없는 것.txt', isCarried: false },
    ],
  });
  expect((await run('verify', fixture)).json).toMatchObject({
    evidenceCount: 3,
    missingEvidence: ['파일에 없는 것.txt'],
  });
  await writeFile(at('password.txt'), '가나다라마바사아자1');
  const password = ['--password-file', 'password.txt'];
  const packed = await run('pack', fixture, '--out', 'locked.baljugil', ...password);
  expect(packed.json).toMatchObject({ evidenceCount: 2 });
  const unpacked = await run('unpack', 'locked.baljugil', '--out', 'open.baljugil', ...password);
  expect(unpacked.json).toMatchObject({ evidenceCount: 2 });
  expect(await readFile(at('open.baljugil'))).toEqual(await readFile(fixture));
});
