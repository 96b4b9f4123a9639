import type { CaptionSeries, ImageNode } from '../document/wordDocument';
import { type ParagraphSettings, paragraphXml, runXml, type TargetDocument } from './paragraphXml';
import { toXmlText } from './xmlText';

const emuPerTwip = 635;
/** Twips of a pixel at 96 dpi. */
const twipsPerPixel = 15;

/** Printed size in twips: as asked, kept inside the text width and height, sides in proportion. */
export function pictureTwips(
  node: Pick<ImageNode, 'widthPx' | 'heightPx' | 'widthShare'>,
  room: { width: number; height: number },
): { width: number; height: number } {
  const wanted = node.widthShare === undefined ? node.widthPx * twipsPerPixel : node.widthShare * room.width;
  const width = Math.min(wanted, room.width, (room.height * node.widthPx) / node.heightPx);
  return { width: Math.round(width), height: Math.round((width * node.heightPx) / node.widthPx) };
}

/** The picture and its caption below it. In a document that takes no pictures along, a line saying which one is missing. */
export function imageXml(node: ImageNode, target: TargetDocument, settings: ParagraphSettings): string {
  const caption =
    node.caption === undefined
      ? ''
      : captionXml(node.caption, node.captionSeries, target, { keepNext: false });
  const picture = target.picture?.(node);
  if (!picture) {
    const runs = [{ text: `〔그림: ${node.description || node.caption || '설명 없음'}〕` }];
    return paragraphXml({ type: 'paragraph', style: 'body', runs }, target, settings) + caption;
  }
  const { width, height } = pictureTwips(node, {
    width: target.textWidth,
    height: (target.textHeight ?? 12_000) * 0.9,
  });
  const extent = `cx="${width * emuPerTwip}" cy="${height * emuPerTwip}"`;
  const description = toXmlText(node.description.replace(/\s+/g, ' ').trim());
  const properties = [
    `<w:pStyle w:val="${target.styleId('figure')}"/>`,
    caption ? '<w:keepNext/>' : '',
    settings.pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    node.align && node.align !== 'center' ? `<w:jc w:val="${node.align}"/>` : '',
  ].join('');
  const drawing = `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="${picture.number}" name="그림 ${picture.number}" descr="${description}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${picture.number}" name="그림 ${picture.number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="${picture.relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
  return `<w:p><w:pPr>${properties}</w:pPr><w:r>${drawing}</w:r></w:p>${caption}`;
}

const fieldMark = (kind: 'begin' | 'separate' | 'end') => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;

/**
 * A caption; counted ones read `<표 3> …`, the number a SEQ field already filled in, so that Word neither asks nor changes it
 * until somebody adds a caption of the same kind.
 */
export function captionXml(
  text: string,
  series: CaptionSeries | undefined,
  target: TargetDocument,
  settings: ParagraphSettings,
): string {
  const number = series === undefined ? undefined : target.captionNumber?.(series);
  if (number === undefined)
    return paragraphXml({ type: 'paragraph', style: 'caption', runs: [{ text }] }, target, settings);
  const properties = [
    `<w:pStyle w:val="${target.styleId('caption')}"/>`,
    settings.keepNext ? '<w:keepNext/>' : '<w:keepNext w:val="0"/>',
    settings.pageBreakBefore ? '<w:pageBreakBefore/>' : '',
  ].join('');
  const instruction = `<w:r><w:instrText xml:space="preserve"> SEQ ${series} \\* ARABIC </w:instrText></w:r>`;
  return `<w:p><w:pPr>${properties}</w:pPr>${runXml({ text: `<${series} ` })}${fieldMark('begin')}${instruction}${fieldMark('separate')}<w:r><w:t>${number}</w:t></w:r>${fieldMark('end')}${runXml({ text: `> ${text}` })}</w:p>`;
}
