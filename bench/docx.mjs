// Writing a document of N requirement cards, and putting N cards into an existing document of P paragraphs.

import { compareWriting } from './writing/compare.mjs';

const repetitions = 5;

/** Milliseconds of the first run and the median of the later ones. */
async function time(work) {
  const runs = [];
  for (let count = 0; count <= repetitions; count += 1) {
    const start = performance.now();
    await work();
    runs.push(performance.now() - start);
  }
  const [first, ...later] = runs;
  later.sort((a, b) => a - b);
  return { firstMs: Math.round(first), medianMs: Math.round(later[Math.floor(later.length / 2)]) };
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1024 / 1024);

export async function measure(load) {
  const { injectIntoDocx } = await load('/shared/docx/injectIntoDocx.ts');
  const { aRequirementCard } = await load('/test/support/sampleWordDocument.ts');
  const { aDocx, aParagraphXml } = await load('/test/support/docxFiles.ts');
  const measurements = [];

  measurements.push(...(await compareWriting()));

  const nodes = Array.from({ length: 50 }, (_, index) => aRequirementCard(`CSR-${index}`, '요구사항'));
  for (const paragraphs of [1_700, 31_000]) {
    const body =
      aParagraphXml('기관의 문서에 있던 본문 한 줄이다.').repeat(paragraphs - 1) +
      aParagraphXml('{{요구사항}}');
    const bytes = aDocx({ body });
    let sizeBytes = 0;
    const times = await time(() => {
      const place = { kind: 'placeholder', text: '{{요구사항}}' };
      const result = injectIntoDocx({
        bytes,
        fileName: 'bench.docx',
        insertions: [{ place, parts: [{ nodes }] }],
      });
      if (!result.ok) throw new Error(JSON.stringify(result.failure));
      sizeBytes = result.value.bytes.length;
    });
    measurements.push({
      what: 'injectIntoDocx',
      cards: 50,
      paragraphs,
      ...times,
      sizeBytes,
      rssMegabytes: megabytes(),
    });
  }
  return measurements;
}
