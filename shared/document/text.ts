/**
 * Text as it may enter a document or a file name: composed Hangul (NFC), well-formed UTF-16, no control characters
 * except tab and line feed, no noncharacters. Korean typed on macOS arrives decomposed; Word on Windows composes it.
 */
export function cleanText(text: string): string {
  return (
    text
      .normalize('NFC')
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // XML 1.0 allows tab, line feed and carriage return only; bidi controls can disguise what a sentence says.
      .replace(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g,
        '',
      )
  );
}

/** One line of clean text. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}
