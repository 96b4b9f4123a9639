import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

// Goals: an edit blocks the main side for 5 ms and is durable after 20 ms (medians, 1,000 requirements), a project opens in
// 300 ms, and in 2 s with 100,000 operations since its last snapshot.
const edits = 200;
const operationsSinceSnapshot = 100_000;

/** Times in ms of the project store on the real disk. `load` gives a TypeScript module. */
export async function measure(load) {
  const { openProjectStore } = await load('/electron/storage/projectStore.ts');
  const { aProject, aRequirement } = await load('/test/support/aProject.ts');
  const project = aProject({
    requirements: Array.from({ length: 1_000 }, (_, index) => ({
      ...aRequirement({ id: `requirement-${index}`, name: `요구사항 ${index}` }),
      number: index + 1,
      details: Array.from({ length: 8 }, (_, line) => ({
        level: '○',
        text: `${index}-${line} ${'세부내용을 적는다. '.repeat(4)}`,
      })),
    })),
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'baljugil-bench-'));
  const aStore = (options = {}) =>
    openProjectStore({ folder, now: () => new Date(), randomId: randomUUID, ...options });
  try {
    const measurements = [
      { what: 'project as JSON, MB', value: round(Buffer.byteLength(JSON.stringify(project)) / 1e6) },
    ];
    const first = aStore();
    await first.create(project, { isSample: false });
    measurements.push(...(await editTimes(first)));
    await first.closeAll();
    measurements.push({ what: 'open, 1,000 requirements', goal: 300, ...(await openTime(aStore)) });

    // No snapshot is made on the way, as if the last one had been lost.
    const many = aStore({
      changesPerSnapshot: Number.MAX_SAFE_INTEGER,
      bytesPerSnapshot: Number.MAX_SAFE_INTEGER,
    });
    let { revision } = (await many.open('project-1')).value;
    for (let done = 0; done < operationsSinceSnapshot; done++)
      revision = (await applied(many, revision)).value.revision;
    // The process ends without closing.
    const home = path.join(folder, 'projects', 'project-1');
    for (const name of await readdir(home)) if (name.startsWith('lock-')) await rm(path.join(home, name));
    let bytes = 0;
    for (const name of await readdir(home)) bytes += (await stat(path.join(home, name))).size;
    measurements.push({ what: 'folder with 100,000 operations, MB', value: round(bytes / 1e6) });
    const start = performance.now();
    const read = await aStore().read('project-1');
    const milliseconds = performance.now() - start;
    if (!read.ok || read.value.revision !== revision)
      throw new Error(`opened ${JSON.stringify(read.failure ?? read.value.revision)}`);
    measurements.push({
      what: 'open, 100,000 operations since the snapshot',
      goal: 2_000,
      value: round(milliseconds),
    });
    const history = performance.now();
    await aStore().history('project-1', { limit: 200 });
    measurements.push({ what: 'first page of that history', value: round(performance.now() - history) });
    return measurements;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function applied(store, revision) {
  return store.apply('project-1', revision, [
    {
      type: 'editRequirement',
      id: `requirement-${revision % 1_000}`,
      changes: { definition: `${revision}번째로 고친 정의: 신청인이 처리 단계를 확인하는 기능` },
    },
  ]);
}

/** How long an edit takes until it is answered as saved, and how long of that nothing else can run. */
async function editTimes(store) {
  let { revision } = (await store.open('project-1')).value;
  const durable = [];
  const blocking = [];
  for (let count = 0; count < edits; count++) {
    const before = performance.eventLoopUtilization();
    const start = performance.now();
    const result = await applied(store, revision);
    durable.push(performance.now() - start);
    blocking.push(performance.eventLoopUtilization(before).active);
    revision = result.value.revision;
    // A snapshot that became due is written meanwhile, as between two edits of a person.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return [
    { what: 'edit: main side busy', goal: 5, value: median(blocking), worst: round(Math.max(...blocking)) },
    { what: 'edit: until durable', goal: 20, value: median(durable), worst: round(Math.max(...durable)) },
  ];
}

async function openTime(aStore) {
  const times = [];
  for (let count = 0; count < 9; count++) {
    const store = aStore();
    const start = performance.now();
    await store.open('project-1');
    times.push(performance.now() - start);
    await store.closeAll();
  }
  return { value: median(times), worst: round(Math.max(...times)) };
}

function median(values) {
  return round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
}

function round(value) {
  return Math.round(value * 100) / 100;
}
