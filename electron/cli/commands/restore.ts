import { earlierState } from '../../../shared/exchange/earlierState';
import { ok } from '../../../shared/ipc/failure';
import { saveProjectFile } from '../../storage/projectFiles';
import type { Command } from '../command';
import { outputPath, readInput } from '../files';
import { passwordOption } from '../projectInput';

export const restoreCommand: Command = {
  name: 'restore',
  summary: '백업한 사업 파일을 확인해 새 사업 파일로 되살려요. 예전 시점으로도 되살릴 수 있어요.',
  input: { name: '백업.baljugil', description: '되살릴 백업. 바꾸지 않아요.' },
  options: [
    { name: 'out', value: '사업.baljugil', description: '만들 사업 파일. 잠기지 않아요.', isRequired: true },
    {
      name: 'revision',
      value: '번호',
      description: '이 변경까지의 내용으로 되살려요(`history`의 번호). 빼면 백업 그대로예요.',
    },
    passwordOption,
  ],
  answer: '`file`(경로·크기·SHA-256), `projectId`, `projectName`, `revision`, `requirementCount`',
  misuse({ options: { revision } }) {
    return revision === undefined || /^[0-9]{1,9}$/.test(revision)
      ? null
      : '--revision에는 history가 보여 주는 번호를 적어 주세요.';
  },
  async run(given, context) {
    const { input, options } = given;
    const target = await outputPath(options.out ?? '', [context.resolve(input)], context);
    if (!target.ok) return target;
    const opened = await readInput(given, context);
    if (!opened.ok) return opened;
    const restored =
      options.revision === undefined ? opened : earlierState(opened.value, Number(options.revision));
    if (!restored.ok) return restored;
    const { project, place, history } = restored.value;
    const saved = await saveProjectFile(target.value, project, {
      now: context.now(),
      appVersion: context.version,
      savedBy: opened.value.savedBy,
      ...(place && { place }),
      history,
      evidence: opened.value.evidence,
      fileSystem: context.fileSystem,
    });
    if (!saved.ok) return saved;
    return ok({
      json: {
        file: { path: target.value, ...saved.value },
        projectId: project.id,
        projectName: project.facts.projectName,
        revision: place?.revision ?? null,
        requirementCount: project.requirements.length,
      },
      sentences: [`되살렸어요: ${target.value} (요구사항 ${project.requirements.length}건)`],
    });
  },
};
