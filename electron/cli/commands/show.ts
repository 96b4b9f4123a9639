import { ok } from '../../../shared/ipc/failure';
import { inPrintingOrder } from '../../../shared/requirement/numbering';
import { requirementNumber } from '../../../shared/requirement/requirement';
import { loadProjectFile } from '../../storage/projectFiles';
import type { Command } from '../command';
import { projectInput } from '../projectInput';

export const showCommand: Command = {
  name: 'show',
  summary: '사업 파일의 내용을 보여 줘요.',
  input: projectInput,
  options: [],
  answer: '`project`(사업 파일의 내용 전체)',
  async run({ input }, context) {
    const loaded = await loadProjectFile(context.resolve(input), context);
    if (!loaded.ok) return loaded;
    const project = loaded.value;
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
      ],
    });
  },
};
