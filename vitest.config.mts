import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// `atomically` is the writer under conf and electron-store. It ignores short writes, so ours stands in for it
// (docs/decisions/004). A test fails when this line is removed.
const alias = {
  atomically: fileURLToPath(new URL('./electron/storage/atomicallyReplacement.ts', import.meta.url)),
};

// They start programs or repeat faults by the hundred: part of `npm test`, too slow for `npm run check`.
const processes = [
  'test/unit/electron/storage/projectStoreFaults.test.ts',
  'test/unit/faults/*.test.ts',
  'test/unit/electron/app/documents.test.ts',
  'test/unit/electron/browserHost/process.test.ts',
  'test/unit/scripts/start.test.ts',
  'test/unit/shared/docx/sameBytes.test.ts',
  'test/unit/shared/reading/roundTrip.test.ts',
];

export default defineConfig({
  resolve: { alias },
  test: {
    server: { deps: { inline: ['conf', 'electron-store'] } },
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx', 'test/architecture/**/*.test.ts'],
          exclude: processes,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'processes', include: processes, testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'documents',
          include: ['test/documents/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'traffic',
          include: ['test/traffic/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          // Keys sent by a program can overtake the page; a fault of the product fails twice.
          retry: 1,
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
