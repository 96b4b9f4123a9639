import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { mediaType, resolveAsset, responseHeaders, withStyleNonce } from '../security';

export interface AssetResponse {
  status: 200 | 404;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

/**
 * Answers requests for the page's files: those that are below the folder (absolute) now, and no others ever. An HTML
 * page gets a fresh style nonce, in its header and its text.
 */
export function pageAssets(
  host: 'electron' | 'browser',
  rendererFolder: string,
): (url: string) => Promise<AssetResponse> {
  const allowed = new Set(filesBelow(rendererFolder));
  return async (url) => {
    const nonce = randomBytes(16).toString('base64');
    const headers = responseHeaders(host, nonce);
    const file = resolveAsset(rendererFolder, url);
    const bytes = file !== null && allowed.has(file) ? await readFile(file).catch(() => null) : null;
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
  };
}

/** Plain files only: a link may lead anywhere. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(file);
    return entry.isFile() ? [file] : [];
  });
}
