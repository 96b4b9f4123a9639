import { writeDocx } from '../../../shared/docx/writeDocx';
import { ok } from '../../../shared/ipc/failure';
import { buildRfpDocument } from '../../../shared/rfp/buildRfpDocument';
import { exportNotes } from '../../../shared/rfp/exportNotes';
import { replaceFile } from '../../storage/replaceFile';
import type { Command } from '../command';
import { outputPath, readProjectInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';

export const exportCommand: Command = {
  name: 'export',
  summary: '제안요청서를 Word 문서(.docx)로 내보내요.',
  input: projectInput,
  options: [
    { name: 'out', value: '제안요청서.docx', description: '만들 Word 문서.', isRequired: true },
    passwordOption,
  ],
  answer: '`file`(경로·크기·SHA-256), `notes`(남은 빈자리와 목차 안내)',
  async run(given, context) {
    const source = context.resolve(given.input);
    const target = await outputPath(given.options.out ?? '', [source], context);
    if (!target.ok) return target;
    const project = await readProjectInput(given, context);
    if (!project.ok) return project;
    const content = await context.content();
    if (!content.ok) return content;
    const document = buildRfpDocument(project.value, content.value, { date: context.now().toISOString() });
    const saved = await replaceFile(target.value, await writeDocx(document), context);
    if (!saved.ok) return saved;
    const notes = exportNotes(document);
    return ok({
      json: { file: { path: target.value, ...saved.value }, notes },
      sentences: [`제안요청서를 내보냈어요: ${target.value}`, ...notes],
    });
  },
};
