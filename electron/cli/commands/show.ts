import { ok } from '../../../shared/ipc/failure';
import { inPrintingOrder } from '../../../shared/requirement/numbering';
import { requirementNumber } from '../../../shared/requirement/requirement';
import { evidenceInFile, evidenceLines } from '../../exchange/evidenceInFile';
import type { Command } from '../command';
import { readInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';

export const showCommand: Command = {
  name: 'show',
  summary: '사업 파일의 내용을 보여 줘요.',
  input: projectInput,
  options: [passwordOption],
  answer: '`project`(사업 파일의 내용 전체)',
  async run(given, context) {
    const loaded = await readInput(given, context);
    if (!loaded.ok) return loaded;
    const { project, evidence } = loaded.value;
    return ok({
      json: { project },
      lines: [
        `${project.facts.projectName} (${project.facts.agency})`,
        ...project.chapters.map(
          ({ title, enabled }, index) => `${index + 1}. ${title}${enabled ? '' : ' (끔)'}`,
        ),
        ...inPrintingOrder(project.requirements, project.categories).map(
          (one) => `${requirementNumber(one, project.numbering.digits)} ${one.name}`,
        ),
        ...evidenceLines(project, evidenceInFile(project, evidence)).map((line) => `증빙 ${line}`),
      ],
    });
  },
};
