import type { Content } from './content';

/** The first reference between `law.json` and `stages.json` that leads nowhere; `null` when there is none. */
export function lawReferenceProblem({
  law,
  stages,
}: Pick<Content, 'law' | 'stages'>): { file: string; detail: string } | null {
  const activities = stages.flatMap((stage) => stage.steps.flatMap((step) => step.activities));
  const activityIds = new Set(activities.map((one) => one.id));
  const stray = law.flatMap((one) => one.activityIds).find((id) => !activityIds.has(id));
  if (stray !== undefined)
    return { file: 'law.json', detail: `activityIds의 ‘${stray}’ 활동이 stages.json 파일에 없습니다.` };
  const lawIds = new Set(law.map((one) => one.id));
  const unknown = activities
    .flatMap((one) => one.legalCheckpoints ?? [])
    .find((one) => one.lawId !== undefined && !lawIds.has(one.lawId));
  return unknown
    ? {
        file: 'stages.json',
        detail: `‘${unknown.id}’ 항목의 lawId ‘${unknown.lawId}’ 값이 law.json 파일에 없습니다.`,
      }
    : null;
}
