import { cleanLine } from '../../shared/document/text';
import { fail, ok, type Result } from '../../shared/ipc/failure';

/** Bytes our safe replacement adds to a name while it writes beside the old file. */
const temporarySuffixBytes = 16;
const maximumNameBytes = 255;

const reservedOnWindows = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(\.|$)/i;

/**
 * The name as it may be written on every system the file can travel to (composed Hangul), or `invalidFileName`. The
 * name is refused, not mended: the officer should find the file under the name that was typed.
 */
export function checkFileName(name: string): Result<string> {
  const composed = name.normalize('NFC');
  const bad =
    composed.length === 0 ||
    composed !== cleanLine(composed) ||
    /[<>:"/\\|?*]/.test(composed) ||
    composed.endsWith('.') ||
    composed.startsWith('.') ||
    reservedOnWindows.test(composed) ||
    new TextEncoder().encode(composed).length + temporarySuffixBytes > maximumNameBytes ||
    composed.length > 200;
  return bad ? fail({ type: 'invalidFileName', fileName: cleanLine(composed).slice(0, 100) }) : ok(composed);
}
