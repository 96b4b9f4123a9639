import { recognizeFile } from '../docx/recognizeFile';
import { endingOf } from './evidenceFileName';

export interface RecognizedEvidence {
  /** A program, script or shortcut, by its ending or by its first bytes: never taken as evidence. */
  isRunnable: boolean;
  mediaType: string | null;
  wrappedBy: string | null;
}

// What Windows, macOS or a Linux desktop runs, installs or follows when it is opened.
const runnableEndings = new Set(
  (
    'exe com scr pif cpl dll sys drv ocx msi msp msix appx msu bat cmd ps1 psm1 psd1 ps1xml psc1 vbs vbe js jse ' +
    'mjs wsf wsh wsc sct hta jar jnlp class lnk url website scf desktop inf ins isp reg gadget application appref-ms ' +
    'settingcontent-ms library-ms search-ms searchconnector-ms chm hlp msc xll xlam wll ppam vb vba ade adp mde ' +
    'sh bash zsh csh command workflow action app pkg dmg deb rpm run appimage py pyc pyw rb pl php so dylib iqy slk diagcab'
  )
    .split(' ')
    .map((one) => `.${one}`),
);

/** What a file is by its name and its first bytes; a megabyte of them is enough. */
export function recognizeEvidence(fileName: string, head: Uint8Array): RecognizedEvidence {
  const isRunnable = runnableEndings.has(endingOf(fileName)) || startsAsProgram(head);
  const kind = recognizeFile(head);
  if (kind.kind === 'drm') return { isRunnable, mediaType: null, wrappedBy: kind.product };
  return { isRunnable, mediaType: mediaTypeOf(fileName, head, kind.kind), wrappedBy: null };
}

const pdf = 'application/pdf';
const office = 'application/vnd.openxmlformats-officedocument.';
const openable: Readonly<Record<string, string>> = {
  '.pdf': pdf,
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.bmp': 'image/bmp',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.txt': 'text/plain',
  '.docx': `${office}wordprocessingml.document`,
  '.xlsx': `${office}spreadsheetml.sheet`,
  '.pptx': `${office}presentationml.presentation`,
  '.hwp': 'application/x-hwp',
  '.hwpx': 'application/hwp+zip',
};

/**
 * Whether a file may be opened from here: a document or a picture whose contents are what its ending says. Formats that
 * carry macros or scripts are not among them; a copy of those can be saved.
 */
export function isOpenable({ fileName, mediaType }: { fileName: string; mediaType: string | null }): boolean {
  return mediaType !== null && openable[endingOf(fileName)] === mediaType;
}

function mediaTypeOf(
  fileName: string,
  head: Uint8Array,
  kind: ReturnType<typeof recognizeFile>['kind'],
): string | null {
  switch (kind) {
    case 'hwp':
      return 'application/x-hwp';
    case 'hwpx':
      return 'application/hwp+zip';
    case 'legacyWord':
      return 'application/msword';
    case 'encryptedOffice':
    case 'otherOle':
      return 'application/x-ole-storage';
    case 'zip':
      return officeType(head) ?? 'application/zip';
    default:
  }
  const found = heads.find(({ starts }) => starts.some((start) => startsWith(head, start)));
  if (found) return found.type;
  if (startsWith(head, 'RIFF') && startsWith(head.subarray(8), 'WEBP')) return 'image/webp';
  return endingOf(fileName) === '.txt' && isText(head) ? 'text/plain' : null;
}

const heads: { type: string; starts: string[] }[] = [
  { type: pdf, starts: ['%PDF-', '\u00ef\u00bb\u00bf%PDF-'] },
  { type: 'image/png', starts: ['\u0089PNG\r\n\u001a\n'] },
  { type: 'image/jpeg', starts: ['\u00ff\u00d8\u00ff'] },
  { type: 'image/gif', starts: ['GIF87a', 'GIF89a'] },
  { type: 'image/bmp', starts: ['BM'] },
  { type: 'image/tiff', starts: ['II*\u0000', 'MM\u0000*'] },
];

/** Parts of an Office file name themselves in the headers between its packed bytes. */
function officeType(head: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(head);
  if (!text.includes('[Content_Types].xml') || text.includes('vbaProject.bin')) return null;
  const parts: [string, string][] = [
    ['word/document.xml', 'wordprocessingml.document'],
    ['xl/workbook.xml', 'spreadsheetml.sheet'],
    ['ppt/presentation.xml', 'presentationml.presentation'],
  ];
  const part = parts.find(([name]) => text.includes(name));
  return part ? `${office}${part[1]}` : null;
}

function isText(head: Uint8Array): boolean {
  if (head.subarray(0, 65_536).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)))
    return false;
  // Older Korean programs write CP949, which browsers call euc-kr.
  return ['utf-8', 'euc-kr'].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
      return true;
    } catch {
      return false;
    }
  });
}

/** Windows programs and shortcuts, ELF, Mach-O, Java classes, and scripts that name their interpreter. */
function startsAsProgram(head: Uint8Array): boolean {
  // Two letters alone may begin any text; a program has zeros right behind them.
  if (startsWith(head, 'MZ')) return head.subarray(0, 64).includes(0);
  return [
    '#!',
    '\u007fELF',
    'L\u0000\u0000\u0000\u0001\u0014\u0002\u0000',
    '\u00ca\u00fe\u00ba\u00be',
    '\u00fe\u00ed\u00fa\u00ce',
    '\u00fe\u00ed\u00fa\u00cf',
    '\u00ce\u00fa\u00ed\u00fe',
    '\u00cf\u00fa\u00ed\u00fe',
  ].some((start) => startsWith(head, start));
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  if (bytes.length < start.length) return false;
  for (let at = 0; at < start.length; at++) if (bytes[at] !== start.charCodeAt(at)) return false;
  return true;
}
