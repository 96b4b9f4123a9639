import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
// @ts-expect-error the build script is plain JavaScript
import { programConfig, programs } from '../../scripts/build.mjs';

/** Builds one program of scripts/build.mjs into a new temporary folder; gives its file. */
export async function builtProgram(name: 'worker' | 'cli' | 'browserHost'): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), `baljugil-${name}-`));
  await build(programConfig(name, folder));
  // The hosts look at the page's files before anything else.
  mkdirSync(path.join(folder, 'renderer'));
  writeFileSync(path.join(folder, 'renderer/index.html'), '<!doctype html><title>발주길잡이</title>');
  const [, below, file] = programs[name] as [string, string, string];
  return path.join(folder, below, file);
}
