import { type Archive, type ArchiveProblem, readArchive } from '../archive/readArchive';
import { type Failure, fail, ok, type Result } from '../ipc/failure';
import { recognizeFile } from './recognizeFile';
import { attribute, rootElement, scanXml, type XmlElement, XmlProblem } from './scanXml';

export interface Relationship {
  id: string;
  /** Last segment of the type, such as `styles`. */
  type: string;
  /** Part name inside the package, without a leading slash. */
  target: string;
}

/** A Word document taken apart as far as insertion needs it. */
export interface OpenDocx {
  fileName: string;
  archive: Archive;
  mainPart: string;
  /** The main part, character by character as stored. */
  mainXml: string;
  relationships: Relationship[];
  contentTypesXml: string;
}

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const strictNamespace = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
// Thousands of like table rows pack better than 1 : 200 in honest documents; the limit on bytes guards the memory.
const ratioFromBytes = 16 * 1024 * 1024;
const contentTypesPart = '[Content_Types].xml';

/** Thrown inside this folder for a document that must be refused; `refusable` turns it into a failure. */
export class DocxRefusal extends Error {
  constructor(readonly failure: Failure) {
    super(failure.type);
  }
}

/** Runs work on a document and turns refusals and broken XML into failures. Everything else is a bug and throws on. */
export function refusable<T>(fileName: string, work: () => T): Result<T> {
  try {
    return ok(work());
  } catch (error) {
    if (error instanceof DocxRefusal) return fail(error.failure);
    if (error instanceof XmlProblem)
      return fail({
        type: error.type === 'refused' ? 'documentTooComplex' : 'damagedDocument',
        fileName,
        detail: error.detail,
      });
    throw error;
  }
}

function refuse(failure: Failure): never {
  throw new DocxRefusal(failure);
}

/** Opens a .docx and finds its main part. Throws `DocxRefusal` or `XmlProblem`; call it within `refusable`. */
export function openDocx(bytes: Uint8Array, fileName: string): OpenDocx {
  refuseOtherFormats(bytes, fileName);
  const read = readArchive(bytes, { ratioFromBytes });
  if (!read.ok) refuse(archiveFailure(read.problem, fileName));
  const { archive } = read;
  if (readTextIfThere(archive, 'mimetype', fileName)?.startsWith('application/hwp+zip'))
    refuse({ type: 'hangulFormat', fileName, kind: 'hwpx' });
  if (!archive.has(contentTypesPart) || !archive.has('_rels/.rels'))
    refuse({ type: 'notWordDocument', fileName, reason: 'otherArchive' });

  const contentTypesXml = readPart(archive, contentTypesPart, fileName);
  const packageRelationships = readRelationships(readPart(archive, '_rels/.rels', fileName), '');
  const mainPart = packageRelationships.find(({ type }) => type === 'officeDocument')?.target;
  if (!mainPart || !archive.has(mainPart))
    refuse({ type: 'notWordDocument', fileName, reason: 'noMainPart' });
  const mainXml = readPart(archive, mainPart, fileName);
  const root = rootElement(mainXml);
  if (Object.values(namespaces(root)).includes(strictNamespace)) refuse({ type: 'strictDocument', fileName });
  if (!/(^|:)document$/.test(root.name) || !Object.values(namespaces(root)).includes(wordNamespace))
    refuse({ type: 'notWordDocument', fileName, reason: 'noMainPart' });
  requireUsualPrefix(mainXml, 'document', fileName);

  const relationshipsPart = relationshipsPartOf(mainPart);
  const relationships = archive.has(relationshipsPart)
    ? readRelationships(readPart(archive, relationshipsPart, fileName), folderOf(mainPart))
    : [];
  return { fileName, archive, mainPart, mainXml, relationships, contentTypesXml };
}

function refuseOtherFormats(bytes: Uint8Array, fileName: string): void {
  const file = recognizeFile(bytes);
  switch (file.kind) {
    case 'zip':
      return;
    case 'empty':
      refuse({ type: 'notWordDocument', fileName, reason: 'empty' });
      break;
    case 'hwp':
    case 'hwpx':
      refuse({ type: 'hangulFormat', fileName, kind: file.kind });
      break;
    case 'legacyWord':
      refuse({ type: 'legacyWordFormat', fileName });
      break;
    case 'encryptedOffice':
      refuse({ type: 'encryptedDocument', fileName });
      break;
    case 'drm':
      refuse({ type: 'protectedByDrm', fileName, product: file.product });
      break;
    case 'pdf':
    case 'projectFile':
      refuse({ type: 'notWordDocument', fileName, reason: 'notArchive', is: file.kind });
      break;
    case 'otherOle':
    case 'unknown':
      refuse({ type: 'notWordDocument', fileName, reason: 'notArchive' });
  }
}

function archiveFailure(problem: ArchiveProblem, fileName: string): Failure {
  switch (problem.type) {
    case 'empty':
      return { type: 'notWordDocument', fileName, reason: 'empty' };
    case 'notArchive':
      return { type: 'notWordDocument', fileName, reason: 'notArchive' };
    case 'encrypted':
      return { type: 'encryptedDocument', fileName };
    case 'tooLarge':
      return { type: 'documentTooComplex', fileName, detail: '압축을 풀면 지나치게 커져요.' };
    case 'tooManyEntries':
      return { type: 'documentTooComplex', fileName, detail: '들어 있는 파일이 너무 많아요.' };
    case 'unsupported':
      return { type: 'documentTooComplex', fileName, detail: '지원하지 않는 압축 방식이에요.' };
    case 'damaged':
    case 'missing':
      return { type: 'damagedDocument', fileName, detail: '압축된 내용이 온전하지 않아요.' };
    case 'unsafeName':
    case 'duplicateName':
    case 'link':
      return { type: 'damagedDocument', fileName, detail: '들어 있는 파일 이름이 올바르지 않아요.' };
  }
}

/** A part as text. Only UTF-8 is read: what cannot be written back unchanged is refused. */
export function readPart(archive: Archive, name: string, fileName: string): string {
  const entry = archive.read(name);
  if (!entry.ok) refuse(archiveFailure(entry.problem, fileName));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(entry.bytes);
  } catch {
    return refuse({ type: 'documentTooComplex', fileName, detail: 'UTF-8이 아닌 문서예요.' });
  }
}

function readTextIfThere(archive: Archive, name: string, fileName: string): string | null {
  return archive.has(name) ? readPart(archive, name, fileName) : null;
}

const folderOf = (part: string) => part.slice(0, part.lastIndexOf('/') + 1);

export function relationshipsPartOf(part: string): string {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

function readRelationships(xml: string, folder: string): Relationship[] {
  const found: Relationship[] = [];
  scanXml(xml, {
    open(element) {
      if (!/(^|:)Relationship$/.test(element.name) || attribute(element, 'TargetMode') === 'External') return;
      const target = attribute(element, 'Target');
      const type = attribute(element, 'Type');
      if (target === null || type === null) return;
      found.push({
        id: attribute(element, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolveTarget(target, folder),
      });
    },
  });
  return found;
}

function resolveTarget(target: string, folder: string): string {
  const segments: string[] = [];
  for (const segment of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function namespaces(element: XmlElement): Record<string, string> {
  const found: Record<string, string> = Object.create(null);
  for (const match of element.attributes.matchAll(/xmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found[match[1] ?? ''] = match[2] ?? match[3] ?? '';
  return found;
}

/** Our XML is written with the prefix `w`; a part that means something else by it, or names it differently, is refused. */
export function requireUsualPrefix(xml: string, localName: string, fileName: string): void {
  const root = rootElement(xml);
  const isUsual = root.name === `w:${localName}` && namespaces(root).w === wordNamespace;
  const redefined = [...xml.matchAll(/\sxmlns:w\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].some(
    (match) => (match[1] ?? match[2]) !== wordNamespace,
  );
  if (!isUsual || redefined)
    refuse({
      type: 'documentTooComplex',
      fileName,
      detail: 'Word가 쓰지 않는 이름 공간 접두어를 쓴 문서예요.',
    });
}
