import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { mediaType, resolveAsset, responseHeaders, withStyleNonce } from '../security';

export interface AssetResponse {
  status: 200 | 404;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

/** Answers a request for one of the page's files. An HTML page gets a fresh style nonce, in its header and its text. */
export async function assetResponse(
  host: 'electron' | 'browser',
  rendererFolder: string,
  url: string,
): Promise<AssetResponse> {
  const nonce = randomBytes(16).toString('base64');
  const headers = responseHeaders(host, nonce);
  const file = resolveAsset(rendererFolder, url);
  const bytes = file === null ? null : await readFile(file).catch(() => null);
  if (file === null || bytes === null) {
    return {
      status: 404,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
      body: new TextEncoder().encode('not found'),
    };
  }
  const type = mediaType(file);
  const body = type.startsWith('text/html')
    ? new TextEncoder().encode(withStyleNonce(bytes.toString('utf8'), nonce))
    : bytes;
  return { status: 200, headers: { ...headers, 'content-type': type }, body };
}
