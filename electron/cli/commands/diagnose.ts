import { diagnosisAnswersExample, diagnosisAnswersSchema } from '../../../shared/diagnosis/answers';
import { diagnose, verdictNames } from '../../../shared/diagnosis/diagnose';
import { fail, ok } from '../../../shared/ipc/failure';
import { inputProblems } from '../../../shared/ipc/inputProblems';
import type { Command } from '../command';
import { readJsonFile } from '../files';

export const diagnoseCommand: Command = {
  name: 'diagnose',
  summary: '적합성 자가진단 열 문항의 답으로 클라우드 네이티브 도입 여부를 판정해요.',
  input: { name: '답.json', description: '열 문항의 답: true 예, false 아니오, null 모름.' },
  options: [],
  answer:
    '`yes`, `no`, `unknown`, `verdict`(`review` 도입 검토, `keep` 기존 유지 권장, `borderline` 경계, `undecided` 미정), `deciding`(판정을 가를 문항), `reasoning`',
  reads: { what: '열 문항의 답', schema: diagnosisAnswersSchema, example: diagnosisAnswersExample },
  async run({ input }, context) {
    const value = await readJsonFile(context.resolve(input), context);
    if (!value.ok) return value;
    const parsed = diagnosisAnswersSchema.safeParse(value.value);
    if (!parsed.success) return fail({ type: 'invalidInput', problems: inputProblems(parsed.error) });
    const diagnosis = diagnose(parsed.data.answers);
    return ok({
      json: { ...diagnosis },
      lines: [`판정: ${verdictNames[diagnosis.verdict]}`, ...diagnosis.reasoning],
    });
  },
};
