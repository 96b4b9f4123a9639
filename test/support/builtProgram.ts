import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
// @ts-expect-error the build script is plain JavaScript
import { programConfig, programs } from '../../scripts/build.mjs';

/** Builds one program of scripts/build.mjs into a new temporary folder; gives its file. */
export async function builtProgram(name: 'worker' | 'cli' | 'browserHost'): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), `baljugil-${name}-`));
  await build(programConfig(name, folder));
  const [, below, file] = programs[name] as [string, string, string];
  return path.join(folder, below, file);
}
