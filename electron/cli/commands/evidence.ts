import { ok } from '../../../shared/ipc/failure';
import { evidenceInFile, evidenceLines } from '../../exchange/evidenceInFile';
import type { Command } from '../command';
import { readInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';

export const evidenceCommand: Command = {
  name: 'evidence',
  summary: '사업 파일의 증빙 목록과, 그 내용이 파일에 들어 있는지 보여 줘요.',
  input: projectInput,
  options: [passwordOption],
  answer:
    '`evidence`(파일 이름·SHA-256·크기·붙인 곳·메모, 내용이 들어 있으면 `isCarried`가 참), `missingCount`. 내용은 사업 파일(ZIP) 안의 `att/<SHA-256>`이에요.',
  async run(given, context) {
    const opened = await readInput(given, context);
    if (!opened.ok) return opened;
    const { project, evidence: carried } = opened.value;
    const evidence = evidenceInFile(project, carried);
    return ok({
      json: { evidence, missingCount: evidence.filter((one) => !one.isCarried).length },
      lines: evidence.length === 0 ? ['증빙 파일이 없어요.'] : evidenceLines(project, evidence),
    });
  },
};
