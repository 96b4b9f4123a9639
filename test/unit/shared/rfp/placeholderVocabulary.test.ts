import { expect, test } from 'vitest';
import { placeholderVocabulary, readPlaceholder } from '../../../../shared/rfp/placeholderVocabulary';
import { aRequirement } from '../../../support/aProject';

const project = {
  numbering: { digits: 3 as const },
  categories: [
    { code: 'CSR', name: '컨설팅' },
    { code: 'SFR', name: '기능' },
  ],
  requirements: [
    aRequirement({ id: 'a', categoryCode: 'CSR', number: 3 }),
    aRequirement({ id: 'b', categoryCode: 'CSR', number: 4 }),
    aRequirement({ id: 'c', categoryCode: 'SFR', number: 1 }),
  ],
  chapters: [
    { id: 'one', title: '사업 안내', enabled: true, sections: [] },
    { id: 'two', title: '현황', enabled: false, sections: [] },
    { id: 'three', title: '제안요청 내용', enabled: true, sections: [] },
  ],
};
const cards = (...requirementIds: string[]) => ({ ok: true, value: { kind: 'cards', requirementIds } });
const chapter = (chapterId: string) => ({ ok: true, value: { kind: 'chapter', chapterId } });

test.each([
  ['{{요구사항}}', { ok: true, value: { kind: 'cards', requirementIds: null } }],
  ['{{ 요구사항 상세표 }}', { ok: true, value: { kind: 'cards', requirementIds: null } }],
  ['{{요구사항}}'.normalize('NFD'), { ok: true, value: { kind: 'cards', requirementIds: null } }],
  ['{{요구사항:CSR-003}}', cards('a')],
  ['{{요구사항 : csr-004, SFR-001}}', cards('b', 'c')],
  ['{{요구사항：CSR}}', cards('a', 'b')],
  ['{{총괄표}}', { ok: true, value: { kind: 'part', part: 'requirementSummary' } }],
  ['{{요구사항목록}}', { ok: true, value: { kind: 'part', part: 'requirementList' } }],
  ['{{장:사업안내}}', chapter('one')],
  ['{{장:2}}', chapter('three')],
  ['{{장:Ⅱ}}', chapter('three')],
])('%s asks for what it says', (written, expected) => {
  expect(readPlaceholder(written, project)).toEqual(expected);
});

test.each(['{{아무 것}}', '{{}}', '요구사항', '{{목록:CSR}}', '{{요구 사항 둘}}'])(
  '%s is none of the vocabulary and is left alone',
  (written) => expect(readPlaceholder(written, project)).toBeNull(),
);

test('a requirement or chapter the project does not have is named, with what there is', () => {
  expect(readPlaceholder('{{요구사항:CSR-003,CSR-009}}', project)).toEqual({
    ok: false,
    failure: { type: 'contentNotFound', what: 'CSR-009', available: ['CSR-003', 'CSR-004', 'SFR-001'] },
  });
  expect(readPlaceholder('{{장:9}}', project)).toMatchObject({
    failure: { type: 'contentNotFound', available: ['사업 안내', '현황', '제안요청 내용'] },
  });
});

test('every word of the list shown is understood', () => {
  for (const { written } of placeholderVocabulary)
    expect(readPlaceholder(written, project), written).toMatchObject({ ok: true });
});
