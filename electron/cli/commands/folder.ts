import { folderFindings, mayUseFolder } from '../../../shared/dataFolder/folderFindings';
import { fail, ok } from '../../../shared/ipc/failure';
import { dataFolder, traceFolder } from '../../app/dataFolder';
import { findDataFolder, isThere } from '../../app/dataFolderState';
import { examineFolder } from '../../app/examineFolder';
import { readKept } from '../../storage/settings';
import type { Command } from '../command';

const weights = { refused: '쓸 수 없음', warning: '주의', note: '참고' };

export const folderCommand: Command = {
  name: 'folder',
  summary: '프로그램이 쓰는 자료 폴더가 어디인지, 자료를 두어도 되는지 시험해 보여 줘요.',
  input: {
    name: '폴더',
    description: '시험할 폴더. 빼면 지금 쓰는 자료 폴더예요. 시험 파일은 바로 지워요.',
    isOptional: true,
  },
  options: [],
  answer:
    '`folder`, `state`(`ready`·`notChosen`·`missing`·`emptied`, 폴더를 적으면 `null`), `mayUse`, `freeBytes`, `findings`(`kind`·`weight`·`isCertain`·`what`·`todo`)',
  async run({ input }, context) {
    const home = dataFolder();
    const mayChoose = !process.env.BALJUGIL_DATA;
    const places = { home, mayChoose, traceFolder: traceFolder() };
    const found = input === '' ? await findDataFolder(places, readKept(home)) : null;
    const named = found && 'displayPath' in found.state ? found.state.displayPath : (found?.folder ?? home);
    const folder = found ? named : context.resolve(input);
    if (!(await isThere(folder))) return fail({ type: 'folderNotFound', folderName: folder });
    const facts = await examineFolder(folder, { fileSystem: context.fileSystem });
    const findings = folderFindings(facts);
    return ok({
      json: {
        folder,
        state: found?.state.kind ?? null,
        mayUse: mayUseFolder(findings),
        freeBytes: facts.freeBytes,
        findings,
      },
      lines: [
        folder,
        ...findings.map(
          ({ weight, isCertain, what, todo }) =>
            `- ${weights[weight]}${isCertain ? '' : '(미확인)'}: ${what} ${todo}`,
        ),
        ...(findings.length === 0 ? ['쓰기·읽기·바꾸기·공간을 시험했고 문제를 찾지 못했어요.'] : []),
      ],
    });
  },
};
