// How long the main side is held while documents are made, read and changed in the worker: the longest wait of a timer.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './sideBySide.mjs';

const sizes = [100, 1_000, 3_000];

/** Needs the built worker (`npm run build`). Milliseconds. */
export async function measure(load) {
  const { createApp } = await load('/electron/app/createApp.ts');
  const { loadContent } = await load('/electron/app/loadContent.ts');
  const { openProjectStore } = await load('/electron/storage/projectStore.ts');
  const { aShapedProject } = await load('/test/support/aShapedProject.ts');
  const { aDocx, aParagraphXml } = await load('/test/support/docxFiles.ts');
  const folder = await mkdtemp(join(tmpdir(), 'baljugil-bench-'));
  const content = (await loadContent(join(root, 'templates'))).value;
  const store = openProjectStore({
    folder: join(folder, 'data'),
    now: () => new Date(),
    randomId: randomUUID,
  });
  for (const cards of sizes)
    await store.create(aShapedProject(content, cards, { id: `cards-${cards}` }), { isSample: false });
  await store.closeAll();
  let chosen = null;
  const app = await createApp({
    kind: 'electron',
    version: '0.1.0',
    dataFolder: join(folder, 'data'),
    templatesFolder: join(root, 'templates'),
    workerFile: join(root, 'dist/worker/documentWorker.cjs'),
    accountName: '재기',
    dialogs: { chooseOpen: async () => chosen, chooseSave: async () => chosen },
    showInFolder: async () => true,
    emit: () => undefined,
    notices: [],
  });
  const call = async (name, input) => {
    const result = await app.route(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.failure)}`);
    return result.value;
  };
  const saveAs = async (name) => {
    chosen = join(folder, name);
    return (await call('file.chooseSave', { purpose: 'wordDocument', suggestedName: name })).target.token;
  };
  const openNamed = async (name) => {
    chosen = join(folder, name);
    return (await call('file.chooseOpen', { purpose: 'wordDocument' })).file.token;
  };
  const measurements = [];
  try {
    for (const cards of sizes) {
      const projectId = `cards-${cards}`;
      await call('project.open', { projectId });
      const target = await saveAs(`out-${cards}.docx`);
      measurements.push(
        await held(`writing ${cards} cards`, () => call('rfp.exportDocx', { projectId, target, jobId: 'a' })),
      );
      if (cards !== 100) continue;
      for (const paragraphs of [2_000, 31_000]) {
        const body =
          aParagraphXml('기관의 문서에 있던 본문 한 줄이다.').repeat(paragraphs - 1) +
          aParagraphXml('{{요구사항}}');
        await writeFile(join(folder, 'agency.docx'), aDocx({ body }));
        const file = await openNamed('agency.docx');
        measurements.push(
          await held(`inspecting ${paragraphs} paragraphs`, () => call('wordDocument.inspect', { file })),
        );
        const to = { kind: 'copy', target: await saveAs(`in-${paragraphs}.docx`) };
        const insertions = [
          {
            place: { kind: 'placeholder', text: '{{요구사항}}' },
            what: { kind: 'cards', requirementIds: null },
          },
        ];
        measurements.push(
          await held(`injecting into ${paragraphs} paragraphs`, () =>
            call('wordDocument.inject', {
              file,
              source: { kind: 'project', projectId },
              insertions,
              to,
              jobId: 'b',
            }),
          ),
        );
      }
    }
    return measurements;
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The longest time a timer of one millisecond had to wait while the work went on. */
async function held(what, work) {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 1);
    last = now;
  }, 1);
  const start = performance.now();
  await work();
  longest = Math.max(longest, performance.now() - last - 1);
  clearInterval(timer);
  return { what, goal: 50, longestHold: Math.round(longest), wholeMs: Math.round(performance.now() - start) };
}
