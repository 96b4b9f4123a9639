import { isDeepStrictEqual } from 'node:util';
import { type DeriveKey, deriveKey, sealEnvelope } from '../../../electron/exchange/envelope';
import { type OpenedExchangeFile, openExchangeFile } from '../../../electron/exchange/exchangeFile';
import { type NewEntry, writeArchive } from '../../../shared/archive/writeArchive';
import { explainFailure } from '../../../shared/ipc/failureText';
import { packProjectFile, projectMediaType } from '../../../shared/project/projectFile';
import { aHistory } from '../../support/aHistory';
import { allFacts, aProject, aRequirement } from '../../support/aProject';
import { sha256 } from './atHome';
import { below, damaged } from './damage';
import { randomFrom } from './randomFrom';
import type { Tally } from './tally';

const password = '열려라 참깨 2027';

/** Failures that name what is wrong with a file; any other answer is not one to a damaged file. */
const properRefusals = [
  'notProjectFile',
  'projectFileDamaged',
  'newerVersion',
  'wrongPassword',
  'passwordRequired',
  'protectedByDrm',
];

export type ContainerKind = 'plain' | 'encrypted';

/**
 * Opens damaged `.baljugil` files: bytes changed as media and attackers change them, and archives rebuilt around changed
 * contents so that the damage lies behind sound checksums. A file may be refused with a type and a sentence, or open as
 * exactly what was packed. Keys are derived once per password and salt. Answers the run of one seed.
 */
export async function containerFuzz(
  kind: ContainerKind,
  tally: Tally,
): Promise<(seed: number) => Promise<void>> {
  const derive = rememberingDerive();
  const good = await originals(kind, derive);
  return (seed) => {
    const random = randomFrom(seed);
    const original = good[below(random, good.length)];
    if (!original) throw new Error('there is nothing to damage');
    const isRebuilt = random() < 0.25;
    return tally.run(`${kind} seed ${seed}`, async () => {
      const bytes =
        isRebuilt && kind === 'plain' ? rebuilt(original, random) : damaged(original.bytes, random);
      await openOne(tally, { bytes, original, name: `${kind} seed ${seed}`, derive });
    });
  };
}

/** Whether a project kept as plain JSON opens as something else after the same damages, without a word. */
export function isLostPlainly(seed: number): boolean {
  const random = randomFrom(seed);
  const project = JSON.stringify(aProject({ facts: allFacts() }));
  try {
    const read: unknown = JSON.parse(damaged(Buffer.from(project), random).toString('utf8'));
    return JSON.stringify(read) !== project;
  } catch {
    return false;
  }
}

interface Original {
  bytes: Uint8Array;
  parts: NewEntry[];
  expected: OpenedExchangeFile;
}

async function openOne(
  tally: Tally,
  { bytes, original, name, derive }: { bytes: Buffer; original: Original; name: string; derive: DeriveKey },
): Promise<void> {
  const opened = await openExchangeFile(bytes, '사업.baljugil', { password, derive });
  if (opened.ok) {
    // Everything a file is believed for, the manifest's claims too.
    const [now, before] = [plain(opened.value), plain(original.expected)];
    if (!isDeepStrictEqual(now, before))
      tally.found('wrongState', `${name} opened as something else: ${firstDifference(now, before)}`);
  } else if (!properRefusals.includes(opened.failure.type) || !isExplained(opened.failure)) {
    tally.found('unreported', `${name}: ${JSON.stringify(opened.failure).slice(0, 300)}`);
  }
}

function isExplained(failure: Parameters<typeof explainFailure>[0]): boolean {
  const { what, todo } = explainFailure(failure);
  return /[가-힣].*요\./u.test(what) && /[가-힣]/u.test(todo);
}

/** Bytes as text, because a Buffer is no equal of a Uint8Array with the same bytes. */
function plain({ history, evidence, ...rest }: OpenedExchangeFile): object {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return {
    ...rest,
    history: history.map((one) => ({ ...one, line: text(one.line) })),
    evidence: evidence.map((one) => ({ ...one, bytes: text(one.bytes) })),
  };
}

/** A file with little in it, one with a history, and one with evidence and much text. */
async function originals(kind: 'plain' | 'encrypted', derive: DeriveKey): Promise<Original[]> {
  const history = aHistory(12);
  const evidenceBytes = Buffer.alloc(3_000, '검수 사진');
  const cards = Array.from({ length: 60 }, (_, index) =>
    aRequirement({ id: `r${index}`, number: index + 1 }),
  );
  const many = aProject({ facts: allFacts(), requirements: cards });
  const shared = { now: new Date('2027-01-04T00:00:00Z'), appVersion: '0.1.0', sha256, savedBy: '김하늘' };
  const withHistory = { ...shared, place: history.end, history: history.entries };
  const packed = [
    packProjectFile(aProject({ requirements: [] }), shared),
    packProjectFile(aProject(), withHistory),
    packProjectFile(many, {
      ...withHistory,
      evidence: [{ sha256: sha256(evidenceBytes), bytes: evidenceBytes }],
    }),
  ];
  const all: Original[] = [];
  for (const bytes of packed) {
    const outer = kind === 'plain' ? bytes : await sealEnvelope(bytes, [password], { derive, cost: 2 ** 14 });
    const opened = await openExchangeFile(outer, '사업.baljugil', { password, derive });
    if (!opened.ok) throw new Error(`the undamaged file does not open: ${opened.failure.type}`);
    all.push({ bytes: outer, parts: partsOf(opened.value), expected: opened.value });
  }
  return all;
}

function partsOf(file: OpenedExchangeFile): NewEntry[] {
  return [
    { name: 'project.json', bytes: Buffer.from(JSON.stringify(file.project)) },
    {
      name: 'history.ndjson',
      bytes: Buffer.concat(file.history.flatMap(({ line }) => [line, Buffer.from('\n')])),
    },
    ...file.evidence.map((one) => ({ name: `att/${one.sha256}`, bytes: one.bytes })),
  ].filter(({ bytes }) => bytes.length > 0);
}

/** A sound archive around damaged contents, its manifest kept as it was: only the hashes in it can tell. */
function rebuilt({ parts, expected }: Original, random: () => number): Buffer {
  const target = below(random, parts.length);
  const manifest = {
    formatVersion: 2,
    projectId: 'project-1',
    revision: expected.place?.revision,
    parentHash: expected.place?.link,
    savedBy: expected.savedBy,
    savedAt: expected.savedAt,
    appVersion: expected.appVersion,
    contentVersion: expected.contentVersion,
    entries: parts.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length, sha256: sha256(bytes) })),
  };
  const entries = parts.map((one, index) =>
    index === target ? { ...one, bytes: different(one, random) } : one,
  );
  return Buffer.from(
    writeArchive([
      { name: 'mimetype', bytes: Buffer.from(projectMediaType), method: 'store' },
      { name: 'manifest.json', bytes: damagedSometimes(Buffer.from(JSON.stringify(manifest)), random) },
      ...entries,
    ]),
  );
}

/** Some damages, such as zeros over zeros, change nothing. */
function different({ bytes }: NewEntry, random: () => number): Buffer {
  const changed = damaged(bytes, random);
  return changed.equals(bytes) ? Buffer.concat([changed, Buffer.from(' ')]) : changed;
}

function damagedSometimes(bytes: Buffer, random: () => number): Buffer {
  return random() < 0.3 ? damaged(bytes, random) : bytes;
}

function rememberingDerive(): DeriveKey {
  const known = new Map<string, Promise<Uint8Array>>();
  return (given, salt, cost) => {
    const key = `${given} ${Buffer.from(salt).toString('hex')} ${cost}`;
    const earlier = known.get(key);
    if (earlier) return earlier;
    const derived = deriveKey(given, salt, cost);
    known.set(key, derived);
    return derived;
  };
}

/** The name of the part that differs, and what it holds now. */
function firstDifference(now: object, before: object): string {
  const parts = before as Record<string, unknown>;
  const changed = Object.entries(now).find(([name, value]) => !isDeepStrictEqual(value, parts[name]));
  return changed ? `${changed[0]} ${JSON.stringify(changed[1])}`.slice(0, 200) : 'a part is missing';
}
