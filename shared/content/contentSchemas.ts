import { z } from '../zod';
import {
  categoriesFileSchema,
  chapterTemplateSchema,
  diagnosisFileSchema,
  documentTemplateSchema,
  evaluationContentSchema,
  sampleSchema,
  stagesFileSchema,
  wordListSchema,
} from './content';
import {
  contradictionsFileSchema,
  evidenceFileSchema,
  glossaryFileSchema,
  lawFileSchema,
  libraryCollectionSchema,
} from './library';
import { requirementTemplateSchema } from './requirementTemplate';

/** A JSON Schema for editors: its file in `templates/schema/`, and the content files it is for. */
export interface EditorSchema {
  file: string;
  files: string;
  schema: Record<string, unknown>;
}

const described: readonly [file: string, files: string, shape: z.ZodType][] = [
  ['requirement.json', 'requirements/*/*.json', requirementTemplateSchema],
  ['chapter.json', 'chapters/*.json', chapterTemplateSchema],
  ['document.json', 'documents/*.json', documentTemplateSchema],
  ['stages.json', 'stages.json', stagesFileSchema],
  ['categories.json', 'categories.json', categoriesFileSchema],
  ['diagnosis.json', 'diagnosis.json', diagnosisFileSchema],
  ['evaluation.json', 'evaluation.json', evaluationContentSchema],
  ['words.json', 'checks/*.json', wordListSchema],
  ['sample.json', 'samples/*.json', sampleSchema],
  ['library.json', 'library/*.json', libraryCollectionSchema],
  ['law.json', 'law.json', lawFileSchema],
  ['evidence.json', 'evidence.json', evidenceFileSchema],
  ['glossary.json', 'glossary.json', glossaryFileSchema],
  ['contradictions.json', 'contradictions.json', contradictionsFileSchema],
];

/** The shape a file of `templates/` must have, by its path there; `null` for a file that is none of ours. */
export function shapeOfFile(path: string): z.ZodType | null {
  const found = described.find(([, files]) =>
    new RegExp(`^${files.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`).test(path),
  );
  return found?.[2] ?? null;
}

/** What an editor shows at a field of this name. */
const fieldHelp: Record<string, string> = {
  id: '한번 내보내면 바꾸지 않는 이름이에요.',
  version: '문장을 고치면 올려요.',
  source: '어디에서 온 내용인지 적어요.',
  asOf: '출처를 확인한 날(YYYY-MM-DD)이에요.',
  status: '확인, 2차 자료, 미확인, 재구성, 자체 작성 가운데 하나예요.',
  seeds: '원문 목록의 번호(S-001 … S-318)예요.',
  related: '관련된 다른 항목의 id예요.',
  parameters: '기관이 정하는 값이에요. 글 속의 {이름} 자리에 수가 들어가요.',
  default: '처음 값이에요. minimum과 maximum 사이여야 해요.',
  unit: '글에서 수 바로 뒤에 오는 단위예요. 단위는 글에 직접 써요.',
  basis: '왜 이 값인지, 무엇에 따라 달라지는지 적어요.',
  limit: '합격과 불합격을 가르는 값이에요. 수는 {기준값}으로 쓰거나 basis에 까닭을 적어요.',
  condition: '어떤 부하·자료·상태에서 보는지 적어요.',
  inspector: '누가 시험하고 누가 확인하는지 적어요.',
  timing: '언제 보는 검수기준인지예요.',
  demonstration: '사업자가 중간에 보여 줄 것을 한 문장으로 적어요.',
  auditCheck: '감리가 적합·부적합으로 답할 한 문장이에요.',
  completionTest: '기술자가 아닌 담당자가 따라 하는 완료검사 시험이에요.',
  offer: '기본은 맞는 새 사업에 저절로 들어가고, 선택은 골라야 들어가요.',
  strength: '한 저자의 의견이면 권고예요.',
  applies: '사업 유형과 층위 말고 더 따질 조건과, 맞지 않을 때 보여 줄 문장이에요.',
  when: '사업 정보에 대한 조건이에요: is, includes, atLeast, known, all, any, not.',
  layers: '인프라(컨테이너화), 애플리케이션(MSA), 운영. 비우면 모든 층위예요.',
  projectTypes: '어떤 유형의 사업에 쓰는지예요.',
  criteria: '이 항목이 제안요청서에 넣는 클라우드 네이티브 판별 기준이에요.',
  activityIds: 'stages.json 활동의 id예요.',
  lawId: 'law.json 항목의 id예요.',
  shownIn: '이 선택이 드러나는 내용의 id예요.',
  caution: '쓰기 전에 알아야 할 것이에요.',
  sentence: '제안요청서에 그대로 쓰는 문장이에요.',
};

/** JSON Schemas (2020-12) of every kind of file in `templates/`, made from what the program itself checks with. */
export function editorSchemas(): EditorSchema[] {
  return described.map(([file, files, shape]) => {
    const made = explained(z.toJSONSchema(shape, { io: 'input' })) as Record<string, unknown>;
    const properties = {
      $schema: { type: 'string', description: '이 형식 파일의 위치예요. 프로그램은 읽지 않아요.' },
      ...(made.properties as object),
    };
    return { file, files, schema: { ...made, title: `templates/${files}`, properties } };
  });
}

function explained(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(explained);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'properties' && typeof inner === 'object' && inner !== null
        ? Object.fromEntries(
            Object.entries(inner).map(([name, field]) => [name, withHelp(name, explained(field))]),
          )
        : explained(inner),
    ]),
  );
}

function withHelp(name: string, field: unknown): unknown {
  const description = Object.hasOwn(fieldHelp, name) ? fieldHelp[name] : undefined;
  return description === undefined || typeof field !== 'object' ? field : { description, ...field };
}
