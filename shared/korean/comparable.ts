/** Text as it is compared with what a person typed: composed Hangul, no blanks, small Latin letters. */
export function comparable(text: string): string {
  return text.normalize('NFC').replace(/\s/g, '').toLowerCase();
}
