import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sampleSchema, stagesFileSchema } from '../../../../shared/content/content';
import { forgottenDuties } from '../../../../shared/lifecycle/activityMarks';
import { stageProgress } from '../../../../shared/lifecycle/progress';

const templates = path.join(import.meta.dirname, '../../../../templates');
const { stages } = stagesFileSchema.parse(
  JSON.parse(readFileSync(path.join(templates, 'stages.json'), 'utf8')),
);
const samples = readdirSync(path.join(templates, 'samples')).map((name) =>
  sampleSchema.parse(JSON.parse(readFileSync(path.join(templates, 'samples', name), 'utf8'))),
);

test('the guide has six stages, 19 steps, 41 activities, and 13 duties on 11 of them', () => {
  const activities = stages.flatMap((stage) => stage.steps.flatMap((step) => step.activities));
  expect(stages).toHaveLength(6);
  expect(stages.flatMap((stage) => stage.steps)).toHaveLength(19);
  expect(activities).toHaveLength(41);
  expect(activities.flatMap((one) => one.cloudNativeDuties)).toHaveLength(13);
  expect(activities.filter((one) => one.cloudNativeDuties.length > 0)).toHaveLength(11);
});

test('no sample forgets a duty, and each marks only activities that exist', () => {
  expect(samples.length).toBeGreaterThan(0);
  for (const sample of samples) {
    expect(forgottenDuties(sample, stages), sample.id).toEqual([]);
    const known = stageProgress(sample, stages).flatMap((stage) =>
      stage.steps.flatMap((step) => step.activities),
    );
    const ids = known.map((one) => one.id);
    expect(Object.keys(sample.activities).filter((id) => !ids.includes(id))).toEqual([]);
  }
});
