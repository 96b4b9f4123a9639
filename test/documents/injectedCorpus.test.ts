import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentNode } from '../../shared/document/wordDocument';
import { injectIntoDocx } from '../../shared/docx/injectIntoDocx';
import { updateInsertions } from '../../shared/docx/updateInsertions';
import { cardParts } from '../../shared/rfp/insertable';
import { requirementCard } from '../../shared/rfp/requirementNodes';
import { aRequirement } from '../support/aProject';
import { agencyCorpus } from '../support/corpus/agencyCorpus';
import { schemaErrors } from '../support/openXml';
import { anItem } from '../support/sampleWordDocument';

const requirement = aRequirement();
const nodes: DocumentNode[] = [
  ...requirementCard(requirement, {
    requirements: [requirement],
    categories: [{ code: 'SFR', name: '기능 요구사항' }],
    numbering: { digits: 3 },
  }),
  { type: 'heading', level: 2, text: '넣은 제목' },
  anItem('□', '넣은 항목'),
];
const insertions = [
  {
    place: { kind: 'placeholder', text: '{{요구사항}}' } as const,
    parts: [{ nodes, mark: { kind: 'requirement' as const, id: requirement.id, title: 'SFR-001' } }],
  },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baljugil-corpus-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function errors(name: string, bytes: Uint8Array): Promise<string[]> {
  const path = join(folder, `${name}.docx`);
  await writeFile(path, bytes);
  // Without the place an error stands at, which an insertion moves.
  return (await schemaErrors(path)).map((line) => {
    const { id, path: part, description } = JSON.parse(line) as Record<string, string>;
    return `${part} ${id} ${description}`;
  });
}

const tracking = {
  author: '김하늘',
  at: '2026-11-20T09:08:07Z',
  origin: { projectName: '민원 시스템', asOf: '2026-11-20' },
};

const taken = agencyCorpus().filter(({ refused, bytes }) => !refused && bytes.length < 100_000);

test.each(taken.map((one, number) => ({ ...one, number })))(
  'the Open XML SDK finds nothing new in $name, put in as it is or as tracked changes',
  async ({ bytes, number }) => {
    let known: ReadonlySet<string> | null = null;
    for (const tracked of [{}, { tracking }]) {
      const result = injectIntoDocx({ bytes, fileName: 'a.docx', insertions, ...tracked });
      if (!result.ok) throw new Error(JSON.stringify(result.failure));
      const found = await errors(`${number}-after`, result.value.bytes);
      if (found.length > 0) known ??= new Set(await errors(`${number}-before`, bytes));
      expect(found.filter((one) => !known?.has(one))).toEqual([]);
    }
  },
);

test('nor in an earlier insertion that is changed, taken out and added to as tracked changes', async () => {
  const requirements = [1, 2, 3].map((number) => aRequirement({ id: `r-${number}`, number }));
  const partsOf = (given: typeof requirements) =>
    cardParts(null, { requirements: given, categories: [], numbering: { digits: 3 } });
  const place = { kind: 'placeholder', text: '{{요구사항}}' } as const;
  const [first] = taken;
  const filled =
    first &&
    injectIntoDocx({
      bytes: first.bytes,
      fileName: 'a.docx',
      insertions: [{ place, parts: partsOf(requirements.slice(0, 2)) }],
    });
  if (!filled?.ok) throw new Error('was not inserted');
  const updated = updateInsertions({
    bytes: filled.value.bytes,
    fileName: 'a.docx',
    parts: partsOf(requirements.map((one) => ({ ...one, name: `${one.name} 개선` }))),
    changes: [
      { index: 0, action: 'update' },
      { index: 1, action: 'remove' },
    ],
    add: ['r-3'],
    tracking,
  });
  if (!updated.ok) throw new Error(JSON.stringify(updated.failure));
  expect(await errors('updated', updated.value.bytes)).toEqual(await errors('filled', filled.value.bytes));
});
