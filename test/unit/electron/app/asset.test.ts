import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pageAssets } from '../../../../electron/app/asset';
import { appOrigin } from '../../../../electron/security';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baljugil-asset-'));
  mkdirSync(path.join(folder, 'page/assets'), { recursive: true });
  writeFileSync(path.join(folder, 'page/index.html'), '<meta name="csp-nonce" content="">');
  writeFileSync(path.join(folder, 'page/assets/a.js'), 'a');
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const asked = async (url: string, assets = pageAssets('electron', path.join(folder, 'page'))) =>
  (await assets(appOrigin + url)).status;

test('the files that are there at the start are answered, whatever stands behind ? and #', async () => {
  expect(await asked('/')).toBe(200);
  expect(await asked('/assets/a.js?v=../../secret.txt#/../x')).toBe(200);
  expect(await asked('/assets/b.js')).toBe(404);
  expect(await asked('/assets')).toBe(404);
});

test('a file that comes later is not', async () => {
  const assets = pageAssets('electron', path.join(folder, 'page'));
  writeFileSync(path.join(folder, 'page/later.js'), 'later');
  expect(await asked('/later.js', assets)).toBe(404);
});

test.skipIf(process.platform === 'win32')('a link out of the folder is not followed', async () => {
  symlinkSync(path.join(folder, 'secret.txt'), path.join(folder, 'page/link.txt'));
  symlinkSync(folder, path.join(folder, 'page/up'));
  expect(await asked('/link.txt')).toBe(404);
  expect(await asked('/up/secret.txt')).toBe(404);
});

test('every answer carries the policy, the page its nonce too', async () => {
  const answer = await pageAssets('electron', path.join(folder, 'page'))(`${appOrigin}/`);
  const nonce = /nonce-([^']+)'/.exec(answer.headers['content-security-policy'] ?? '')?.[1];
  expect(new TextDecoder().decode(answer.body)).toContain(`content="${nonce}"`);
  const none = await pageAssets('electron', path.join(folder, 'page'))(`${appOrigin}/none`);
  expect(none.headers['content-security-policy']).toContain("default-src 'none'");
});
