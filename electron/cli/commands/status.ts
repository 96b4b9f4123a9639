import { ok } from '../../../shared/ipc/failure';
import { projectStatus } from '../../../shared/lifecycle/progress';
import type { Command } from '../command';
import { readProjectInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';

export const statusCommand: Command = {
  name: 'status',
  summary: '여섯 단계의 진행, 다음 할 일, 자가진단, 감리·완료검사 판정을 보여 줘요.',
  input: projectInput,
  options: [passwordOption],
  answer:
    '`projectName`, `currentStage`, `stages`, `nextActivities`, `duties`, `diagnosis`, `inspections`, `requirementCount`, `unknownActivityIds`',
  async run(given, context) {
    const project = await readProjectInput(given, context);
    if (!project.ok) return project;
    const content = await context.content();
    if (!content.ok) return content;
    const status = projectStatus(project.value, content.value);
    const { audit, finalInspection } = status.inspections;
    return ok({
      json: { ...status },
      lines: [
        status.projectName,
        ...status.stages.map(
          ({ name, total, counts }) => `${name}: ${counts.완료 + counts.해당없음}/${total}`,
        ),
        `자가진단: ${status.diagnosis.name}`,
        `감리: 적합 ${audit.적합}, 부적합 ${audit.부적합}, 미점검 ${audit.미점검}`,
        `완료검사: 적합 ${finalInspection.적합}, 부적합 ${finalInspection.부적합}, 미점검 ${finalInspection.미점검}`,
        ...status.nextActivities.map(({ stageName, name }) => `다음 할 일: ${stageName} › ${name}`),
      ],
    });
  },
};
