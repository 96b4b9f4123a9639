import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type NewEntry, writeArchive } from '../../../../shared/archive/writeArchive';
import { earlierState } from '../../../../shared/exchange/earlierState';
import { carriedChanges } from '../../../../shared/exchange/history';
import type { Failure } from '../../../../shared/ipc/failure';
import { explainFailure } from '../../../../shared/ipc/failureText';
import { currentFormatVersion, type Project } from '../../../../shared/project/project';
import {
  currentFileVersion,
  openProjectFile,
  type PackOptions,
  packProjectFile,
  projectMediaType,
  readProjectFile,
} from '../../../../shared/project/projectFile';
import { migrateProject, projectMigrations } from '../../../../shared/project/projectMigrations';
import { aHistory } from '../../../support/aHistory';
import { allFacts, aProject, aRequirement } from '../../../support/aProject';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const now = new Date('2027-01-04T00:00:00Z');
const packed = (project: Project = aProject(), options: Partial<PackOptions> = {}) =>
  packProjectFile(project, { now, appVersion: '0.1.0', sha256, ...options });
const bytesOf = (text: string) => new TextEncoder().encode(text);
const nameOf = (failure: Failure) =>
  'reason' in failure ? `${failure.type} ${failure.reason}` : failure.type;

function refusal(bytes: Uint8Array): Failure {
  const read = readProjectFile(bytes, '사업.baljugil', { sha256 });
  if (read.ok) throw new Error('it was read');
  return read.failure;
}

/** An archive like ours with some parts replaced, its manifest agreeing with them unless it is one of them. */
function madeByHand(
  changes: { manifest?: object | string; projectJson?: string; extra?: NewEntry[]; mimetype?: string } = {},
): Uint8Array {
  const projectJson = bytesOf(changes.projectJson ?? JSON.stringify(aProject()));
  const manifest = {
    formatVersion: 1,
    projectId: 'project-1',
    createdAt: now.toISOString(),
    appVersion: '0.1.0',
    entries: [{ name: 'project.json', sizeBytes: projectJson.length, sha256: sha256(projectJson) }],
    ...(typeof changes.manifest === 'object' && changes.manifest),
  };
  return writeArchive([
    { name: 'mimetype', bytes: bytesOf(changes.mimetype ?? projectMediaType), method: 'store' },
    {
      name: 'manifest.json',
      bytes: bytesOf(typeof changes.manifest === 'string' ? changes.manifest : JSON.stringify(manifest)),
    },
    { name: 'project.json', bytes: projectJson },
    ...(changes.extra ?? []),
  ]);
}

test('a project comes back from its file as it was', () => {
  const project = aProject({
    facts: allFacts({ projectName: '이모지 🏛️와 “따옴표” <태그>&' }),
    requirements: [aRequirement(), aRequirement({ id: 'requirement-2', number: 2 })],
  });
  expect(readProjectFile(packed(project), '사업.baljugil', { sha256 })).toEqual({ ok: true, value: project });
  expect(readProjectFile(madeByHand(), '사업.baljugil', { sha256 }).ok).toBe(true);
});

test('the same project gives the same bytes', () => {
  expect(packed()).toEqual(packed());
});

test('the kind of file can be read at byte 38 and any archiver finds the manifest', () => {
  expect(new TextDecoder().decode(packed().subarray(38, 38 + projectMediaType.length))).toBe(
    projectMediaType,
  );
});

test('a file of a thousand times the same card can be read again', () => {
  const requirements = Array.from({ length: 3_000 }, (_, index) => aRequirement({ id: `r${index}` }));
  expect(readProjectFile(packed(aProject({ requirements })), '사업.baljugil', { sha256 }).ok).toBe(true);
});

test('what is no project file is named for what it is', () => {
  expect(nameOf(refusal(new Uint8Array()))).toBe('notProjectFile empty');
  expect(nameOf(refusal(bytesOf('{"projectName":"가"}')))).toBe('notProjectFile notArchive');
  expect(nameOf(refusal(writeArchive([{ name: 'word/document.xml', bytes: bytesOf('<x/>') }])))).toBe(
    'notProjectFile otherArchive',
  );
  expect(nameOf(refusal(madeByHand({ mimetype: 'application/vnd.oasis.opendocument.text' })))).toBe(
    'notProjectFile otherArchive',
  );
});

test('a file cut anywhere is refused', () => {
  const whole = packed();
  for (let length = 0; length < whole.length; length += 7)
    expect(['notProjectFile', 'projectFileDamaged']).toContain(refusal(whole.subarray(0, length)).type);
});

test('a file with any one byte changed is refused or holds the same project', () => {
  const whole = packed();
  for (let at = 0; at < whole.length; at++) {
    const changed = whole.slice();
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    const read = readProjectFile(changed, '사업.baljugil', { sha256 });
    if (read.ok) expect(read.value).toEqual(aProject());
    else expect(['notProjectFile', 'projectFileDamaged']).toContain(read.failure.type);
  }
});

test('a file of a newer version is refused as newer, whatever else it holds', () => {
  const newer = { type: 'newerVersion', fileName: '사업.baljugil' };
  expect(refusal(madeByHand({ manifest: { formatVersion: 3, entries: '다른 모양' } }))).toEqual({
    ...newer,
    version: 3,
    supported: currentFileVersion,
  });
  expect(refusal(madeByHand({ projectJson: JSON.stringify({ ...aProject(), formatVersion: 3 }) }))).toEqual({
    ...newer,
    version: 3,
    supported: currentFormatVersion,
  });
});

const deep = `${'['.repeat(65)}${']'.repeat(65)}`;
const damaged: [string, Parameters<typeof madeByHand>[0]][] = [
  ['an entry the manifest does not know', { extra: [{ name: 'more.txt', bytes: bytesOf('더') }] }],
  [
    'another hash',
    { manifest: { entries: [{ name: 'project.json', sizeBytes: 3, sha256: '0'.repeat(64) }] } },
  ],
  ['no project', { manifest: { entries: [] }, extra: [] }],
  ['an entry missing', { manifest: { entries: [{ name: 'att/1', sizeBytes: 1, sha256: '0'.repeat(64) }] } }],
  ['a manifest that is no JSON', { manifest: '{' }],
  ['a manifest of another shape', { manifest: '{"formatVersion":1}' }],
  ['a project that is no JSON', { projectJson: '{"id":' }],
  ['a project nested too deep', { projectJson: deep }],
  ['a key that changes prototypes', { projectJson: '{"formatVersion":2,"__proto__":{"id":"x"}}' }],
  ['a project that is a list', { projectJson: '[]' }],
  ['a project without a version', { projectJson: '{}' }],
  ['a version of no kind', { projectJson: '{"formatVersion":"1"}' }],
  ['a fact of the wrong type', { projectJson: JSON.stringify({ ...aProject(), facts: { projectName: 5 } }) }],
  ['a field we do not know', { projectJson: JSON.stringify({ ...aProject(), surprise: 1 }) }],
  ['another project than the manifest says', { manifest: { projectId: 'other' } }],
  [
    'a requirement twice',
    { projectJson: JSON.stringify(aProject({ requirements: [aRequirement(), aRequirement()] })) },
  ],
];
for (const [what, changes] of damaged) {
  test(`a file with ${what} is refused with a Korean sentence`, () => {
    const failure = refusal(madeByHand(changes));
    expect(failure.type).toBe('projectFileDamaged');
    expect(explainFailure(failure).what).toMatch(/손상되어.*[가-힣]/u);
    expect('detail' in failure && failure.detail).toMatch(/[가-힣]/u);
  });
}

test('a file that unpacks to far more than it is, is refused', () => {
  const failure = refusal(madeByHand({ projectJson: `"${' '.repeat(20_000_000)}"` }));
  expect(failure.type).toBe('projectFileDamaged');
  expect('detail' in failure && failure.detail).toContain('크기');
});

/** Three changes that follow one another, and what a copy of the project takes along of them. */
const changed = aHistory(3);
const carried = { place: changed.end, history: changed.entries, savedBy: '김하늘', contentVersion: '2027.1' };
const evidence = ['검수 사진', '회의록'].map((text) => ({
  sha256: sha256(bytesOf(text)),
  bytes: bytesOf(text),
}));

test('a file says who saved it when, where it stands in its history, and carries changes and evidence', () => {
  const opened = openProjectFile(packed(aProject(), { ...carried, evidence }), '사업.baljugil', { sha256 });
  expect(opened).toEqual({
    ok: true,
    value: {
      project: aProject(),
      fileVersion: 2,
      savedAt: now.toISOString(),
      savedBy: '김하늘',
      appVersion: '0.1.0',
      contentVersion: '2027.1',
      place: changed.end,
      history: changed.entries,
      evidence,
    },
  });
});

test('a file of the first version opens without a history', () => {
  const opened = openProjectFile(madeByHand(), '사업.baljugil', { sha256 });
  expect(opened).toMatchObject({
    ok: true,
    value: { fileVersion: 1, place: null, history: [], evidence: [] },
  });
});

test('of a long history the newest changes are taken along, still linked to one another', () => {
  const long = aHistory(carriedChanges + 10);
  const options = { place: long.end, history: long.entries };
  const opened = openProjectFile(packed(aProject(), options), '사업.baljugil', { sha256 });
  if (!opened.ok) throw new Error(opened.failure.type);
  expect(opened.value.history).toHaveLength(carriedChanges);
  expect(opened.value.history.at(-1)?.link).toBe(long.end.link);
});

const lines = changed.entries.map((one) => Buffer.from(one.line).toString('utf8'));
const [first = '', second = '', third = ''] = lines;
const brokenHistories: [string, string][] = [
  ['a change left out of the middle', `${first}\n${third}\n`],
  ['the last change left out', `${first}\n${second}\n`],
  ['two changes exchanged', `${second}\n${first}\n${third}\n`],
  ['a change doubled', `${first}\n${second}\n${second}\n${third}\n`],
  ['a name changed in the last change', `${first}\n${second}\n${third.replace('시험', '다른')}\n`],
  ['a name changed in the first change', `${first.replace('시험', '다른')}\n${second}\n${third}\n`],
  ['no end of its last line', lines.join('\n')],
  ['an empty line', `${first}\n\n${second}\n${third}\n`],
  ['a byte order mark', `\ufeff${lines.join('\n')}\n`],
  ['a line that is no change', `{}\n${lines.join('\n')}\n`],
];
for (const [what, text] of brokenHistories) {
  test(`a history with ${what} is refused, though its hash agrees with the manifest`, () => {
    const history = bytesOf(text);
    const project = bytesOf(JSON.stringify(aProject()));
    const manifest = JSON.stringify({
      formatVersion: 2,
      projectId: 'project-1',
      revision: changed.end.revision,
      parentHash: changed.end.link,
      savedBy: '',
      savedAt: now.toISOString(),
      appVersion: '0.1.0',
      contentVersion: '0.1.0',
      entries: [
        { name: 'project.json', sizeBytes: project.length, sha256: sha256(project) },
        { name: 'history.ndjson', sizeBytes: history.length, sha256: sha256(history) },
      ],
    });
    const failure = refusal(madeByHand({ manifest, extra: [{ name: 'history.ndjson', bytes: history }] }));
    expect('detail' in failure && failure.detail).toContain('변경 기록');
  });
}

test('contents of the same length with another hash are refused', () => {
  const projectJson = JSON.stringify(aProject());
  const sizeBytes = bytesOf(projectJson).length;
  const entries = [{ name: 'project.json', sizeBytes, sha256: sha256(bytesOf('다른 내용')) }];
  expect(nameOf(refusal(madeByHand({ projectJson, manifest: { entries } })))).toBe('projectFileDamaged');
});

test('evidence that is not what its name says, and entries nobody knows, are refused', () => {
  const wrong = [{ sha256: '0'.repeat(64), bytes: bytesOf('다른 내용') }];
  expect(nameOf(refusal(packed(aProject(), { evidence: wrong })))).toBe('projectFileDamaged');
  const odd = [{ sha256: 'x', bytes: bytesOf('가') }];
  expect(nameOf(refusal(packed(aProject(), { evidence: odd })))).toBe('projectFileDamaged');
});

const fixtures = fileURLToPath(new URL('../../../fixtures/projects', import.meta.url));
for (const name of readdirSync(fixtures)) {
  test(`still opens ${name}`, () => {
    const read = readProjectFile(readFileSync(path.join(fixtures, name)), name, { sha256 });
    expect(read.ok ? read.value.facts.agency : read.failure).toBeTypeOf('string');
  });
}

test('the fixture of version 2 holds its history and evidence', () => {
  const bytes = readFileSync(path.join(fixtures, 'v2-history.baljugil'));
  const opened = openProjectFile(bytes, 'v2-history.baljugil', { sha256 });
  if (!opened.ok) throw new Error(opened.failure.type);
  expect(opened.value.history.map(({ record }) => record.kind)).toEqual(['do', 'do', 'undo', 'do']);
  expect(opened.value.evidence).toHaveLength(1);
  expect(earlierState(opened.value, 0)).toMatchObject({ value: { place: { revision: 0 }, history: [] } });
});

test('the fixture with evidence says what each file is for, and which bytes it carries', () => {
  const bytes = readFileSync(path.join(fixtures, 'v2-evidence.baljugil'));
  const opened = openProjectFile(bytes, 'v2-evidence.baljugil', { sha256 });
  if (!opened.ok) throw new Error(opened.failure.type);
  const { project, evidence } = opened.value;
  expect(project.evidence.map((one) => [one.fileName, one.attachedTo.kind])).toEqual([
    ['검수 회의록.txt', 'inspection'],
    ['착수 보고.txt', 'activity'],
    ['파일에 없는 것.txt', 'requirement'],
  ]);
  expect(evidence.map((one) => one.sha256)).toEqual(project.evidence.slice(0, 2).map((one) => one.sha256));
});

test('every released version has a fixture', () => {
  const versions = new Set(readdirSync(fixtures).map((name) => Number(/^v(\d+)-/.exec(name)?.[1])));
  for (let version = 1; version <= Math.max(currentFileVersion, projectMigrations.length + 1); version++)
    expect(versions).toContain(version);
});

test('migrations follow one another without a gap, each by its own name', () => {
  expect(projectMigrations.map((one) => one.from)).toEqual(projectMigrations.map((_, index) => index + 1));
  expect(new Set(projectMigrations.map((one) => one.name)).size).toBe(projectMigrations.length);
});

test('an older project goes through every migration after its version and stays as it was itself', () => {
  const steps = [
    { name: 'AddA', from: 1, migrate: (one: Record<string, unknown>) => ({ ...one, a: 1 }) },
    { name: 'AddB', from: 2, migrate: (one: Record<string, unknown>) => ({ ...one, b: one.a }) },
  ];
  const old = { formatVersion: 1 };
  expect(migrateProject(old, steps, 3)).toEqual({ kind: 'current', value: { formatVersion: 3, a: 1, b: 1 } });
  expect(migrateProject({ formatVersion: 2, a: 7 }, steps, 3)).toMatchObject({ value: { a: 7, b: 7 } });
  expect(migrateProject({ formatVersion: 4 }, steps, 3)).toEqual({ kind: 'newer', version: 4 });
  expect(old).toEqual({ formatVersion: 1 });
});
