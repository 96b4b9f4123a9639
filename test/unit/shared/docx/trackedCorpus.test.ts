import { describe, expect, test } from 'vitest';
import type { DocumentNode } from '../../../../shared/document/wordDocument';
import { injectIntoDocx, previewInjection } from '../../../../shared/docx/injectIntoDocx';
import { openDocx } from '../../../../shared/docx/openDocx';
import { agencyCorpus } from '../../../support/corpus/agencyCorpus';
import { expectOutsideUnchanged } from '../../../support/corpus/outsideBytes';
import { acceptAll, rejectAll } from '../../../support/decideChanges';
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
    parts: [
      {
        nodes,
        mark: { kind: 'requirement' as const, id: 'r-1', title: 'CSR-001 넣은 요구사항' },
        source: '면담',
      },
    ],
  },
];
const tracking = {
  author: '홍길동',
  at: '2026-11-20T01:02:03.456Z',
  origin: { projectName: '민원 시스템', asOf: '2026-11-20' },
};

const mainOf = (bytes: Uint8Array) => openDocx(bytes, 'a.docx').mainXml;
const leaveLine = /맨 끝에 넣은 곳/;

describe('an insertion as tracked changes, over the corpus of documents agencies have', () => {
  test.each(agencyCorpus().filter(({ refused }) => !refused))(
    '$name: accepting all gives the plain insertion, refusing all the old document',
    ({ bytes }) => {
      const given = { bytes, fileName: '문서.docx', insertions };
      const [plain, tracked] = [injectIntoDocx(given), injectIntoDocx({ ...given, tracking })];
      if (!plain.ok) throw new Error(JSON.stringify(plain.failure));
      if (!tracked.ok) throw new Error(JSON.stringify(tracked.failure));
      const main = mainOf(tracked.value.bytes);
      expect(acceptAll(main)).toEqual(acceptAll(mainOf(plain.value.bytes)));
      const refused = rejectAll(main);
      expect(refused.blocks).toEqual(rejectAll(mainOf(bytes)).blocks);
      // The only thing that can be left is said beforehand.
      const isSaid = tracked.value.notes.some((note) => leaveLine.test(note));
      expect(refused.leftOver > rejectAll(mainOf(bytes)).leftOver).toBe(isSaid);
      expectOutsideUnchanged(bytes, tracked.value.bytes, openDocx(bytes, 'a.docx').mainPart);
      const known = new Set(lintDocx(bytes));
      expect(lintDocx(tracked.value.bytes).filter((problem) => !known.has(problem))).toEqual([]);
      expect(previewInjection({ ...given, tracking }).ok).toBe(true);
    },
  );
});
