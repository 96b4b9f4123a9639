const slash = 0x2f;
const space = 0x20;
const greater = 0x3e;

/**
 * Throws when tags of XML we wrote ourselves do not close in turn: such a file must not reach the user. A quick look only;
 * what others wrote goes through `scanXml`.
 */
export function assertBalanced(xml: string): void {
  const open: string[] = [];
  for (let start = xml.indexOf('<'); start >= 0; ) {
    const end = xml.indexOf('>', start);
    if (end < 0) throw new Error(`an open tag at ${start}`);
    const first = xml.charCodeAt(start + 1);
    if (first === slash) {
      const name = open.pop();
      if (name === undefined || end - start - 2 !== name.length || !xml.startsWith(name, start + 2))
        throw new Error(`${xml.slice(start, end + 1)} closes ${name}`);
    } else if (first !== 0x3f && xml.charCodeAt(end - 1) !== slash) {
      let nameEnd = start + 1;
      for (let code = first; code !== space && code !== greater; code = xml.charCodeAt(nameEnd)) nameEnd += 1;
      open.push(xml.slice(start + 1, nameEnd));
    }
    start = xml.indexOf('<', end);
  }
  if (open.length > 0) throw new Error(`${open.join(' ')} never closed`);
}
