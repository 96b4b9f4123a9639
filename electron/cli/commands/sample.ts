import { fail, ok } from '../../../shared/ipc/failure';
import { startSample } from '../../../shared/project/startProject';
import { saveProjectFile } from '../../storage/projectFiles';
import type { Command } from '../command';
import { outputPath } from '../files';

export const sampleCommand: Command = {
  name: 'sample',
  summary: '가상 기관의 표본 사업을 사업 파일로 만들어요.',
  options: [{ name: 'out', value: '표본.baljugil', description: '만들 사업 파일.', isRequired: true }],
  answer: '`file`(경로·크기·SHA-256), `projectId`, `projectName`, `requirementCount`',
  async run({ options }, context) {
    const target = await outputPath(options.out ?? '', [], context);
    if (!target.ok) return target;
    const content = await context.content();
    if (!content.ok) return content;
    const sample = content.value.samples[0];
    if (!sample) return fail({ type: 'contentDamaged', file: 'samples', detail: '표본 사업이 없어요.' });
    const { newId } = context;
    const project = startSample({ sample, content: content.value, id: newId(), newId });
    const saved = await saveProjectFile(target.value, project, {
      now: context.now(),
      appVersion: context.version,
      fileSystem: context.fileSystem,
    });
    if (!saved.ok) return saved;
    const { projectName } = project.facts;
    return ok({
      json: {
        file: { path: target.value, ...saved.value },
        projectId: project.id,
        projectName,
        requirementCount: project.requirements.length,
      },
      sentences: [`표본 사업을 만들었어요: ${target.value} (${projectName})`],
    });
  },
};
