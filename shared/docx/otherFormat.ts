import { readArchive } from '../archive/readArchive';
import type { OtherFormat } from '../ipc/failure';
import { recognizeFile } from './recognizeFile';

/** Office packages by the part every one of their kind has. */
const packages: [part: string, format: OtherFormat][] = [
  ['word/document.xml', 'wordDocument'],
  ['xl/workbook.xml', 'spreadsheet'],
  ['ppt/presentation.xml', 'slides'],
];

/** What a file is instead of the one that was asked for; `null` when it is nothing we could name to the user. */
export function otherFormat(bytes: Uint8Array): OtherFormat | null {
  const { kind } = recognizeFile(bytes);
  switch (kind) {
    case 'hwp':
    case 'hwpx':
    case 'legacyWord':
    case 'encryptedOffice':
    case 'pdf':
    case 'projectFile':
    case 'contentPack':
      return kind;
    case 'zip': {
      const read = readArchive(bytes);
      return (read.ok && packages.find(([part]) => read.archive.has(part))?.[1]) || null;
    }
    default:
      return null;
  }
}
