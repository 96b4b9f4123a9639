/** A size in bytes as people read it: `0 KB`, `64 KB`, `1.5 MB`; anything but nothing is at least `1 KB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1_048_576)
    return `${(bytes === 0 ? 0 : Math.max(1, Math.round(bytes / 1024))).toLocaleString('ko-KR')} KB`;
  return `${(bytes / 1_048_576).toFixed(1).replace(/\.0$/, '')} MB`;
}
