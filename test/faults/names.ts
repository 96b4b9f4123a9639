import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadProjectFile, saveProjectFile } from '../../electron/storage/projectFiles';
import { openProjectStore } from '../../electron/storage/projectStore';
import { aProject, someFacts } from '../support/aProject';
import { inTemporaryFolder } from './support/places';
import { type FaultReport, Tally } from './support/tally';

/** The cases are fixed; a number cuts them short. */
export const runsByDefault = 10_000;

const lengths = [1, 2, 10, 20, 39, 40, 41, 60, 76, 77, 80, 81, 82];
const odd = [
  'con',
  'NUL',
  'com1',
  'a.',
  'a ',
  '사업 (최종) 진짜최종',
  '🏛️',
  'a:b*c?',
  '..',
  '__proto__',
  '가\u0000나',
];
const ids = [...odd, 'Project-1', '../x', 'a/b', 'a\\b', '', 'x'.repeat(100), '가나다', 'constructor'];

/** Names of projects, their ids and their files, as Korean offices give them and as nobody should. */
export function run(runs: number): Promise<FaultReport> {
  return inTemporaryFolder(async (folder) => {
    const tally = new Tally();
    const outside = () =>
      JSON.stringify(readdirSync(folder).filter((name) => !['data', 'files'].includes(name)));
    const store = openProjectStore({
      folder: path.join(folder, 'data'),
      now: () => new Date(),
      randomId: randomUUID,
    });
    const files = path.join(folder, 'files');
    mkdirSync(files);
    const cases: (() => Promise<void>)[] = [];
    for (const form of ['NFC', 'NFD'] as const)
      for (const name of [...lengths.map((length) => '한'.repeat(length)), ...odd].map((one) =>
        one.normalize(form),
      ))
        cases.push(
          () => asProjectName(name),
          () => asFileName(`${name}.baljugil`),
        );
    for (const id of ids) cases.push(() => asId(id));

    async function asProjectName(projectName: string) {
      // The form and the calls refuse longer ones.
      if (projectName.length > 200) return;
      const made = await store.create(aProject({ facts: someFacts({ projectName }) }), { isSample: false });
      if (!made.ok) return tally.found('wrongState', `${projectName}: ${made.failure.type}`);
      const read = await store.read(made.value.projectId);
      if (!read.ok || read.value.project.facts.projectName !== projectName)
        tally.found('wrongState', projectName);
    }
    async function asId(id: string) {
      const project = aProject({ id });
      const made = await store.create(project, { isSample: false });
      if (!made.ok) return tally.found('wrongState', `${id}: ${made.failure.type}`);
      const read = await store.read(made.value.projectId);
      if (!read.ok || !isDeepStrictEqual(read.value.project, { ...project, id: made.value.projectId }))
        tally.found('wrongState', `id ${id}`);
      const asked = await store.read(id);
      if (asked.ok && id !== made.value.projectId && id !== 'constructor')
        tally.found('wrongState', `read ${id}`);
    }
    async function asFileName(name: string) {
      const file = path.join(files, name);
      // Where the name leads out of the folder it is not for storage to say; `checkFileName` refuses it before.
      if (path.dirname(file) !== files) return;
      const project = aProject();
      const saved = await saveProjectFile(file, project, { now: new Date(), appVersion: '0.1.0' });
      if (!saved.ok) {
        if (saved.failure.type !== 'invalidFileName')
          tally.found('wrongState', `${name}: ${saved.failure.type}`);
        return;
      }
      const back = await loadProjectFile(file);
      if (!back.ok || !isDeepStrictEqual(back.value, project)) tally.found('acknowledgedLost', name);
    }

    const before = outside();
    for (const [index, one] of cases.slice(0, runs).entries()) await tally.run(`case ${index}`, one);
    if (outside() !== before) tally.found('wrongState', 'something was written outside');
    return tally.report({
      notes: ['Linux rules; names of Windows are judged by checkFileName and its tests'],
    });
  });
}
