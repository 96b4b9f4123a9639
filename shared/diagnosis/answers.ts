import type { Project } from '../project/project';
import { z } from '../zod';

export const diagnosisNumbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
export type DiagnosisNumber = (typeof diagnosisNumbers)[number];

/** Answer by item number: true 예, false 아니오, null 모름 (or not answered yet). */
export type DiagnosisAnswers = Readonly<Record<DiagnosisNumber, boolean | null>>;

/** One answer of the command line's file; a missing number means 모름. */
const answerSchema = z
  .union([z.boolean(), z.null()], {
    error: '답은 true(예), false(아니오), null(모름) 가운데 하나여야 해요. 따옴표는 붙이지 않아요.',
  })
  .default(null);

const answerFields = Object.fromEntries(diagnosisNumbers.map((number) => [number, answerSchema])) as Record<
  DiagnosisNumber,
  typeof answerSchema
>;

/** What `diagnose answers.json` reads: `{"answers": {"1": true, …, "10": null}}`. */
export const diagnosisAnswersSchema = z.strictObject(
  {
    answers: z.strictObject(answerFields, {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `문항 번호는 "1"부터 "10"까지예요. 알 수 없는 번호: ${issue.keys.join(', ')}`
          : '"answers"에는 문항 번호와 답의 묶음이 있어야 해요. 예: {"1": true, "2": null}',
    }),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `알 수 없는 항목이 있어요: ${issue.keys.join(', ')}. "answers"만 쓸 수 있어요.`
        : '답 파일은 {"answers": {"1": true, …, "10": null}} 모양이어야 해요.',
  },
);
export type DiagnosisAnswersFile = z.infer<typeof diagnosisAnswersSchema>;

/** A working file for `diagnose --example`: the second published case, six times 예. */
export const diagnosisAnswersExample: DiagnosisAnswersFile = {
  answers: {
    '1': true,
    '2': false,
    '3': false,
    '4': true,
    '5': false,
    '6': true,
    '7': false,
    '8': true,
    '9': true,
    '10': true,
  },
};

/** The ten answers of a project; an item without an answer is 모름. */
export function answersOf(project: Pick<Project, 'diagnosis'>): DiagnosisAnswers {
  const given = project.diagnosis.answers;
  return Object.fromEntries(
    diagnosisNumbers.map((number) => [number, given[number]?.answer ?? null]),
  ) as Record<DiagnosisNumber, boolean | null>;
}
