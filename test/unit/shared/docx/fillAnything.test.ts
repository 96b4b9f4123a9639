import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillForm } from '../../../../shared/docx/fillForm';
import { mapBody } from '../../../../shared/docx/mapBody';
import { openDocx } from '../../../../shared/docx/openDocx';
import type { FormAnswer } from '../../../../shared/form/formAnswer';
import { ok } from '../../../../shared/ipc/failure';
import { agencyCorpus } from '../../../support/corpus/agencyCorpus';
import { aDocx, lintDocx, paragraphTexts, partText } from '../../../support/docxFiles';

const fill = (bytes: Uint8Array, answer: (written: string) => FormAnswer) =>
  fillForm({ bytes, fileName: '양식.docx', answer, content: () => ok([]), allowUnfilled: true });

const said = '가온시 & <민원>';

/** The part without what may change: the text inside text elements, and whether its blanks count. */
const skeleton = (xml: string) =>
  xml
    .replace(
      /(<(?:[\w.-]+:)?t(?:\s[^>]*)?>)(?:[^<]|<!\[CDATA\[[\s\S]*?\]\]>)*(<\/(?:[\w.-]+:)?t\s*>)/g,
      '$1$2',
    )
    .replace(/\sxml:space=(?:"preserve"|'preserve')/g, '');

/** Tabs, breaks and hyphens that stood inside a placeholder go with it. */
const texts = (xml: string) => mapBody(xml).paragraphs.map(({ text }) => text.normalize('NFC'));

describe('every document agencies have', () => {
  test.each(agencyCorpus().filter(({ refused }) => !refused))(
    '$name is filled and is otherwise the same',
    ({ bytes }) => {
      const result = fill(bytes, () => ({ kind: 'text', text: said, meaning: '' }));
      if (!result.ok) throw new Error(JSON.stringify(result.failure));
      const before = openDocx(bytes, 'a.docx').mainXml;
      const after = openDocx(result.value.bytes, 'a.docx').mainXml;
      expect(skeleton(after)).toBe(skeleton(before));
      const refused = result.value.placeholders.flatMap((one) => one.refused);
      if (refused.length === 0)
        expect(texts(after)).toEqual(texts(before).map((text) => text.replaceAll('{{요구사항}}', said)));
      const known = new Set(lintDocx(bytes));
      expect(lintDocx(result.value.bytes).filter((problem) => !known.has(problem))).toEqual([]);
      const again = fill(bytes, () => ({ kind: 'text', text: said, meaning: '' }));
      expect(again).toEqual(result);
    },
  );

  test('and those that are no usable Word document are refused with the same reason as elsewhere', () => {
    for (const { bytes, refused } of agencyCorpus()) {
      if (!refused) continue;
      const result = fill(bytes, () => ({ kind: 'text', text: said, meaning: '' }));
      // What cannot take a table may well take a word.
      if (!result.ok) expect(result.failure.type).not.toBe('formIncomplete');
    }
  });
});

const plainText = fc.stringMatching(/^[가-힣a-z 0-9.&<]{0,12}$/);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

test('however placeholders are cut into runs and repeated, every sentence reads as it should', () => {
  const sentence = fc.array(
    fc.oneof(
      plainText.map((text) => ({ text, filled: text })),
      fc.constant({ text: '{{하나}}', filled: said }),
      fc.constant({ text: '{{둘}}', filled: '  ' }),
      fc.constant({ text: '{{비움}}', filled: '' }),
    ),
    { minLength: 1, maxLength: 8 },
  );
  const answers: Record<string, string> = { '{{하나}}': said, '{{둘}}': '  ', '{{비움}}': '' };
  fc.assert(
    fc.property(
      sentence,
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 60, maxLength: 60 }),
      (parts, cuts) => {
        const text = parts.map((one) => one.text).join('');
        if (!text.includes('{{')) return;
        let runs = '';
        for (let at = 0, index = 0; at < text.length; at += cuts[index] ?? 5, index += 1) {
          const piece = text.slice(at, at + (cuts[index] ?? 5));
          runs += `<w:r><w:rPr><w:sz w:val="${20 + index}"/></w:rPr><w:t xml:space="preserve">${escaped(piece)}</w:t></w:r>`;
        }
        const result = fill(aDocx({ body: `<w:p>${runs}</w:p>` }), (written) => ({
          kind: 'text',
          text: answers[written] ?? '?',
          meaning: '',
        }));
        if (!result.ok) throw new Error(JSON.stringify(result.failure));
        expect(paragraphTexts(result.value.bytes).join('')).toBe(parts.map((one) => one.filled).join(''));
        expect(lintDocx(result.value.bytes)).toEqual([]);
        const sizes = (xml: string) => xml.match(/<w:sz [^>]*>/g);
        expect(sizes(partText(result.value.bytes, 'word/document.xml'))).toHaveLength(
          (runs.match(/<w:sz /g) ?? []).length,
        );
      },
    ),
    { numRuns: 300 },
  );
});

describe('hostile forms', () => {
  const column: FormAnswer = {
    kind: 'column',
    group: '요구사항',
    values: Array(5_000).fill('긴 값'.repeat(20)),
    meaning: '',
  };
  const row = '<w:tr><w:tc><w:p><w:r><w:t>{{요구사항.명칭}}</w:t></w:r></w:p></w:tc></w:tr>';

  test('a row repeated beyond all measure is refused and not made', () => {
    const bytes = aDocx({ body: `<w:tbl><w:tblPr/><w:tblGrid/>${row.repeat(3_000)}</w:tbl><w:p/>` });
    expect(fill(bytes, () => column)).toMatchObject({ ok: false, failure: { type: 'documentTooComplex' } });
  });

  test('braces without end, braces in braces and names that are no names are left alone', () => {
    const body = `<w:p><w:r><w:t>${'{{'.repeat(20_000)} {{{하나}}} {{__proto__}} {{constructor}} {{${'ㄱ'.repeat(101)}}}</w:t></w:r></w:p>`;
    const result = fill(aDocx({ body }), (written) => ({
      kind: 'text',
      text: written.slice(2, -2),
      meaning: '',
    }));
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    expect(paragraphTexts(result.value.bytes)[0]?.slice(40_000, 40_040)).toBe(
      ' {하나} __proto__ constructor {{ㄱㄱㄱㄱㄱㄱㄱㄱㄱㄱ',
    );
  });

  test('a value that looks like markup stays text', () => {
    const markup = '</w:t></w:r></w:p><w:p>&amp;\u0000\u0007\ud800]]>';
    const result = fill(aDocx({ body: '<w:p><w:r><w:t>{{하나}}</w:t></w:r></w:p>' }), () => ({
      kind: 'text',
      text: markup,
      meaning: '',
    }));
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    expect(lintDocx(result.value.bytes)).toEqual([]);
    expect(paragraphTexts(result.value.bytes)[0]).toContain('</w:t></w:r></w:p><w:p>&amp;');
  });
});
