import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Office } from './libreOffice';

/**
 * Two documents as agencies keep them, written as flat ODF and saved as .docx by LibreOffice: styles, requirement tables,
 * header and footer, a change of page format, placeholders.
 */
export async function makeAgencyDocuments(office: Office): Promise<{ rfp: Uint8Array; form: Uint8Array }> {
  return { rfp: await saveAsDocx(office, 'rfp', rfpBody), form: await saveAsDocx(office, 'form', formBody) };
}

async function saveAsDocx(office: Office, name: string, body: string): Promise<Uint8Array> {
  const source = join(office.folder, `${name}.fodt`);
  await writeFile(source, flatOdf(body));
  return new Uint8Array(await readFile(await office.convert(source, 'docx', 'MS Word 2007 XML')));
}

const header = (text: string) =>
  `<style:header><text:p text:style-name="Header">${text}</text:p></style:header><style:footer><text:p text:style-name="Footer">- <text:page-number text:select-page="current"/> -</text:p></style:footer>`;

const pageLayout = (name: string, width: string, height: string, orientation: string) =>
  `<style:page-layout style:name="${name}"><style:page-layout-properties fo:page-width="${width}" fo:page-height="${height}" style:print-orientation="${orientation}" fo:margin-top="20mm" fo:margin-bottom="15mm" fo:margin-left="25mm" fo:margin-right="25mm"/><style:header-style><style:header-footer-properties fo:min-height="8mm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="8mm"/></style:footer-style></style:page-layout>`;

const headingStyle = (level: number, size: number) =>
  `<style:style style:name="Heading_20_${level}" style:display-name="Heading ${level}" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="${level}" style:class="text"><style:paragraph-properties fo:margin-top="5mm" fo:margin-bottom="2mm" fo:keep-with-next="always"/><style:text-properties fo:font-size="${size}pt" fo:font-weight="bold" style:font-size-asian="${size}pt" style:font-weight-asian="bold"/></style:style>`;

/** A whole document around the body: styles, header and footer, an upright and a wide page. */
export function flatOdf(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="바탕" svg:font-family="바탕"/><style:font-face style:name="맑은 고딕" svg:font-family="'맑은 고딕'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="바탕" style:font-name-asian="바탕" fo:font-size="11pt" style:font-size-asian="11pt" fo:language="ko" fo:country="KR" style:language-asian="ko" style:country-asian="KR"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph" style:class="text"><style:paragraph-properties fo:line-height="150%" fo:text-indent="3mm"/></style:style>
<style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="Label" style:display-name="표 라벨" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center" fo:text-indent="0mm"/><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
${headingStyle(1, 18)}${headingStyle(2, 15)}${headingStyle(3, 12)}
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="▣"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-5mm" fo:margin-left="8mm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
</office:styles>
<office:automatic-styles>
${pageLayout('Upright', '210mm', '297mm', 'portrait')}${pageLayout('Wide', '297mm', '210mm', 'landscape')}
<style:style style:name="ToWide" style:family="paragraph" style:parent-style-name="Heading_20_1" style:master-page-name="Wide"/>
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="Grid" style:family="table"><style:table-properties style:width="160mm" table:align="left"/></style:style>
<style:style style:name="Narrow" style:family="table-column"><style:table-column-properties style:column-width="30mm"/></style:style>
<style:style style:name="Rest" style:family="table-column"><style:table-column-properties style:column-width="130mm"/></style:style>
<style:style style:name="Box" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="1mm"/></style:style>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="Upright">${header('예시시청 제안요청서')}</style:master-page>
<style:master-page style:name="Wide" style:page-layout-name="Wide">${header('예시시청 제안요청서 별첨')}</style:master-page>
</office:master-styles>
<office:body><office:text>${body}</office:text></office:body></office:document>`;
}

export const heading = (level: number, text: string) =>
  `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${text}</text:h>`;
export const paragraph = (text: string) => `<text:p text:style-name="Standard">${text}</text:p>`;
export const row = (label: string, cell: string) =>
  `<table:table-row><table:table-cell table:style-name="Box"><text:p text:style-name="Label">${label}</text:p></table:table-cell><table:table-cell table:style-name="Box">${cell}</table:table-cell></table:table-row>`;
export const table = (name: string, rows: string) =>
  `<table:table table:name="${name}" table:style-name="Grid"><table:table-column table:style-name="Narrow"/><table:table-column table:style-name="Rest"/>${rows}</table:table>`;
export const bullets = (...lines: string[]) =>
  `<text:list text:style-name="Bullets">${lines.map((line) => `<text:list-item>${paragraph(line)}</text:list-item>`).join('')}</text:list>`;

const rfpBody = [
  paragraph('정보시스템 구축 사업 제안요청서'),
  heading(1, 'Ⅰ. 사업개요'),
  heading(2, '1. 추진배경'),
  paragraph(
    '현행 시스템의 노후화로 <text:span text:style-name="Bold">안정적인 서비스</text:span> 제공이 어렵다.',
  ),
  bullets('사업명: 정보시스템 구축', '사업기간: 계약일부터 10개월'),
  heading(2, '2. 추진일정'),
  paragraph('추진일정은 협의하여 정한다.'),
  heading(1, 'Ⅱ. 제안요청 내용'),
  heading(2, '1. 요구사항 상세'),
  paragraph('아래 요구사항을 충족하여야 한다.'),
  table('기존', row('고유번호', paragraph('SFR-001')) + row('명칭', paragraph('민원 접수 기능'))),
  paragraph('{{요구사항}}'),
  paragraph('위 요구사항의 해석은 발주기관의 의견을 따른다.'),
  bullets('요구사항은 협의하여 조정할 수 있다.'),
  heading(2, '2. 유의사항'),
  paragraph('제안사는 유의사항을 확인하여야 한다.'),
  `<text:h text:style-name="ToWide" text:outline-level="1">Ⅲ. 별첨</text:h>`,
  paragraph('가로 방향의 별첨이다.'),
  heading(2, '별첨 1. 서식'),
  paragraph('서식을 여기에 둔다.'),
].join('');

const formBody = [
  heading(1, '과업내용서'),
  heading(2, '과업의 범위'),
  paragraph('과업의 범위는 다음과 같다. {{과업 범위}} 그 밖의 사항은 협의한다.'),
  heading(2, '요구사항'),
  table(
    '서식',
    row('구분', paragraph('내용')) +
      row('요구사항', paragraph('{{요구사항}}')) +
      row('비고', paragraph('없음')),
  ),
  heading(2, '기타'),
  paragraph('{{두 번}} 나오는 자리표시자'),
  paragraph('{{두 번}}'),
  heading(2, '기타'),
  paragraph('끝.'),
].join('');
