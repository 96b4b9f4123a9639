import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { writeArchive } from '../../shared/archive/writeArchive';
import { strictJson } from '../../shared/json/strictJson';
import { projectSchema } from '../../shared/project/project';
import { projectMediaType, readProjectFile } from '../../shared/project/projectFile';
import { aProject } from '../support/aProject';
import { randomNumbers } from './support/damagedFolders';
import { mutated } from './support/mutations';
import { type FaultReport, Tally } from './support/tally';

export const runsByDefault = 5_000;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const hostile = [
  '"__proto__":{"isPolluted":true}',
  '"constructor":{"prototype":{"isPolluted":true}}',
  '"id":"\\ud800"',
  `"a":${'['.repeat(5_000)}`,
  '"facts":null',
  '"requirements":[{}]',
  '"a":1e999',
];

/** Wrong JSON inside a file whose sizes and hashes are all right: refused with a type, or a whole project. */
export async function run(runs: number): Promise<FaultReport> {
  const text = JSON.stringify(aProject());
  const untouched = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
  const tally = new Tally();
  for (let seed = 1; seed <= runs; seed++)
    await tally.run(`seed ${seed}`, async () => {
      const random = randomNumbers(seed);
      const at = Math.floor(random() * text.length);
      const json =
        seed % 3 === 0
          ? Buffer.from(`{${hostile[seed % hostile.length]},${text.slice(1)}`)
          : seed % 3 === 1
            ? Buffer.from(`${text.slice(0, at)}${hostile[seed % hostile.length]}${text.slice(at)}`)
            : mutated(Buffer.from(text), random);
      strictJson(json);
      const read = readProjectFile(packed(json), 'p.baljugil', { sha256 });
      if (read.ok && !isDeepStrictEqual(projectSchema.parse(read.value), read.value))
        tally.found('wrongState', `seed ${seed}`);
      if (JSON.stringify(Object.getOwnPropertyNames(Object.prototype)) !== untouched || 'isPolluted' in {})
        tally.found('wrongState', `seed ${seed} changed the prototype of everything`);
    });
  return tally.report();
}

function packed(json: Uint8Array): Uint8Array {
  const manifest = {
    formatVersion: 1,
    projectId: 'project-1',
    createdAt: '2026-11-20T08:30:00.000Z',
    appVersion: '0.1.0',
    entries: [{ name: 'project.json', sizeBytes: json.length, sha256: sha256(json) }],
  };
  return writeArchive([
    { name: 'mimetype', bytes: Buffer.from(projectMediaType), method: 'store' },
    { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) },
    { name: 'project.json', bytes: json },
  ]);
}
