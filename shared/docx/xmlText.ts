import { cleanText } from '../document/text';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// Printable ASCII that needs no escape, composed Hangul and a few signs: already clean, and nearly everything there is.
const plainText = /^[ !#-%'-;=?-~\uac00-\ud7a3\u25a1\u25cb\u203b\u00b7\u3008-\u3015]*$/;

/** Text as XML character data or attribute value: cleaned, then escaped. Every string of a document passes here once. */
export function toXmlText(text: string): string {
  if (plainText.test(text)) return text;
  return cleanText(text).replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
