import { cleanText } from '../document/text';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML character data or attribute value: cleaned, then escaped. Every string of a document passes here once. */
export function toXmlText(text: string): string {
  return cleanText(text).replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
