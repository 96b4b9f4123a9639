import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { packItemKey, packKindNames } from '../../../shared/contentPack/packItem';
import { fail, ok } from '../../../shared/ipc/failure';
import { contentPacks } from '../../app/contentPacks';
import { dataFolder, traceFolder } from '../../app/dataFolder';
import { findDataFolder } from '../../app/dataFolderState';
import { readableProjects } from '../../app/readableProjects';
import { openInstalledPacks } from '../../storage/installedPacks';
import { openProjectStore } from '../../storage/projectStore';
import { readKept } from '../../storage/settings';
import type { Command } from '../command';
import { readPack } from '../readPack';
import { packInput } from './contentPackVerify';

const changeNames = { added: '새로 생김', changed: '바뀜', removed: '없어짐' };

export const contentPackInstallCommand: Command = {
  name: 'content-pack install',
  summary: '내용 묶음을 이 PC의 자료 폴더에 설치해요. 프로그램의 내용은 바꾸지 않고 그 위에 얹어요.',
  input: packInput,
  options: [
    {
      name: 'take',
      value: 'all|id,id',
      description: '받아들일 항목의 id(`종류:id`도 돼요). 빼면 모두 받아들여요. 나머지는 지금대로 둬요.',
    },
  ],
  flags: [{ name: 'dry-run', description: '설치하지 않고 무엇이 달라지는지만 보여 줘요.' }],
  answer:
    '`folder`, `name`, `version`, `asOf`, `publisher`, `installedVersion`(쓰던 판, 없으면 `null`), `installed`(설치했는지), `taken`(받아들인 항목), `changes`(`key`·`change`·`before`·`after`), `affected`(그 항목에서 온 사업의 요구사항)',
  async run({ input, options, flags }, context) {
    const read = await readPack(input, context);
    if (!read.ok) return read;
    const ours = await context.content();
    if (!ours.ok) return ours;
    const home = dataFolder();
    const places = { home, mayChoose: !process.env.BALJUGIL_DATA, traceFolder: traceFolder() };
    const { folder } = await findDataFolder(places, readKept(home));
    if (folder === null) return fail({ type: 'noDataFolder' });
    const { now, fileSystem } = context;
    const store = openProjectStore({ folder, now, randomId: randomUUID, fileSystem });
    const packs = contentPacks(ours.value, openInstalledPacks(folder, { now, fileSystem }), () =>
      readableProjects(store),
    );
    const { bytes, pack } = read.value;
    const keys = pack.items.map(packItemKey);
    const written = (options.take ?? 'all').split(',').map((one) => one.trim());
    const taken = written.map((one) => keys.find((key) => key.slice(key.indexOf(':') + 1) === one) ?? one);
    const isDryRun = flags.has('dry-run');
    const done = await packs.install(
      { bytes, fileName: path.basename(read.value.path) },
      options.take === undefined || options.take === 'all' ? 'all' : taken,
      { isDryRun },
    );
    if (!done.ok) return done;
    const { changes, affected, ...rest } = done.value;
    const isTaken = (key: string) => done.value.taken.includes(key);
    return ok({
      json: { folder, ...rest, installed: !isDryRun, changes, affected },
      lines: [
        ...changes.map(
          (one) =>
            `- ${isTaken(one.key) ? '받아들임' : '지금대로'} · ${changeNames[one.change]}: ${packKindNames[one.kind]} ${one.key} ${one.name}`,
        ),
        ...(changes.length === 0 ? ['지금 쓰는 내용과 다른 것이 없어요.'] : []),
        ...affected.map(
          (one) => `- 이 항목에서 온 요구사항: ${one.projectName} ${one.number} (판 ${one.version})`,
        ),
      ],
      sentences: [
        isDryRun
          ? '설치하지 않았어요. --dry-run을 빼면 설치해요.'
          : `설치했어요: ${pack.name} ${pack.version}. 프로그램을 다시 열면 보여요. 사업의 요구사항은 바꾸지 않았어요.`,
      ],
    });
  },
};
