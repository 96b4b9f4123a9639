import { mkdirSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';

// The control: what a program does that simply writes its file. It must lose something under the same faults.
function writeUntilKilled(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let revision = 1; ; revision++) {
    writeFileSync(
      path.join(folder, 'plain.json'),
      JSON.stringify({ revision, text: '가'.repeat(3_000_000) }),
    );
    writeSync(1, `${revision}\n`);
  }
}

process.stdin.once('data', () => writeUntilKilled(process.argv[2] ?? ''));
