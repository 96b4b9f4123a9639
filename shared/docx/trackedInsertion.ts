import { type Edit, edited, type Revisions } from './revisions';
import { scanXml, type XmlElement } from './scanXml';

interface OpenParagraph {
  element: XmlElement;
  properties: XmlElement | null;
  propertiesEnd: number;
  runProperties: XmlElement | null;
}

/**
 * Blocks we wrote, as an insertion Word can take or refuse: runs, paragraph marks, rows and the tags of content controls.
 * A comment stands at the first paragraph outside tables: LibreOffice keeps a row it should refuse when one stands in it.
 */
export function trackedInsertion(xml: string, revisions: Revisions, commentId: number | null): string {
  const source = `<x>${xml}</x>`;
  const edits: Edit[] = [];
  const put = (at: number, text: string) => edits.push({ from: at, to: at, text });
  const path: XmlElement[] = [];
  const paragraphs: OpenParagraph[] = [];
  const controls: ReturnType<Revisions['controlMarks']>[] = [];
  let isAnchored = false;

  const closeParagraph = (contentEnd: number) => {
    const open = paragraphs.pop();
    if (!open || open.element.isEmpty) throw new Error('a paragraph of ours has properties or text');
    const mark = revisions.mark('ins', { isInner: true });
    if (open.runProperties) put(open.runProperties.contentStart, mark);
    else if (open.properties) put(open.propertiesEnd - '</w:pPr>'.length, `<w:rPr>${mark}</w:rPr>`);
    else put(open.element.contentStart, `<w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`);
    const start = open.properties ? open.propertiesEnd : open.element.contentStart;
    const inserted = (inside: string) => `<w:ins${revisions.attributes({ isInner: true })}>${inside}</w:ins>`;
    const runs = start === contentEnd ? '' : inserted(source.slice(start, contentEnd));
    const isAnchor = commentId !== null && !isAnchored && !path.some(({ name }) => name === 'w:tbl');
    isAnchored ||= isAnchor;
    const anchored = isAnchor
      ? `<w:commentRangeStart w:id="${commentId}"/>${runs}<w:commentRangeEnd w:id="${commentId}"/>${inserted(`<w:r><w:commentReference w:id="${commentId}"/></w:r>`)}`
      : runs;
    if (anchored !== '') edits.push({ from: start, to: contentEnd, text: anchored });
  };

  scanXml(source, {
    open(element) {
      const parent = path.at(-1);
      const paragraph = paragraphs.at(-1);
      path.push(element);
      switch (element.name) {
        case 'w:p':
          paragraphs.push({ element, properties: null, propertiesEnd: 0, runProperties: null });
          break;
        case 'w:pPr':
          if (paragraph) paragraph.properties = element;
          break;
        case 'w:rPr':
          if (paragraph && parent?.name === 'w:pPr') paragraph.runProperties = element;
          break;
        case 'w:tr': {
          const mark = revisions.mark('ins', { isInner: true });
          if (!source.startsWith('<w:trPr>', element.contentStart))
            put(element.contentStart, `<w:trPr>${mark}</w:trPr>`);
          break;
        }
        case 'w:sdt': {
          const marks = revisions.controlMarks('Ins', { isInner: true });
          controls.push(marks);
          put(element.start, marks.beforeOpening);
          break;
        }
        case 'w:sdtContent':
          put(element.contentStart, controls.at(-1)?.afterOpening ?? '');
      }
    },
    close(element, contentEnd, end) {
      path.pop();
      switch (element.name) {
        case 'w:p':
          closeParagraph(contentEnd);
          break;
        case 'w:pPr': {
          const paragraph = paragraphs.at(-1);
          if (paragraph) paragraph.propertiesEnd = end;
          break;
        }
        case 'w:trPr':
          put(contentEnd, revisions.mark('ins', { isInner: true }));
          break;
        case 'w:sdtContent':
          put(contentEnd, controls.at(-1)?.beforeClosing ?? '');
          break;
        case 'w:sdt':
          put(end, controls.pop()?.afterClosing ?? '');
      }
    },
  });
  return edited(source, '<x>'.length, source.length - '</x>'.length, edits);
}
