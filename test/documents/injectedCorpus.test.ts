import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentNode } from '../../shared/document/wordDocument';
import { injectIntoDocx } from '../../shared/docx/injectIntoDocx';
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

const taken = agencyCorpus().filter(({ refused, bytes }) => !refused && bytes.length < 100_000);

test.each(taken.map((one, number) => ({ ...one, number })))(
  'the Open XML SDK finds nothing new in $name',
  async ({ bytes, number }) => {
    const result = injectIntoDocx({ bytes, fileName: 'a.docx', insertions });
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    const found = await errors(`${number}-after`, result.value.bytes);
    const known = found.length > 0 ? new Set(await errors(`${number}-before`, bytes)) : new Set();
    expect(found.filter((one) => !known.has(one))).toEqual([]);
  },
);
