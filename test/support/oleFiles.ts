/** An OLE compound file whose directory holds the given names; enough for telling formats apart. */
export function anOleFile(names: string[]): Uint8Array {
  const perSector = 4;
  const directorySectors = Math.ceil((names.length + 1) / perSector);
  const bytes = new Uint8Array(512 * (2 + directorySectors));
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true);
  view.setUint32(44, 1, true);
  view.setUint32(48, 1, true);
  for (let index = 0; index < 109; index += 1)
    view.setUint32(76 + index * 4, index === 0 ? 0 : 0xffffffff, true);
  view.setUint32(512, 0xfffffffd, true);
  for (let sector = 1; sector <= directorySectors; sector += 1)
    view.setUint32(512 + sector * 4, sector === directorySectors ? 0xfffffffe : sector + 1, true);
  for (const [index, name] of ['Root Entry', ...names].entries()) {
    const at = 1024 + index * 128;
    for (let position = 0; position < name.length; position += 1)
      view.setUint16(at + position * 2, name.charCodeAt(position), true);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
  }
  return bytes;
}
