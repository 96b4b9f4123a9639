const reservedOnWindows = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/** Why an entry's name could harm whoever extracts it, in English for the log; null when it is safe. */
export function entryNameProblem(name: string): string | null {
  if (name === '') return 'empty name';
  if (name.length > 500) return 'name longer than 500 characters';
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'control character';
  if (/[\u202a-\u202e\u2066-\u2069]/.test(name)) return 'text direction control';
  if (name.includes('\\')) return 'backslash';
  if (name.includes(':')) return 'drive or stream';
  if (name.startsWith('/')) return 'absolute path';
  const segments = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  for (const segment of segments) {
    if (segment === '') return 'empty path segment';
    if (segment === '.' || segment === '..') return 'path leaves its folder';
    if (/[. ]$/.test(segment)) return 'trailing dot or space';
    if (reservedOnWindows.test(segment)) return 'reserved name on Windows';
  }
  return null;
}

/** Two names with the same key would be one file on Windows or macOS. */
export function entryNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
