import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type Content,
  categoriesFileSchema,
  chapterTemplateSchema,
  diagnosisFileSchema,
  documentKinds,
  documentTemplateSchema,
  evaluationContentSchema,
  sampleSchema,
  stagesFileSchema,
  wordListSchema,
} from '../../shared/content/content';
import {
  type ContentProblem,
  chapterFile,
  documentFile,
  requirementFile,
} from '../../shared/content/contentFiles';
import { contentProblem, contentProblems } from '../../shared/content/contentProblem';
import { shapeOfFile } from '../../shared/content/contentSchemas';
import {
  contradictionsFileSchema,
  evidenceFileSchema,
  glossaryFileSchema,
  lawFileSchema,
  libraryCollectionSchema,
} from '../../shared/content/library';
import { inLibraryOrder } from '../../shared/content/libraryOrder';
import { requirementTemplateSchema } from '../../shared/content/requirementTemplate';
import { fail, ok, type Result } from '../../shared/ipc/failure';
import type { z } from '../../shared/zod';

/**
 * Reads and checks everything in the templates folder (an absolute path). One unreadable, malformed or
 * contradicting file makes the whole content fail with `contentDamaged`, which names the file and the field in Korean.
 */
export async function loadContent(templatesFolder: string): Promise<Result<Content>> {
  try {
    const content = await readContent(templatesFolder);
    const problem = contentProblem(content);
    return problem ? fail({ type: 'contentDamaged', ...problem }) : ok(content);
  } catch (error) {
    if (error instanceof ContentDamaged)
      return fail({ type: 'contentDamaged', file: error.file, detail: error.detail });
    throw error;
  }
}

/**
 * Everything for which `loadContent` refuses the folder, where it stops at the first: malformed files, or when there are
 * none, contradictions between them.
 */
export async function contentDamage(templatesFolder: string): Promise<ContentProblem[]> {
  const damage: ContentProblem[] = [];
  const note = (error: unknown) => {
    if (!(error instanceof ContentDamaged)) throw error;
    damage.push({ file: error.file, detail: error.detail });
  };
  for (const file of await jsonFiles(templatesFolder, '')) {
    const shape = shapeOfFile(file);
    if (shape) await readOne(templatesFolder, file, shape).catch(note);
  }
  if (damage.length > 0) return damage;
  const content = await readContent(templatesFolder).catch(note);
  return content ? [...contentProblems(content)] : damage;
}

/** Leaves the many reads at the first damaged file; never crosses `loadContent`. */
class ContentDamaged extends Error {
  constructor(
    readonly file: string,
    readonly detail: string,
  ) {
    super(`${file}: ${detail}`);
  }
}

async function readContent(folder: string): Promise<Content> {
  const { categories } = await readOne(folder, 'categories.json', categoriesFileSchema);
  const { stages } = await readOne(folder, 'stages.json', stagesFileSchema);
  return {
    categories,
    stages,
    diagnosis: await readOne(folder, 'diagnosis.json', diagnosisFileSchema),
    evaluation: await readOne(folder, 'evaluation.json', evaluationContentSchema),
    vagueWords: await readOne(folder, 'checks/vagueWords.json', wordListSchema),
    productNames: await readOne(folder, 'checks/productNames.json', wordListSchema),
    requirementTemplates: inLibraryOrder(
      await readAll(folder, 'requirements', requirementTemplateSchema, requirementFile),
      categories,
    ),
    chapters: (await readAll(folder, 'chapters', chapterTemplateSchema, chapterFile)).sort(
      (a, b) => a.order - b.order,
    ),
    documents: (await readAll(folder, 'documents', documentTemplateSchema, documentFile)).sort(
      (a, b) => documentKinds.indexOf(a.id) - documentKinds.indexOf(b.id),
    ),
    law: (await readOne(folder, 'law.json', lawFileSchema)).items,
    evidence: await readOne(folder, 'evidence.json', evidenceFileSchema),
    glossary: (await readOne(folder, 'glossary.json', glossaryFileSchema)).terms,
    contradictions: (await readOne(folder, 'contradictions.json', contradictionsFileSchema)).items,
    library: await readAll(folder, 'library', libraryCollectionSchema, (one) => `library/${one.id}.json`),
    samples: await readAll(folder, 'samples', sampleSchema, (sample) => `samples/${sample.id}.json`),
    packs: [],
    earlierTemplates: [],
  };
}

/** Every JSON file below a folder; each must lie where its own ids say, so that a file is found by its id. */
async function readAll<T>(
  folder: string,
  below: string,
  schema: z.ZodType<T>,
  expectedFile: (value: T) => string,
): Promise<T[]> {
  const values: T[] = [];
  for (const file of await jsonFiles(folder, below)) {
    const value = await readOne(folder, file, schema);
    const expected = expectedFile(value);
    if (file !== expected) {
      throw new ContentDamaged(
        file,
        `파일 위치와 내용이 다릅니다. 내용대로라면 ${expected} 자리여야 합니다.`,
      );
    }
    values.push(value);
  }
  return values;
}

async function jsonFiles(folder: string, below: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    throw new ContentDamaged(below, `폴더를 읽지 못했습니다 (${codeOf(error)}).`);
  });
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(await jsonFiles(folder, file)));
    else if (entry.name.endsWith('.json')) files.push(file);
  }
  return files;
}

async function readOne<T>(folder: string, file: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(path.join(folder, file), 'utf8').catch((error: unknown) => {
    throw new ContentDamaged(file, `파일을 읽지 못했습니다 (${codeOf(error)}).`);
  });
  const parsed = schema.safeParse(withoutEditorSchema(parseJson(file, text)));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ContentDamaged(file, issue ? explainIssue(issue) : '내용이 형식과 다릅니다.');
}

function parseJson(file: string, text: string): unknown {
  try {
    // Editors on Windows save UTF-8 with a byte order mark, which JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ContentDamaged(file, `JSON 형식이 아닙니다 (${error instanceof Error ? error.message : ''}).`);
  }
}

/** Without the line that tells an editor which schema the file has. */
function withoutEditorSchema(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$schema' in value)) return value;
  const { $schema: _, ...rest } = value;
  return rest;
}

function explainIssue(issue: z.core.$ZodIssue): string {
  const place = `항목 ${fieldName(issue.path)}: `;
  switch (issue.code) {
    case 'invalid_type':
      return `${place}값이 없거나 종류가 다릅니다 (필요한 종류: ${issue.expected}).`;
    case 'unrecognized_keys':
      return `${place}알 수 없는 이름이 있습니다 (${issue.keys.join(', ')}).`;
    case 'invalid_value':
      return `${place}정해진 값이 아닙니다 (쓸 수 있는 값: ${issue.values.map(String).join(', ')}).`;
    case 'invalid_format':
      return `${place}정해진 형식이 아닙니다 (${issue.format}).`;
    case 'too_small':
      return issue.origin === 'string' ? `${place}비어 있습니다.` : `${place}${issue.minimum}보다 적습니다.`;
    case 'too_big':
      return `${place}${issue.maximum}보다 많거나 깁니다.`;
    default:
      return `${place}내용이 형식과 다릅니다.`;
  }
}

function fieldName(parts: PropertyKey[]): string {
  if (parts.length === 0) return '(파일 전체)';
  return parts.reduce<string>(
    (name, part) =>
      typeof part === 'number' ? `${name}[${part}]` : name === '' ? String(part) : `${name}.${String(part)}`,
    '',
  );
}

// Code unit order, the same on every machine; a locale would reorder the library between PCs.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '알 수 없는 오류';
}
