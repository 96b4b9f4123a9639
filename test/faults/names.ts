import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
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
const reserved = ['con', 'prn', 'aux', 'nul', 'com1', 'com9', 'lpt1', 'lpt9'];
const odd = [
  ...reserved,
  ...reserved.map((one) => one.toUpperCase()),
  ...reserved.map((one) => `${one}.txt`),
  'a.',
  'a ',
  ' a',
  '사업.',
  '사업 (최종) 진짜최종',
  '  사업   둘  ',
  '🏛️',
  '👩‍💻 클라우드 🇰🇷',
  'a:b*c?',
  'a/b',
  '<사업>|"',
  '..',
  '.',
  '~',
  '-rf',
  '%TEMP%',
  '__proto__',
  '가\u0000나',
  '가\n나',
  '\u202e사업',
  // 255 bytes with the ending, and one more.
  'x'.repeat(246),
  'x'.repeat(247),
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
    for (const id of [...ids, ...reserved]) cases.push(() => asId(id));
    for (const depth of [250, 260, 400, 1_000]) cases.push(() => belowLongPath(depth));

    async function asProjectName(projectName: string) {
      // The form and the calls refuse longer ones.
      if (projectName.length > 200) return;
      const made = await store.create(aProject({ facts: someFacts({ projectName }) }), { isSample: false });
      if (!made.ok) return tally.found('wrongState', `${projectName}: ${made.failure.type}`);
      const read = await store.read(made.value.projectId);
      if (!read.ok || read.value.project.facts.projectName !== projectName)
        tally.found('wrongState', projectName);
    }
    /** A data folder whose path is longer than Windows allows without asking. */
    async function belowLongPath(length: number) {
      const depth = Math.ceil(length / 41);
      const deep = path.join(folder, 'data', ...Array<string>(depth).fill('긴 이름의 폴더 가나다라마바사'));
      const far = openProjectStore({ folder: deep, now: () => new Date(), randomId: randomUUID });
      const made = await far.create(aProject(), { isSample: false });
      const read = made.ok ? await far.read(made.value.projectId) : made;
      if (!read.ok) tally.found('wrongState', `a path of ${deep.length}: ${read.failure.type}`);
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
      control: control(path.join(folder, 'data', 'plain')),
      notes: ['Linux rules; names of Windows are judged by checkFileName and its tests'],
    });
  });
}

/** A program that names the file after the project. */
function control(folder: string) {
  mkdirSync(folder, { recursive: true });
  let losses = 0;
  const names = [...lengths.map((length) => '한'.repeat(length)), ...odd];
  for (const name of names)
    try {
      const file = path.join(folder, `${name}.json`);
      writeFileSync(file, name);
      if (!readdirSync(folder).includes(`${name}.json`)) losses += 1;
    } catch {
      losses += 1;
    }
  return { runs: names.length, losses };
}
