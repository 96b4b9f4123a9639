// A made-up Electron distribution: the right file names and a real fuse wire, and no code that runs. With it packaging
// can be tried, and what would ship can be checked, on a machine that cannot have Electron's own.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

// Electron finds its fuses behind this mark in its executable (electron/fuses, src/constants.ts).
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseVersion = 1;
// Electron 45's own defaults, '1' on and '0' off, in the order of its build/fuses/fuses.json5.
const defaultFuses = '101100011';

export function makeStubDist(folder, version) {
  for (const below of ['resources', 'locales']) mkdirSync(path.join(folder, below), { recursive: true });
  const wire = Buffer.concat([
    Buffer.from(fuseMark),
    Buffer.from([fuseVersion, defaultFuses.length]),
    Buffer.from(defaultFuses),
    Buffer.alloc(64),
  ]);
  const executable = path.join(folder, 'electron');
  writeFileSync(
    executable,
    Buffer.concat([Buffer.from('#!/bin/sh\necho "stub of Electron"\nexit 1\n'), wire]),
  );
  chmodSync(executable, 0o755);
  const files = [
    'chrome-sandbox',
    'chrome_crashpad_handler',
    'icudtl.dat',
    'libffmpeg.so',
    'LICENSE',
    'LICENSES.chromium.html',
    'resources.pak',
    'snapshot_blob.bin',
    'v8_context_snapshot.bin',
  ];
  for (const file of files) writeFileSync(path.join(folder, file), 'stub');
  for (const language of ['ko', 'en-US', 'fr'])
    writeFileSync(path.join(folder, 'locales', `${language}.pak`), 'stub');
  writeFileSync(path.join(folder, 'version'), version);
}
