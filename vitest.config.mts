import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// `atomically` is the writer under conf and electron-store. It ignores short writes, so ours stands in for it
// (docs/decisions/004). A test fails when this line is removed.
const alias = {
  atomically: fileURLToPath(new URL('./electron/storage/atomicallyReplacement.ts', import.meta.url)),
};

export default defineConfig({
  resolve: { alias },
  test: {
    server: { deps: { inline: ['conf', 'electron-store'] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx', 'test/architecture/**/*.test.ts'],
          testTimeout: 60_000,
        },
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
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
