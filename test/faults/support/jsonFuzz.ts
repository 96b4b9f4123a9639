import { isDeepStrictEqual } from 'node:util';
import { writeArchive } from '../../../shared/archive/writeArchive';
import { explainFailure } from '../../../shared/ipc/failureText';
import { applyOperations } from '../../../shared/project/applyOperation';
import { projectSchema } from '../../../shared/project/project';
import { openProjectFile, packProjectFile, projectMediaType } from '../../../shared/project/projectFile';
import { aHistory } from '../../support/aHistory';
import { allFacts, aProject } from '../../support/aProject';
import { sha256 } from './atHome';
import { below, damaged } from './damage';
import { randomFrom } from './randomFrom';
import type { Tally } from './tally';

/**
 * Opens files whose project or history is hostile JSON behind right hashes: keys that change prototypes, wrong types, huge
 * numbers, deep nesting, doubled ids, damaged text. Whatever opens must be a project by its schema that can be changed,
 * saved and opened again as itself; nothing may be thrown and no prototype touched. Answers the run of one seed, which says
 * whether the file opened.
 */
export function jsonFuzz(tally: Tally): (seed: number) => Promise<boolean> {
  const project = JSON.parse(JSON.stringify(aProject({ facts: allFacts() }))) as Json;
  const history = aHistory(2);
  const line = JSON.parse(Buffer.from(history.entries[1]?.line ?? '').toString('utf8')) as Json;
  const first = Buffer.from(history.entries[0]?.line ?? '').toString('utf8');
  return async (seed) => {
    const random = randomFrom(seed);
    const isHistory = random() < 0.3;
    const changed = hostileText(isHistory ? line : project, random);
    const projectJson = isHistory ? Buffer.from(JSON.stringify(project)) : changed;
    const historyLines = isHistory
      ? Buffer.concat([Buffer.from(`${first}\n`), changed, Buffer.from('\n')])
      : null;
    const end = { revision: 2, link: sha256(changed) };
    const bytes = fileAround(
      projectJson,
      historyLines,
      isHistory ? end : { revision: 0, link: '0'.repeat(64) },
    );
    let isOpened = false;
    await tally.run(`seed ${seed}`, async () => {
      isOpened = openOne(tally, bytes, `seed ${seed}`);
    });
    return isOpened;
  };
}

/** Whether a program that believes what it parses takes a project it cannot use for one. */
export function isTakenPlainly(seed: number): boolean {
  const random = randomFrom(seed);
  const project = JSON.parse(JSON.stringify(aProject({ facts: allFacts() }))) as Json;
  const text = hostileText(project, random);
  try {
    return !projectSchema.safeParse(JSON.parse(text.toString('utf8'))).success;
  } catch {
    return false;
  }
}

function hostileText(value: Json, random: () => number): Buffer {
  const text = Buffer.from(JSON.stringify(mutated(value, random)) ?? 'null');
  return random() < 0.2 ? damaged(text.length > 0 ? text : Buffer.from(' '), random) : text;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function openOne(tally: Tally, bytes: Uint8Array, name: string): boolean {
  const opened = openProjectFile(bytes, '사업.baljugil', { sha256 });
  if (opened.ok) {
    const { project } = opened.value;
    const packed = packProjectFile(project, { now: new Date(0), appVersion: '0', sha256 });
    const again = openProjectFile(packed, '사업.baljugil', { sha256 });
    const gate = { type: 'answerGate', gate: 'cloudTarget', answer: true } as const;
    const isUsable = applyOperations(project, [gate]).ok && projectSchema.safeParse(project).success;
    if (!again.ok || !isDeepStrictEqual(again.value.project, project) || !isUsable)
      tally.found('wrongState', `${name} opened as what cannot be used`);
  } else if (!/[가-힣].*요\./u.test(explainFailure(opened.failure).what)) {
    tally.found('unreported', `${name}: ${JSON.stringify(opened.failure).slice(0, 300)}`);
  }
  const untouched = {} as Record<string, unknown>;
  if (untouched.polluted !== undefined || Object.keys(Object.prototype).length > 0)
    tally.found('wrongState', `${name} changed a prototype`);
  return opened.ok;
}

function fileAround(
  projectJson: Uint8Array,
  history: Uint8Array | null,
  end: { revision: number; link: string },
): Uint8Array {
  const parts = [
    { name: 'project.json', bytes: projectJson },
    ...(history ? [{ name: 'history.ndjson', bytes: history }] : []),
  ];
  const manifest = {
    formatVersion: 2,
    projectId: 'project-1',
    revision: end.revision,
    parentHash: end.link,
    savedBy: '',
    savedAt: '2027-01-04T00:00:00.000Z',
    appVersion: '0.1.0',
    contentVersion: '0.1.0',
    entries: parts.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length, sha256: sha256(bytes) })),
  };
  return writeArchive([
    { name: 'mimetype', bytes: Buffer.from(projectMediaType), method: 'store' },
    { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) },
    ...parts,
  ]);
}

/** A copy with one to three places exchanged for something hostile. */
function mutated(value: Json, random: () => number): Json {
  let result = structuredClone(value);
  for (let count = 1 + below(random, 3); count > 0; count--) result = mutatedOnce(result, random, 0);
  return result;
}

function mutatedOnce(value: Json, random: () => number, depth: number): Json {
  if (typeof value !== 'object' || value === null || random() < 0.08 + depth * 0.04)
    return hostile(value, random);
  if (Array.isArray(value)) {
    if (value.length === 0) return [hostile(null, random)];
    const at = below(random, value.length);
    const chance = random();
    if (chance < 0.15) return value.toSpliced(at, 0, structuredClone(value[at] ?? null));
    if (chance < 0.25) return value.toSpliced(at, 1);
    return value.with(at, mutatedOnce(value[at] ?? null, random, depth + 1));
  }
  const keys = Object.keys(value);
  const key = keys[below(random, keys.length)] ?? 'key';
  const chance = random();
  if (chance < 0.08)
    return withKey(
      value,
      odd(random, ['__proto__', 'constructor', 'prototype', 'toString', 'ㄱ', '']),
      hostile(null, random),
    );
  if (chance < 0.14) return Object.fromEntries(Object.entries(value).filter(([one]) => one !== key));
  return withKey(value, key, mutatedOnce(value[key] ?? null, random, depth + 1));
}

/** An own key, also where assigning would set the prototype. */
function withKey(value: { [key: string]: Json }, key: string, content: Json): { [key: string]: Json } {
  const copy = { ...value };
  Object.defineProperty(copy, key, { value: content, enumerable: true, configurable: true, writable: true });
  return copy;
}

function hostile(value: Json, random: () => number): Json {
  const choices: Json[] = [
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    Number.MAX_SAFE_INTEGER,
    '',
    'x',
    '가'.repeat(5_000),
    '\u0000\u202e\ud800\uffff',
    '=HYPERLINK("x")',
    [],
    {},
    [[[[]]]],
    nested(90),
    { polluted: true, constructor: { prototype: { polluted: true } } },
    [value, value],
    { value },
    typeof value === 'string' ? `${value}${value}` : typeof value === 'number' ? -value : '1',
  ];
  return choices[below(random, choices.length)] ?? null;
}

function nested(depth: number): Json {
  let value: Json = [];
  for (let count = 0; count < depth; count++) value = [value];
  return value;
}

function odd(random: () => number, names: readonly string[]): string {
  return names[below(random, names.length)] ?? '';
}
