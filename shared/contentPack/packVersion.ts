/** Two to four numbers: `1.0`, `2026.11.20`. */
export const packVersionPattern = /^\d{1,6}(\.\d{1,6}){0,3}$/;

/** Below zero when `a` is the older one. Parts that are not there count as zero; parts that are no numbers too. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parts(version: string): number[] {
  return version.split('.').map((one) => (/^\d+$/.test(one) ? Number(one) : 0));
}
