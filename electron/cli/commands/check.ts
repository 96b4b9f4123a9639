import { checkProject } from '../../../shared/check/checkProject';
import { ok } from '../../../shared/ipc/failure';
import type { Command } from '../command';
import { readProjectInput } from '../files';
import { passwordOption, projectInput } from '../projectInput';

export const checkCommand: Command = {
  name: 'check',
  summary: '제안요청서를 점검해 고칠 곳을 알려 줘요. 고칠 곳이 있어도 종료 코드는 0이에요.',
  input: projectInput,
  options: [passwordOption],
  answer: '`findings`(점검 결과), `counts`(필수·권장·참고 건수)',
  async run(given, context) {
    const project = await readProjectInput(given, context);
    if (!project.ok) return project;
    const content = await context.content();
    if (!content.ok) return content;
    const findings = checkProject(project.value, content.value);
    const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
    const counts = { 필수: count('필수'), 권장: count('권장'), 참고: count('참고') };
    return ok({
      json: { findings, counts },
      lines: findings.map((one) => `[${one.severity}] ${one.placeText}: ${one.title} — ${one.message}`),
      sentences: [
        findings.length === 0
          ? '고칠 곳을 찾지 못했어요.'
          : `고칠 곳 ${findings.length}곳 (필수 ${counts.필수}, 권장 ${counts.권장}, 참고 ${counts.참고})`,
      ],
    });
  },
};
