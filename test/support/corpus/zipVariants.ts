import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../../shared/archive/crc32';

export interface ZipVariant {
  method?: 'store' | 'deflate';
  /** Sizes and CRC behind the contents, as streaming writers put them. */
  withDescriptors?: boolean;
  /** Every size in zip64 fields, as .NET writes large packages. */
  isZip64?: boolean;
  comment?: string;
}

/** A ZIP archive as other programs write them; `files` in their order, a name ending in `/` is a folder. */
export function zipAs(files: readonly [string, Uint8Array][], variant: ZipVariant): Uint8Array {
  const { method = 'deflate', withDescriptors = false, isZip64 = false } = variant;
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const isStored = method === 'store' || bytes.length === 0;
    const packed = isStored ? Buffer.from(bytes) : deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const crc = crc32(bytes);
    const extra = isZip64 ? largeField([bytes.length, packed.length]) : Buffer.alloc(0);
    const centralExtra = isZip64 ? largeField([bytes.length, packed.length, at]) : Buffer.alloc(0);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(isZip64 ? 45 : 20, 4);
    header.writeUInt16LE(withDescriptors ? 0x808 : 0x800, 6);
    header.writeUInt16LE(isStored ? 0 : 8, 8);
    header.writeUInt32LE(0x5a210000, 10);
    if (!withDescriptors) {
      header.writeUInt32LE(crc, 14);
      header.writeUInt32LE(isZip64 ? 0xffffffff : packed.length, 18);
      header.writeUInt32LE(isZip64 ? 0xffffffff : bytes.length, 22);
    }
    header.writeUInt16LE(nameBytes.length, 26);
    header.writeUInt16LE(withDescriptors ? 0 : extra.length, 28);
    const descriptor = Buffer.alloc(withDescriptors ? 16 : 0);
    if (withDescriptors) {
      descriptor.writeUInt32LE(0x08074b50, 0);
      descriptor.writeUInt32LE(crc, 4);
      descriptor.writeUInt32LE(packed.length, 8);
      descriptor.writeUInt32LE(bytes.length, 12);
    }
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(45, 4);
    header.copy(record, 6, 4, 14);
    record.writeUInt32LE(crc, 16);
    record.writeUInt32LE(isZip64 ? 0xffffffff : packed.length, 20);
    record.writeUInt32LE(isZip64 ? 0xffffffff : bytes.length, 24);
    record.writeUInt16LE(nameBytes.length, 28);
    record.writeUInt16LE(centralExtra.length, 30);
    record.writeUInt32LE(isZip64 ? 0xffffffff : at, 42);
    const written = [header, nameBytes, withDescriptors ? Buffer.alloc(0) : extra, packed, descriptor];
    local.push(...written);
    directory.push(record, nameBytes, centralExtra);
    at += written.reduce((sum, one) => sum + one.length, 0);
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const comment = Buffer.from(variant.comment ?? '');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(isZip64 ? 0xffff : files.length, 8);
  end.writeUInt16LE(isZip64 ? 0xffff : files.length, 10);
  end.writeUInt32LE(isZip64 ? 0xffffffff : size, 12);
  end.writeUInt32LE(isZip64 ? 0xffffffff : at, 16);
  end.writeUInt16LE(comment.length, 20);
  const large = isZip64 ? largeEnd(files.length, size, at) : Buffer.alloc(0);
  return new Uint8Array(Buffer.concat([...local, ...directory, large, end, comment]));
}

function largeField(values: number[]): Buffer {
  const field = Buffer.alloc(4 + values.length * 8);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(values.length * 8, 2);
  for (const [index, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  return field;
}

function largeEnd(count: number, size: number, at: number): Buffer {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(at + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}
