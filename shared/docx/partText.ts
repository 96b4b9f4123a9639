/** How a part is stored as bytes; OPC allows UTF-8 and UTF-16 only. */
export type PartEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By byte order mark, else by how the first `<` is stored. */
function encodingOf(bytes: Uint8Array): PartEncoding {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

/** A part's text with its byte order mark, exactly as stored; null when it is in no encoding a part may have. */
export function decodePart(bytes: Uint8Array): { text: string; encoding: PartEncoding } | null {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  const declared = /^\ufeff?<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(text.slice(0, 200))?.[1];
  const family = encoding === 'utf-8' ? /^(utf-8|us-ascii)$/i : /^utf-16/i;
  return declared === undefined || family.test(declared) ? { text, encoding } : null;
}

export function encodePart(text: string, encoding: PartEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1)
    view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le');
  return bytes;
}
