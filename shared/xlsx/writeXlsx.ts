import { writeArchive } from '../archive/writeArchive';
import { toXmlText } from '../docx/xmlText';

export interface XlsxColumn {
  title: string;
  /** In characters of the standard font. */
  width: number;
}

export interface XlsxSheet {
  /** At most 31 characters without `[]:*?/\`. */
  name: string;
  columns: readonly XlsxColumn[];
  rows: readonly (readonly string[])[];
}

/** Rows a sheet can hold below its title row. Source: Excel specifications and limits. */
export const largestRowCount = 1_048_575;
const largestCellText = 32_767;
const halfCharacter = /[\ud800-\udbff]$/;

/**
 * A workbook of one sheet whose cells are all text, so that nothing in it is ever calculated. Longer texts than a cell
 * can hold end with `…`. Throws on an unfit sheet name or too many rows: those are bugs of the caller.
 */
export function writeXlsx(sheet: XlsxSheet): Uint8Array {
  if (!/^[^[\]:*?/\\]{1,31}$/.test(sheet.name)) throw new Error(`${sheet.name} is no name for a sheet`);
  if (sheet.rows.length > largestRowCount) throw new Error(`${sheet.rows.length} rows do not fit a sheet`);
  const encoder = new TextEncoder();
  const parts = Object.entries({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': packageRelationships,
    'xl/workbook.xml': workbookXml(sheet.name),
    'xl/_rels/workbook.xml.rels': workbookRelationships,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheetXml(sheet),
  });
  return writeArchive(parts.map(([name, xml]) => ({ name, bytes: encoder.encode(xml) })));
}

const start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNames = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `${start}<Types xmlns="${packageNames}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${contentType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/></Types>`;
const packageRelationships = `${start}<Relationships xmlns="${packageNames}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const workbookRelationships = `${start}<Relationships xmlns="${packageNames}/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`;

// Number format 49 is "text": a cell that begins with = stays text when somebody edits it.
const styles = `${start}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="맑은 고딕"/></font><font><b/><sz val="11"/><name val="맑은 고딕"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function workbookXml(name: string): string {
  return `${start}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="${toXmlText(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

function sheetXml({ columns, rows }: XlsxSheet): string {
  const last = columnName(Math.max(0, columns.length - 1));
  const area = `A1:${last}${rows.length + 1}`;
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const titles = rowXml(
    1,
    columns.map((one) => one.title),
    2,
  );
  const body = rows.map((row, index) => rowXml(index + 2, row, 1));
  return `${start}<worksheet xmlns="${main}"><dimension ref="${area}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${titles}${body.join('')}</sheetData><autoFilter ref="${area}"/></worksheet>`;
}

function rowXml(number: number, texts: readonly string[], style: number): string {
  const cells = texts.map(
    (text, index) =>
      `<c r="${columnName(index)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`,
  );
  return `<row r="${number}">${cells.join('')}</row>`;
}

function cellText(text: string): string {
  const fitting =
    text.length > largestCellText
      ? `${text.slice(0, largestCellText - 1).replace(halfCharacter, '')}…`
      : text;
  // Excel reads _x0041_ as an escaped character, so an underscore that would begin one is escaped itself.
  return toXmlText(fitting).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** A, B … Z, AA: the letters of a column counted from 0. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
