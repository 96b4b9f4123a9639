import { aDocx, wordNamespace } from './docxFiles';

const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');
const cell = (width: number, content: string, shade = false) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade ? '<w:shd w:val="clear" w:color="auto" w:fill="E7EEF7"/>' : ''}</w:tcPr>${content}</w:tc>`;
const table = (widths: number[], ...rows: string[][]) =>
  `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows
    .map(
      (cells, index) =>
        `<w:tr>${cells.map((content, at) => cell(widths[at] ?? 0, content, index === 0)).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>${paragraph('')}`;
const plain = (text: string) => paragraph(run(text));
const bold = '<w:b/>';

/** A 검사조서 as an office might have made one for itself; no official form. */
export function anAgencyForm(): Uint8Array {
  const part = (root: string, inside: string) =>
    `<w:${root} xmlns:w="${wordNamespace}">${inside}</w:${root}>`;
  const box = paragraph(run('결재번호 {{결재번호}}', bold));
  const shape = `<w:p><w:r><mc:AlternateContent xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2600000" cy="420000"/><wp:docPr id="1" name="결재"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2600000" cy="420000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>${box}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="width:200pt;height:33pt"><v:textbox><w:txbxContent>${box}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  return aDocx({
    body: [
      paragraph(run('검 사 조 서', `${bold}<w:sz w:val="36"/>`), '<w:jc w:val="center"/>'),
      shape,
      table(
        [2200, 6800],
        [plain('사업명'), paragraph(run('{', bold) + run('{사업', bold) + run('명}}', bold))],
        [plain('발주기관'), plain('{{기관명}} {{담당부서}}')],
        [plain('계약금액'), plain('{{총예산:한글}} (₩{{총예산:숫자}})')],
        [
          plain('사업기간'),
          plain('{{사업시작일:YYYY.MM.DD}} ~ {{사업종료일:YYYY.MM.DD}} ({{사업기간:일수}})'),
        ],
      ),
      plain('1. 검사한 산출물은 다음과 같다.'),
      paragraph(run('○ {{산출물 목록}}'), '<w:ind w:left="400"/>'),
      plain('2. 검사 결과'),
      table(
        [700, 1500, 4300, 1100, 1400],
        ['연번', '고유번호', '요구사항', '판정', '의견'].map((text) => paragraph(run(text, bold))),
        ['{{검사.순번}}', '{{검사.고유번호}}', '{{검사.명칭}}', '{{검사.판정}}', '{{검사.의견}}'].map(plain),
      ),
      plain('3. 요구사항 총괄'),
      plain('{{총괄표}}'),
      paragraph(run('{{작성일:YYYY년 M월 D일}}'), '<w:jc w:val="center"/>'),
      paragraph(run('검사자 {{검사자}} (인)'), '<w:jc w:val="right"/>'),
    ].join(''),
    more: {
      'word/header1.xml': part('hdr', paragraph(run('{{기관명}} — {{사업명}}'), '<w:jc w:val="right"/>')),
    },
    sectionProperties:
      '<w:sectPr><w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="rId10"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>',
  });
}
