/** What a file is by its first bytes, whatever its name says. */
export type FileKind =
  | { kind: 'empty' }
  | { kind: 'zip' }
  | { kind: 'hwpx' }
  | { kind: 'hwp' }
  /** Word 97–2003. */
  | { kind: 'legacyWord' }
  /** An Office document encrypted with a password: its package lies inside an OLE file. */
  | { kind: 'encryptedOffice' }
  | { kind: 'otherOle' }
  | { kind: 'pdf' }
  /** A `.baljugil`, open or with a password. */
  | { kind: 'projectFile' }
  /** A `.baljugil-content`. */
  | { kind: 'contentPack' }
  /** Wrapped by a document security product (문서보안). */
  | { kind: 'drm'; product: string }
  | { kind: 'unknown' };

// Heads seen in the wild; a product missing here is reported as no Word document.
const drmHeads: [head: string, product: string][] = [
  ['\u009b DRMONE', 'Fasoo'],
  ['FasooSecureContainer', 'Fasoo'],
  ['SCDS', 'SoftCamp'],
  ['<## NASCA DRM FILE', 'NASCA'],
];

const oleHead = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function recognizeFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { kind: 'empty' };
  const head = latin1(bytes.subarray(0, 128));
  for (const [start, product] of drmHeads) {
    // Some versions put a byte or a blank before the name.
    if (head.startsWith(start) || head.slice(0, 32).includes(start.trim())) return { kind: 'drm', product };
  }
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) {
    const first = head.slice(30);
    if (first.startsWith('mimetypeapplication/hwp+zip')) return { kind: 'hwpx' };
    if (first.startsWith('mimetypeapplication/vnd.baljugil.content+zip')) return { kind: 'contentPack' };
    return { kind: first.startsWith('mimetypeapplication/vnd.baljugil.project+zip') ? 'projectFile' : 'zip' };
  }
  if (head.startsWith('BALJUGIL\r\n')) return { kind: 'projectFile' };
  // Readers of PDF take some rubbish before the mark; 128 bytes of it are enough for us.
  if (head.includes('%PDF-')) return { kind: 'pdf' };
  if (head.startsWith('HWP Document File')) return { kind: 'hwp' };
  if (oleHead.every((byte, index) => bytes[index] === byte)) return oleKind(oleEntryNames(bytes));
  return { kind: 'unknown' };
}

function oleKind(names: ReadonlySet<string>): FileKind {
  if (names.has('EncryptedPackage')) return { kind: 'encryptedOffice' };
  if (names.has('WordDocument')) return { kind: 'legacyWord' };
  if (names.has('\u0005HwpSummaryInformation') || (names.has('FileHeader') && names.has('DocInfo')))
    return { kind: 'hwp' };
  return { kind: 'otherOle' };
}

/** Names in the directory of an OLE compound file ([MS-CFB]), as far as the file can be followed. */
function oleEntryNames(bytes: Uint8Array): Set<string> {
  const names = new Set<string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 512) return names;
  const sectorSize = view.getUint16(30, true) === 12 ? 4096 : 512;
  const sectorAt = (sector: number) => (sector + 1) * sectorSize;
  let sector = view.getUint32(48, true);
  for (let visited = 0; visited < 200 && sector < 0xfffffff0; visited += 1) {
    const at = sectorAt(sector);
    if (at + sectorSize > bytes.length) break;
    for (let entry = at; entry < at + sectorSize; entry += 128) {
      const nameBytes = view.getUint16(entry + 64, true);
      if (nameBytes < 2 || nameBytes > 64) continue;
      names.add(new TextDecoder('utf-16le').decode(bytes.subarray(entry, entry + nameBytes - 2)));
    }
    // The first 109 table sectors are named in the header; a directory lies within them.
    const perSector = sectorSize / 4;
    const table = Math.floor(sector / perSector);
    if (table >= 109) break;
    const tableAt = sectorAt(view.getUint32(76 + table * 4, true)) + (sector % perSector) * 4;
    if (tableAt + 4 > bytes.length) break;
    sector = view.getUint32(tableAt, true);
  }
  return names;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
