import { describe, expect, test } from 'vitest';
import type { DocumentNode } from '../../../../shared/document/wordDocument';
import { injectIntoDocx, previewInjection } from '../../../../shared/docx/injectIntoDocx';
import { mapBody } from '../../../../shared/docx/mapBody';
import { openDocx } from '../../../../shared/docx/openDocx';
import { agencyCorpus } from '../../../support/corpus/agencyCorpus';
import { expectOutsideUnchanged } from '../../../support/corpus/outsideBytes';
import { lintDocx } from '../../../support/lintDocx';
import { anItem, aParagraph, aRequirementCard } from '../../../support/sampleWordDocument';

const nodes: DocumentNode[] = [
  aRequirementCard('CSR-001', '넣은 요구사항'),
  { type: 'heading', level: 3, text: '넣은 제목' },
  anItem('○', '넣은 항목'),
  aParagraph('넣은 글의 끝'),
];
const insertions = [
  {
    place: { kind: 'placeholder', text: '{{요구사항}}' } as const,
    parts: [{ nodes, mark: { kind: 'requirement' as const, id: 'r-1', title: 'CSR-001' } }],
  },
];

const corpus = agencyCorpus();

/** Text of the whole body without what was inserted and the placeholder itself. */
function outsideText(bytes: Uint8Array): string {
  const text = mapBody(openDocx(bytes, 'a.docx').mainXml)
    .paragraphs.map((one) => one.text)
    .join('|')
    .normalize('NFC');
  return text
    .replace(/고유번호\|CSR-001.*넣은 글의 끝/, '')
    .replace('{{요구사항}}', '')
    .replace(/[\s|]/g, '');
}

describe('the corpus of documents agencies have', () => {
  test('has more than sixty documents, ten of them shaped like Korean RFPs, and few that must be refused', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(60);
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
    expect(corpus.filter(({ name }) => name.startsWith('제안요청서')).length).toBeGreaterThanOrEqual(10);
    expect(corpus.filter(({ refused }) => refused).length / corpus.length).toBeLessThanOrEqual(0.15);
  });

  test.each(corpus.filter(({ refused }) => !refused))(
    '$name takes the requirements and is otherwise the same, byte for byte',
    ({ bytes }) => {
      const given = { bytes, fileName: '문서.docx', insertions };
      const result = injectIntoDocx(given);
      if (!result.ok) throw new Error(JSON.stringify(result.failure));
      const after = result.value.bytes;
      expectOutsideUnchanged(bytes, after, openDocx(bytes, 'a.docx').mainPart);
      const known = new Set(lintDocx(bytes));
      expect(lintDocx(after).filter((problem) => !known.has(problem))).toEqual([]);
      expect(outsideText(after)).toBe(outsideText(bytes));
      expect(injectIntoDocx(given)).toEqual(result);
      expect(previewInjection(given)).toMatchObject({ ok: true, value: { insertions: [{ tableCount: 1 }] } });
    },
  );

  test.each(corpus.filter(({ refused }) => refused))('$name is refused: $refused', ({ bytes, refused }) => {
    for (const answer of [injectIntoDocx, previewInjection]) {
      const result = answer({ bytes, fileName: '문서.docx', insertions });
      if (result.ok) throw new Error('was inserted');
      const { failure } = result;
      expect(failure.type === 'placeUnsuitable' ? failure.reason : failure.type).toBe(refused);
    }
  });
});
