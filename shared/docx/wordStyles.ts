import { cleanLine } from '../document/text';
import type { DocumentLook } from '../document/wordDocument';
import { toXmlText } from './xmlText';

/**
 * The paragraph styles of our documents, once, for whole documents and for what is put into an agency's file. Property
 * strings follow the element order of the schema (CT_PPr, CT_RPr); measures are twips, sizes half points.
 */
export type StyleName =
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'heading5'
  | 'heading6'
  | 'body'
  | 'item'
  | 'coverTitle'
  | 'coverSubtitle'
  | 'coverText'
  | 'frontTitle'
  | 'figure'
  | 'caption'
  | 'note'
  | 'tableText'
  | 'tableLabel'
  | 'tableItem'
  | 'spacer';

export interface StyleDefinition {
  /** Built-in id of Word where there is one, so that the navigation pane and 목차 know it. */
  id: string;
  /** Name in `styles.xml`; Word shows built-in names in the user's language. */
  name: string;
  /** Korean name: shown beside a built-in name, and used alone in an agency's file. */
  koreanName: string;
  next?: StyleName;
  /** 1 to 6 for headings. */
  outlineLevel?: number;
  keep: 'withNext' | 'lines' | null;
  spacing: string;
  align: 'left' | 'center' | 'both';
  /** Which font and which size of the document's look it follows. */
  kind: 'heading' | 'body' | 'table';
  halfPoints: number;
  bold?: boolean;
  color?: string;
}

const spacing = (before: number, after: number, line: number) =>
  // Without lineRule LibreOffice takes the value as exact and lines overlap.
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;

export const styleDefinitions: Record<StyleName, StyleDefinition> = {
  heading1: {
    id: 'Heading1',
    name: 'heading 1',
    koreanName: '장 제목',
    next: 'body',
    outlineLevel: 1,
    keep: 'withNext',
    spacing: spacing(360, 200, 288),
    align: 'left',
    kind: 'heading',
    halfPoints: 34,
    bold: true,
    color: '1B2A41',
  },
  heading2: {
    id: 'Heading2',
    name: 'heading 2',
    koreanName: '절 제목',
    next: 'body',
    outlineLevel: 2,
    keep: 'withNext',
    spacing: spacing(280, 120, 288),
    align: 'left',
    kind: 'heading',
    halfPoints: 28,
    bold: true,
    color: '1B2A41',
  },
  heading3: {
    id: 'Heading3',
    name: 'heading 3',
    koreanName: '항 제목',
    next: 'body',
    outlineLevel: 3,
    keep: 'withNext',
    spacing: spacing(220, 100, 288),
    align: 'left',
    kind: 'heading',
    halfPoints: 24,
    bold: true,
    color: '1B2A41',
  },
  heading4: {
    id: 'Heading4',
    name: 'heading 4',
    koreanName: '호 제목',
    next: 'body',
    outlineLevel: 4,
    keep: 'withNext',
    spacing: spacing(160, 80, 288),
    align: 'left',
    kind: 'heading',
    halfPoints: 22,
    bold: true,
    color: '1B2A41',
  },
  heading5: {
    id: 'Heading5',
    name: 'heading 5',
    koreanName: '목 제목',
    next: 'body',
    outlineLevel: 5,
    keep: 'withNext',
    spacing: spacing(120, 60, 288),
    align: 'left',
    kind: 'heading',
    halfPoints: 22,
    bold: true,
    color: '1B2A41',
  },
  heading6: {
    id: 'Heading6',
    name: 'heading 6',
    koreanName: '세목 제목',
    next: 'body',
    outlineLevel: 6,
    keep: 'withNext',
    spacing: spacing(120, 60, 288),
    align: 'left',
    kind: 'heading',
    halfPoints: 22,
    bold: true,
    color: '1B2A41',
  },
  body: {
    id: 'BodyText',
    name: 'Body Text',
    koreanName: '본문',
    keep: null,
    spacing: spacing(0, 120, 360),
    align: 'both',
    kind: 'body',
    halfPoints: 22,
  },
  item: {
    id: 'ItemText',
    name: '본문 항목',
    koreanName: '본문 항목',
    keep: null,
    spacing: spacing(0, 60, 340),
    align: 'both',
    kind: 'body',
    halfPoints: 22,
  },
  coverTitle: {
    id: 'Title',
    name: 'Title',
    koreanName: '표지 제목',
    keep: null,
    spacing: spacing(0, 240, 312),
    align: 'center',
    kind: 'heading',
    halfPoints: 60,
    bold: true,
    color: '1B2A41',
  },
  coverSubtitle: {
    id: 'Subtitle',
    name: 'Subtitle',
    koreanName: '표지 부제목',
    keep: null,
    spacing: spacing(0, 240, 312),
    align: 'center',
    kind: 'heading',
    halfPoints: 36,
    bold: true,
    color: '1B2A41',
  },
  coverText: {
    id: 'CoverText',
    name: '표지 본문',
    koreanName: '표지 본문',
    keep: null,
    spacing: spacing(0, 120, 312),
    align: 'center',
    kind: 'heading',
    halfPoints: 28,
  },
  frontTitle: {
    id: 'ContentsTitle',
    name: '목차 제목',
    koreanName: '목차 제목',
    keep: 'withNext',
    spacing: spacing(0, 320, 288),
    align: 'center',
    kind: 'heading',
    halfPoints: 36,
    bold: true,
    color: '1B2A41',
  },
  figure: {
    id: 'Figure',
    name: '그림',
    koreanName: '그림',
    keep: null,
    spacing: spacing(120, 60, 240),
    align: 'center',
    kind: 'body',
    halfPoints: 22,
  },
  caption: {
    id: 'Caption',
    name: 'caption',
    koreanName: '표 제목',
    keep: 'withNext',
    spacing: spacing(160, 80, 276),
    align: 'center',
    kind: 'table',
    halfPoints: 20,
    bold: true,
  },
  note: {
    id: 'NoteText',
    name: '주석',
    koreanName: '주석',
    keep: null,
    spacing: spacing(40, 80, 276),
    align: 'left',
    kind: 'table',
    halfPoints: 18,
    color: '444444',
  },
  tableText: {
    id: 'TableText',
    name: '표 내용',
    koreanName: '표 내용',
    keep: null,
    spacing: spacing(20, 20, 276),
    align: 'left',
    kind: 'table',
    halfPoints: 20,
  },
  tableLabel: {
    id: 'TableLabel',
    name: '표 머리',
    koreanName: '표 머리',
    keep: null,
    spacing: spacing(20, 20, 276),
    align: 'center',
    kind: 'table',
    halfPoints: 20,
    bold: true,
  },
  tableItem: {
    id: 'TableItem',
    name: '표 항목',
    koreanName: '표 항목',
    keep: null,
    spacing: spacing(20, 20, 276),
    align: 'left',
    kind: 'table',
    halfPoints: 20,
  },
  spacer: {
    id: 'TableSpacer',
    name: '표 간격',
    koreanName: '표 간격',
    keep: null,
    spacing: '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>',
    align: 'left',
    kind: 'table',
    halfPoints: 8,
  },
};

/** Space around a paragraph in points, and its line spacing as a multiple. */
export function spacingOf(style: StyleDefinition): { before: number; after: number; line: number } {
  const measure = (name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(style.spacing)?.[1] ?? 0);
  return { before: measure('before') / 20, after: measure('after') / 20, line: measure('line') / 240 };
}

export const styleNames = Object.keys(styleDefinitions) as StyleName[];

/** The look of a document that names none. */
export const usualLook: DocumentLook = {
  fonts: { heading: '맑은 고딕', body: '바탕', table: '맑은 고딕' },
  headingPt: 17,
  bodyPt: 11,
  tablePt: 10,
  marginsMm: { top: 22, bottom: 20, left: 20, right: 20 },
  chapterMark: 'Ⅰ',
};

/** Half points of a style in this look. */
export function halfPointsIn(look: DocumentLook, { kind, halfPoints }: StyleDefinition): number {
  const scale = {
    heading: look.headingPt / usualLook.headingPt,
    body: look.bodyPt / usualLook.bodyPt,
    table: look.tablePt / usualLook.tablePt,
  }[kind];
  return Math.max(2, Math.round(halfPoints * scale));
}

export function fontsXml(name: string): string {
  const font = toXmlText(cleanLine(name));
  // Symbols such as ○ and Ⅰ follow ascii and hAnsi, so every slot names the Korean font.
  return `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>`;
}

function paragraphPropertiesXml(style: StyleDefinition, numbering: string): string {
  const keep =
    style.keep === null ? '' : style.keep === 'withNext' ? '<w:keepNext/><w:keepLines/>' : '<w:keepLines/>';
  const outline = style.outlineLevel ? `<w:outlineLvl w:val="${style.outlineLevel - 1}"/>` : '';
  return `<w:pPr>${keep}${numbering}${style.spacing}<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="${style.align}"/>${outline}</w:pPr>`;
}

function runPropertiesXml(style: StyleDefinition, fonts: string, halfPoints: number): string {
  const weight = style.bold ? '<w:b/><w:bCs/>' : '<w:b w:val="0"/><w:bCs w:val="0"/>';
  const color = `<w:color w:val="${style.color ?? '000000'}"/>`;
  return `<w:rPr>${fonts}${weight}<w:i w:val="0"/><w:iCs w:val="0"/>${color}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr>`;
}

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** `word/styles.xml` of a whole document. `headingList` is the numId whose levels number the headings. */
export function stylesPartXml(headingList: number, textWidthTwips: number, look: DocumentLook): string {
  const own = styleNames.map((name) => {
    const style = styleDefinitions[name];
    const isCustom = style.name === style.koreanName;
    const aliases = isCustom ? '' : `<w:aliases w:val="${style.koreanName}"/>`;
    const next = style.next ? `<w:next w:val="${styleDefinitions[style.next].id}"/>` : '';
    const numbering = style.outlineLevel
      ? `<w:numPr>${style.outlineLevel > 1 ? `<w:ilvl w:val="${style.outlineLevel - 1}"/>` : ''}<w:numId w:val="${headingList}"/></w:numPr>`
      : '';
    return `<w:style w:type="paragraph"${isCustom ? ' w:customStyle="1"' : ''} w:styleId="${style.id}"><w:name w:val="${style.name}"/>${aliases}<w:basedOn w:val="Normal"/>${next}<w:qFormat/>${paragraphPropertiesXml(style, numbering)}${runPropertiesXml(style, fontsXml(look.fonts[style.kind]), halfPointsIn(look, style))}</w:style>`;
  });
  const contents = [1, 2, 3, 4].map((level) => {
    const left = (level - 1) * 320;
    const weight = level === 1 ? '<w:b/><w:bCs/>' : '';
    return `<w:style w:type="paragraph" w:styleId="TOC${level}"><w:name w:val="toc ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="39"/><w:unhideWhenUsed/><w:pPr><w:tabs><w:tab w:val="left" w:pos="${left + 480}"/><w:tab w:val="right" w:leader="dot" w:pos="${textWidthTwips}"/></w:tabs>${spacing(level === 1 ? 120 : 0, 40, 300)}<w:ind w:left="${left + 480}" w:hanging="480"/></w:pPr><w:rPr>${weight}<w:sz w:val="${level === 1 ? 22 : 20}"/><w:szCs w:val="${level === 1 ? 22 : 20}"/></w:rPr></w:style>`;
  });
  const plain = (id: string, name: string, paragraph: string, run: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
  // Latin letters and digits called Korean are broken anywhere by LibreOffice (“10|0%”); Hangul keeps ko-KR.
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="${wordNamespace}">`,
    `<w:docDefaults><w:rPrDefault><w:rPr>${fontsXml(look.fonts.table)}<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-US" w:eastAsia="ko-KR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`,
    `<w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>${spacing(0, 0, 276)}</w:pPr></w:pPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>',
    ...own,
    ...contents,
    plain(
      'Header',
      'header',
      `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="4" w:color="7F7F7F"/></w:pBdr>${spacing(0, 0, 240)}<w:jc w:val="right"/>`,
      '<w:color w:val="444444"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
    ),
    plain(
      'Footer',
      'footer',
      `${spacing(0, 0, 240)}<w:jc w:val="center"/>`,
      '<w:sz w:val="18"/><w:szCs w:val="18"/>',
    ),
    plain(
      'SectionEnd',
      '구역 끝',
      '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
      '<w:sz w:val="2"/><w:szCs w:val="2"/>',
    ),
    '</w:styles>',
  ].join('');
}

const injectedPrefix = 'Baljugil';

/** Style id used inside an agency's document; permanent, because a second insertion finds the first one's styles by it. */
export function injectedStyleId(name: StyleName): string {
  return `${injectedPrefix}${name[0]?.toUpperCase()}${name.slice(1)}`;
}

/**
 * One style for an agency's document, based on that document's default paragraph style: its fonts stay the agency's, while
 * measures that would break a table (indents, line spacing, weight) are ours.
 */
export function injectedStyleXml(name: StyleName, defaultStyleId: string | null): string {
  const style = styleDefinitions[name];
  const basedOn = defaultStyleId === null ? '' : `<w:basedOn w:val="${defaultStyleId}"/>`;
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${injectedStyleId(name)}"><w:name w:val="발주길잡이 ${style.koreanName}"/>${basedOn}${paragraphPropertiesXml(style, '')}${runPropertiesXml(style, '', style.halfPoints)}</w:style>`;
}
