import { cleanLine } from '../document/text';
import type { DocumentNode, HeadingNode } from '../document/wordDocument';
import { runXml } from './paragraphXml';
import { toXmlText } from './xmlText';

export interface ContentsEntry {
  heading: HeadingNode;
  /** `I.`, `가.`, or empty for a heading without a number. */
  label: string;
  bookmark: string;
  /** Only when it is known; a guessed number would be wrong in print. */
  page: number | null;
}

const field = (kind: 'begin' | 'separate' | 'end') => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const instruction = (text: string) => `<w:r><w:instrText xml:space="preserve"> ${text} </w:instrText></w:r>`;

/**
 * 목차 with its entries already written and linked, inside a real TOC field that is not marked dirty: Word opens it without
 * asking about updating fields, and "필드 업데이트" rebuilds it with page numbers.
 */
export function contentsXml(
  node: Extract<DocumentNode, { type: 'contents' }>,
  entries: readonly ContentsEntry[],
): string {
  const listed = entries.filter((entry) => entry.heading.level <= node.depth);
  const title = `<w:p><w:pPr><w:pStyle w:val="ContentsTitle"/></w:pPr>${runXml({ text: node.title })}</w:p>`;
  if (listed.length === 0) return title;
  const begin = field('begin') + instruction(`TOC \\o "1-${node.depth}" \\h \\z \\u`) + field('separate');
  const paragraphs = listed.map((entry, index) => {
    const isLast = index === listed.length - 1;
    return `<w:p><w:pPr><w:pStyle w:val="TOC${entry.heading.level}"/></w:pPr>${index === 0 ? begin : ''}${entryXml(entry)}${isLast ? field('end') : ''}</w:p>`;
  });
  return `${title}<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraphs.join('')}</w:sdtContent></w:sdt>`;
}

function entryXml({ heading, label, bookmark, page }: ContentsEntry): string {
  const text = `${label && `${label}\t`}${cleanLine(heading.text)}`;
  const number =
    page === null
      ? ''
      : `<w:r><w:tab/></w:r>${field('begin')}${instruction(`PAGEREF ${bookmark} \\h`)}${field('separate')}<w:r><w:t>${page}</w:t></w:r>${field('end')}`;
  return `<w:hyperlink w:anchor="${toXmlText(bookmark)}" w:history="1">${runXml({ text })}${number}</w:hyperlink>`;
}
