import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Content } from '../../../../shared/content/content';
import { writeDocx } from '../../../../shared/docx/writeDocx';
import type { Project } from '../../../../shared/project/project';
import { startProject, startSample } from '../../../../shared/project/startProject';
import { readDocument } from '../../../../shared/reading/readDocument';
import { reconcile } from '../../../../shared/reading/reconcile';
import type { Requirement } from '../../../../shared/requirement/requirement';
import { buildRfpDocument } from '../../../../shared/rfp/buildRfpDocument';
import { countingIds, someFacts } from '../../../support/aProject';
import { shippedContent } from '../../../support/content';

const date = '2026-11-20T00:00:00Z';
let content: Content;
beforeAll(async () => {
  content = await shippedContent();
});

async function readBack(project: Project) {
  const bytes = await writeDocx(buildRfpDocument(project, content, { date }));
  const read = readDocument(bytes, '제안요청서.docx');
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

test('the sample’s own document holds every requirement word for word, and says nothing wrong about itself', async () => {
  const sample = content.samples[0];
  if (!sample) throw new Error('no sample');
  const project = startSample({ sample, content, id: 'p', newId: countingIds() });
  const { matches, problems } = reconcile(project, await readBack(project));
  expect(matches.filter((one) => one.kind !== 'same')).toEqual([]);
  expect(matches).toHaveLength(project.requirements.length);
  expect(problems).toEqual([]);
});

const syllable = fc.constantFrom(...'가나다한글민원처리컨테이너 ·,()12ab%“”-○※&<>"\'');
const words = (maxLength: number) =>
  fc.array(syllable, { minLength: 1, maxLength }).map((all) => all.join('').trim() || '말');
const requirement = fc.record({
  categoryCode: fc.constantFrom('SFR', 'CSR', 'SER', 'PER'),
  name: words(30),
  definition: fc.oneof(fc.constant(''), words(80)),
  details: fc.array(fc.record({ level: fc.constantFrom('□', '○', '-', '※'), text: words(60) }), {
    maxLength: 12,
  }),
  // A comma outside brackets parts two items.
  deliverables: fc.array(
    words(12).map((text) => text.replace(/[,()-]/g, '').trim() || '계획서'),
    { maxLength: 4 },
  ),
  source: fc.oneof(fc.constant(''), words(20)),
  acceptanceCriteria: fc.array(
    fc.record({ method: words(40), condition: words(20), limit: words(20), inspector: words(10) }),
    { maxLength: 4 },
  ),
});

// Found by the property: a line that is only a hyphen says nothing.
const hyphenOnly = {
  categoryCode: 'SFR' as const,
  name: '가',
  definition: '',
  details: [{ level: '□' as const, text: '-' }],
  deliverables: [],
  source: '가',
  acceptanceCriteria: [],
};

test('two hundred projects read back from their own document as the same requirements', async () => {
  const whole = startProject({
    facts: someFacts(),
    content,
    templateIds: [],
    id: 'p',
    newId: countingIds(),
  });
  // The chapter with the requirements; the others only make it slower.
  const started = { ...whole, chapters: whole.chapters.filter((one) => one.id === 'request') };
  expect(started.chapters).toHaveLength(1);
  await fc.assert(
    fc.asyncProperty(
      fc.array(requirement, { minLength: 1, maxLength: 8 }),
      fc.constantFrom<2 | 3>(2, 3),
      async (cards, digits) => {
        const requirements = cards.map(
          (card, index): Requirement => ({
            ...card,
            id: `requirement-${index}`,
            number: index + 1,
            related: index === 0 ? [] : [{ requirementId: 'requirement-0', label: '' }],
            acceptanceCriteria: card.acceptanceCriteria.map((one, at) => ({
              ...one,
              id: `c-${index}-${at}`,
            })),
            evaluationQuestion: '',
            origin: null,
          }),
        );
        const project = { ...started, requirements, numbering: { digits } };
        const { matches, problems } = reconcile(project, await readBack(project));
        expect(matches.filter((one) => one.kind !== 'same')).toEqual([]);
        expect(problems).toEqual([]);
      },
    ),
    { numRuns: 200, examples: [[[hyphenOnly], 2]] },
  );
});
