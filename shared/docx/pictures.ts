import type { ImageNode } from '../document/wordDocument';

const extensions: Record<ImageNode['mediaType'], string> = { 'image/png': 'png', 'image/jpeg': 'jpeg' };

/** The pictures of one package: each stored once, every use of it numbered. */
export class Pictures {
  readonly #stored = new Map<string, { relationship: string; name: string; node: ImageNode }>();
  #uses = 0;

  take(node: ImageNode): { relationship: string; number: number } {
    this.#uses += 1;
    let stored = this.#stored.get(node.id);
    if (!stored) {
      const number = this.#stored.size + 1;
      const name = `media/image${number}.${extensions[node.mediaType]}`;
      stored = { relationship: `rIdImage${number}`, name, node };
      this.#stored.set(node.id, stored);
    }
    return { relationship: stored.relationship, number: this.#uses };
  }

  entries(): { name: string; bytes: Uint8Array }[] {
    return [...this.#stored.values()].map(({ name, node }) => ({ name: `word/${name}`, bytes: node.bytes }));
  }

  withRelationships(xml: string): string {
    const added = [...this.#stored.values()].map(
      ({ relationship, name }) =>
        `<Relationship Id="${relationship}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${name}"/>`,
    );
    return xml.replace('</Relationships>', `${added.join('')}</Relationships>`);
  }

  withContentTypes(xml: string): string {
    const needed = new Map(
      [...this.#stored.values()].map(({ node }) => [extensions[node.mediaType], node.mediaType]),
    );
    const added = [...needed]
      .filter(([extension]) => !xml.includes(`Extension="${extension}"`))
      .map(([extension, mediaType]) => `<Default Extension="${extension}" ContentType="${mediaType}"/>`);
    return xml.replace(/<Override/, `${added.join('')}<Override`);
  }
}
