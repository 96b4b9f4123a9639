/** A figure as an officer writes it: `1,000`, `0.5`, with or without the unit; `null` when it is none. */
export function readFigure(text: string, unit: string): number | null {
  const written = text.normalize('NFC').trim();
  const bare = unit !== '' && written.endsWith(unit) ? written.slice(0, -unit.length) : written;
  const digits = bare.replace(/\s/g, '').replace(/,(?=\d{3}(?:\D|$))/g, '');
  return /^-?\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : null;
}
