import { decodeEntities, scanXml, type XmlElement, type XmlHandler } from './scanXml';

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Namespaces this folder looks at, with the prefix Word writes. Any document may choose others. */
const usualPrefixes = new Map([
  [wordNamespace, 'w'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
]);
const prefixesTaken = new Set(usualPrefixes.values());

interface Scope {
  /** Namespace by prefix; the empty prefix is the default namespace. */
  namespaces: ReadonlyMap<string, string>;
  isUsual: boolean;
}

const outermost: Scope = { namespaces: new Map(), isUsual: true };

/**
 * Like `scanXml`, with every name and attribute under the prefix Word usually gives its namespace, whatever the document
 * calls it. Answers whether `w` means WordprocessingML throughout, so that our XML can be put anywhere as it is.
 */
export function scanWord(xml: string, handler: XmlHandler): { isUsual: boolean } {
  const scopes = [outermost];
  const scoped: XmlElement[] = [];
  let isUsual: boolean | null = null;
  scanXml(xml, {
    open(element) {
      let scope = scopes.at(-1) ?? outermost;
      if (element.attributes.includes('xmlns')) {
        scope = scopeWithin(scope, element.attributes);
        scopes.push(scope);
        scoped.push(element);
      }
      isUsual = (isUsual ?? true) && scope.namespaces.get('w') === wordNamespace;
      if (!scope.isUsual) {
        element.name = usualName(element.tag, scope, true);
        element.attributes = element.attributes.replace(
          /([^\s=]+)(\s*=\s*(?:"[^"]*"|'[^']*'))/g,
          (_, name: string, value: string) => usualName(name, scope, false) + value,
        );
      }
      handler.open?.(element);
    },
    close(element, contentEnd, end) {
      handler.close?.(element, contentEnd, end);
      if (scoped.at(-1) === element) {
        scoped.pop();
        scopes.pop();
      }
    },
  });
  return { isUsual: isUsual ?? false };
}

function scopeWithin(around: Scope, attributes: string): Scope {
  const namespaces = new Map(around.namespaces);
  for (const [, prefix = '', value] of namespaceDeclarations(attributes)) namespaces.set(prefix, value);
  const isUsual = [...namespaces].every(([prefix, namespace]) => {
    const usual = usualPrefixes.get(namespace);
    return usual === undefined ? !prefixesTaken.has(prefix) : usual === prefix;
  });
  return { namespaces, isUsual };
}

/** Whole declaration, prefix, namespace. */
export function* namespaceDeclarations(attributes: string): Generator<[string, string | undefined, string]> {
  for (const match of attributes.matchAll(/\bxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    yield [match[0], match[1], decodeEntities(match[2] ?? match[3] ?? '')];
}

function usualName(name: string, scope: Scope, isElement: boolean): string {
  const colon = name.indexOf(':');
  // Attributes without a prefix have no namespace.
  if (colon < 0 && !isElement) return name;
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  if (prefix === 'xml' || prefix === 'xmlns') return name;
  const usual = usualPrefixes.get(scope.namespaces.get(prefix) ?? '');
  const local = name.slice(colon + 1);
  if (usual !== undefined) return `${usual}:${local}`;
  return prefixesTaken.has(prefix) ? `other-${prefix}:${local}` : name;
}

/** Our XML for a place where `w` may mean something else: each outermost element says what it means. */
export function declaringWord(xml: string): string {
  const at: number[] = [];
  let depth = 0;
  scanXml(`<x>${xml}</x>`, {
    open(element) {
      if (depth === 1) at.push(element.start - 3 + 1 + element.tag.length);
      depth += 1;
    },
    close() {
      depth -= 1;
    },
  });
  let result = '';
  let copied = 0;
  for (const offset of at) {
    result += `${xml.slice(copied, offset)} xmlns:w="${wordNamespace}"`;
    copied = offset;
  }
  return result + xml.slice(copied);
}
