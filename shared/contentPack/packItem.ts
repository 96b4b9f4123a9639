import {
  type Content,
  categoriesFileSchema,
  chapterTemplateSchema,
  diagnosisFileSchema,
  documentTemplateSchema,
  evaluationContentSchema,
  sampleSchema,
  stagesFileSchema,
  wordListSchema,
} from '../content/content';
import { chapterFile, documentFile, requirementFile } from '../content/contentFiles';
import {
  contradictionsFileSchema,
  evidenceFileSchema,
  glossaryFileSchema,
  lawFileSchema,
  libraryCollectionSchema,
} from '../content/library';
import { requirementTemplateSchema } from '../content/requirementTemplate';
import { inputProblems } from '../ipc/inputProblems';
import { strictJson } from '../json/strictJson';
import type { z } from '../zod';

const schemas = {
  requirement: requirementTemplateSchema,
  chapter: chapterTemplateSchema,
  document: documentTemplateSchema,
  library: libraryCollectionSchema,
  sample: sampleSchema,
  categories: categoriesFileSchema,
  stages: stagesFileSchema,
  diagnosis: diagnosisFileSchema,
  evaluation: evaluationContentSchema,
  vagueWords: wordListSchema,
  productNames: wordListSchema,
  law: lawFileSchema,
  evidence: evidenceFileSchema,
  glossary: glossaryFileSchema,
  contradictions: contradictionsFileSchema,
} as const;

/** What one file of a templates folder holds. */
export type PackKind = keyof typeof schemas;
export const packKinds = Object.keys(schemas) as [PackKind, ...PackKind[]];

/** Korean names of the kinds, as an officer reads them. */
export const packKindNames: Readonly<Record<PackKind, string>> = {
  requirement: '요구사항',
  chapter: '제안요청서 장',
  document: '문서',
  library: '자료실',
  sample: '표본 사업',
  categories: '요구사항 분류',
  stages: '단계와 활동',
  diagnosis: '자가진단',
  evaluation: '평가표',
  vagueWords: '모호한 말',
  productNames: '제품 이름',
  law: '법제도',
  evidence: '근거 수치',
  glossary: '용어',
  contradictions: '자료의 다름',
};

type PackValue<K extends PackKind> = z.infer<(typeof schemas)[K]>;
type ItemOf<K extends PackKind> = { kind: K; id: string; file: string; value: PackValue<K> };

/** One file of a templates folder, read and checked. A file of which there is only one has its kind as its id. */
export type PackItem = { [K in PackKind]: ItemOf<K> }[PackKind];

/** How an item is named when it is taken or left: `requirement:cloud.apiGateway`. */
export function packItemKey({ kind, id }: { kind: PackKind; id: string }): string {
  return `${kind}:${id}`;
}

const folders: readonly [start: string, kind: PackKind][] = [
  ['requirements/', 'requirement'],
  ['chapters/', 'chapter'],
  ['documents/', 'document'],
  ['library/', 'library'],
  ['samples/', 'sample'],
];

/** The kind of content a file of a templates folder holds; `null` for one that is none, such as a schema. */
export function packKindOf(file: string): PackKind | null {
  const inFolder = folders.find(([start]) => file.startsWith(start));
  if (inFolder) return file.endsWith('.json') ? inFolder[1] : null;
  return packKinds.find((kind) => isAlone(kind) && file === soleFile(kind)) ?? null;
}

function isAlone(kind: PackKind): boolean {
  return !folders.some(([, one]) => one === kind);
}

function soleFile(kind: PackKind): string {
  return kind === 'vagueWords' || kind === 'productNames' ? `checks/${kind}.json` : `${kind}.json`;
}

export type ReadItem = { ok: true; item: PackItem } | { ok: false; detail: string };

/** Reads a content file; `detail` is a Korean sentence without the file's name. */
export function readPackItem(file: string, bytes: Uint8Array): ReadItem {
  const kind = packKindOf(file);
  if (kind === null) return { ok: false, detail: '내용 파일의 자리가 아니에요.' };
  // Editors on Windows save UTF-8 with a byte order mark, which JSON does not know.
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const json = strictJson(marked ? bytes.subarray(3) : bytes);
  if (!json.ok) return { ok: false, detail: json.detail };
  const parsed = schemas[kind].safeParse(withoutEditorSchema(json.value));
  if (!parsed.success) {
    const [first] = inputProblems(parsed.error);
    return { ok: false, detail: `${first?.path || '내용'}: ${first?.message ?? '형식과 달라요.'}` };
  }
  // The kind chose the schema, which TypeScript cannot follow through a union.
  const item = { kind, id: '', file, value: parsed.data } as PackItem;
  const [id, expected] = idAndFile(item);
  return expected === file
    ? { ok: true, item: { ...item, id } as PackItem }
    : { ok: false, detail: `파일 위치와 내용이 달라요. 내용대로라면 ${expected} 자리여야 해요.` };
}

function idAndFile(item: PackItem): [id: string, file: string] {
  switch (item.kind) {
    case 'requirement':
      return [item.value.id, requirementFile(item.value)];
    case 'chapter':
      return [item.value.id, chapterFile(item.value)];
    case 'document':
      return [item.value.id, documentFile(item.value)];
    case 'library':
      return [item.value.id, `library/${item.value.id}.json`];
    case 'sample':
      return [item.value.id, `samples/${item.value.id}.json`];
    default:
      return [item.kind, soleFile(item.kind)];
  }
}

function withoutEditorSchema(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$schema' in value)) return value;
  const { $schema: _, ...rest } = value;
  return rest;
}

/** What content holds in the place of an item: the same file, or the entries of a list the item names. */
export function heldBy(content: Content, { kind, id }: { kind: PackKind; id: string }): unknown {
  const named = (list: readonly { id: string }[]) => list.find((one) => one.id === id);
  switch (kind) {
    case 'requirement':
      return named(content.requirementTemplates);
    case 'chapter':
      return named(content.chapters);
    case 'document':
      return named(content.documents);
    case 'library':
      return named(content.library);
    case 'sample':
      return named(content.samples);
    default:
      return content[kind];
  }
}
