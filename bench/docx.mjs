// Writing a document of N requirement cards, and putting 50 cards into an existing document of P paragraphs.
import { join } from 'node:path';
import { sideBySide } from './sideBySide.mjs';

export async function measure() {
  const writing = await sideBySide({
    source: 'bench/writing/oneWriter.ts',
    // The floor, template literals and fflate, is what the others are compared with.
    engines: ['floor', 'ours', 'docx', 'docxtemplater', 'easy-template-x'],
    sizes: [50, 100, 300, 1_000, 3_000],
    argumentsFor: (cards, folder) => [cards, join(folder, 'frame.json')],
    describe: (cards) => ({ what: 'writing', cards }),
    prepare: ({ folder, start }) => start('takeApart', 0, join(folder, 'frame.json')),
  });
  const injecting = await sideBySide({
    source: 'bench/injecting/oneInjector.ts',
    engines: ['ours', 'patchDocument', 'docxtemplater'],
    sizes: [2_000, 10_000, 31_000],
    argumentsFor: (paragraphs) => [paragraphs, 50],
    describe: (paragraphs) => ({ what: 'injecting', cards: 50, paragraphs }),
  });
  return [...writing, ...injecting];
}
