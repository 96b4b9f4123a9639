import { cleanLine } from '../document/text';

/** Room a name has in UTF-8 on every file system, less what safe replacement adds beside it. */
const maximumBytes = 239;
const reservedOnWindows = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(\.|$)/i;

/**
 * The name under which evidence is kept: its last part in composed Hangul, without what Windows refuses in a name, short
 * enough to be saved anywhere, its ending kept. A name so made is given back as it is.
 */
export function evidenceFileName(name: string): string {
  const last = cleanLine(name.replaceAll('\\', '/').split('/').at(-1) ?? '');
  const plain = last
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  const safe = reservedOnWindows.test(plain) ? `_${plain}` : plain;
  return safe === '' ? '이름 없는 파일' : shortened(safe);
}

/** The ending with its dot in lower case, `.pdf`; empty when there is none. */
export function endingOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot > 0 ? fileName.slice(dot).toLowerCase() : '';
}

function shortened(name: string): string {
  if (bytesOf(name) <= maximumBytes) return name;
  const ending = bytesOf(endingOf(name)) <= 40 ? name.slice(name.length - endingOf(name).length) : '';
  let stem = '';
  for (const character of name.slice(0, name.length - ending.length)) {
    if (bytesOf(stem + character + ending) > maximumBytes) break;
    stem += character;
  }
  return `${stem.trimEnd()}${ending}`.replace(/[. ]+$/, '');
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
