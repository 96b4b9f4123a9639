import { conditionSchema } from '../rfp/condition';
import { z } from '../zod';
import { provenance, seedsSchema, speakingId } from './provenance';

// The shapes of `templates/library/` and of the law, evidence, glossary and contradictions files: what 자료실 shows.

export const libraryGroups = [
  '절차·생애주기',
  '진단·대상 선정',
  '사업 유형·범위',
  '제안요청서 작성',
  '요구사항 근거',
  '개발 원칙·아키텍처',
  '플랫폼·운영',
  '방법론·조직',
  '비용·성과지표',
  '제도·조달',
  '사례·배경',
] as const;

const tableSchema = z
  .strictObject({
    caption: z.string().min(1).optional(),
    columns: z.array(z.string().min(1)).min(1),
    rows: z.array(z.array(z.string())).min(1),
  })
  .refine((table) => table.rows.every((row) => row.length === table.columns.length), {
    message: '표의 줄마다 칸 수가 제목 칸 수와 같아야 합니다.',
  });

/** Something to look up, with its source: prose, lists or tables in our own words. */
export const libraryItemSchema = z.strictObject({
  id: speakingId,
  title: z.string().min(1),
  /** Paragraphs; one that starts with `- ` is a list line. */
  text: z.array(z.string().min(1)),
  tables: z.array(tableSchema).optional(),
  /** Other names it is searched by. */
  keywords: z.array(z.string().min(1)).optional(),
  /** A sentence ready for the RFP. */
  sentence: z.string().min(1).optional(),
  /** 권고 where the source is one author's opinion. */
  strength: z.enum(['필수', '권고', '참고']).optional(),
  /** What the reader must know before using it: doubts, disagreement between sources, age. */
  caution: z.string().min(1).optional(),
  /** Ids of other library items, law items, evidence, templates. */
  related: z.array(z.string().min(1)).optional(),
  seeds: seedsSchema.optional(),
  ...provenance,
});
export type LibraryItem = z.infer<typeof libraryItemSchema>;

/** `templates/library/<id>.json` */
export const libraryCollectionSchema = z.strictObject({
  id: speakingId,
  group: z.enum(libraryGroups),
  title: z.string().min(1),
  summary: z.string().min(1),
  items: z.array(libraryItemSchema).min(1),
});
export type LibraryCollection = z.infer<typeof libraryCollectionSchema>;

/** `templates/law.json`: the 18 points of the official check and what each asks. */
export const lawFileSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: speakingId,
      number: z.int().min(1),
      name: z.string().min(1),
      /** Laws, decrees and notices with article, as the source cites them. */
      basis: z.array(z.string().min(1)).min(1),
      /** What is to be done, as guidance. */
      rule: z.string().min(1),
      /** Facts under which it applies; absent: always. */
      when: conditionSchema.optional(),
      /** The same in words, with the figures. */
      appliesTo: z.string().min(1),
      /** Activities of `stages.json` at which it is looked at. */
      activityIds: z.array(speakingId).min(1),
      documents: z.array(z.string().min(1)),
      /** The sentence of the RFP. */
      sentence: z.string().min(1),
      annex: z.string().min(1).optional(),
      caution: z.string().min(1).optional(),
      seeds: seedsSchema.optional(),
      ...provenance,
    }),
  ),
});
export type LawItem = z.infer<typeof lawFileSchema>['items'][number];

/** `templates/evidence.json`: figures for 추진배경, each with the references it rests on and its caution. */
export const evidenceFileSchema = z.strictObject({
  references: z.array(
    z.strictObject({
      /** `S01` … `S21` */
      id: z.string().regex(/^S\d{2}$/),
      title: z.string().min(1),
      publisher: z.string(),
      /** As the source prints it; empty where it does not. */
      date: z.string(),
      kind: z.string().min(1),
    }),
  ),
  items: z.array(
    z.strictObject({
      /** `EV-001` … */
      id: z.string().regex(/^EV-\d{3}$/),
      topic: z.string().min(1),
      figure: z.string().min(1),
      value: z.number().nullable(),
      unit: z.string(),
      /** The sentence for the RFP, in our words. */
      text: z.string().min(1),
      references: z.array(z.string().regex(/^S\d{2}$/)),
      /** What 참고자료 prints for an item no reference of the list bears. */
      printedSource: z.string().min(1).optional(),
      caution: z.string().min(1),
      seeds: seedsSchema.optional(),
      ...provenance,
    }),
  ),
});
export type EvidenceItem = z.infer<typeof evidenceFileSchema>['items'][number];

/** `templates/glossary.json` */
export const glossaryFileSchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      id: speakingId,
      term: z.string().min(1),
      english: z.string(),
      definition: z.string().min(1),
      /** Why an officer meets the word. */
      use: z.string().min(1).optional(),
      keywords: z.array(z.string().min(1)).optional(),
      seeds: seedsSchema.optional(),
      ...provenance,
    }),
  ),
});
export type GlossaryTerm = z.infer<typeof glossaryFileSchema>['terms'][number];

/** `templates/contradictions.json`: where the sources disagree, and what the product does about it. */
export const contradictionsFileSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      /** `X-01` … `X-32` */
      id: z.string().regex(/^X-\d{2}$/),
      topic: z.string().min(1),
      kind: z.string().min(1),
      sides: z.array(z.strictObject({ says: z.string().min(1), source: z.string().min(1) })).min(2),
      /** The side taken, or that none is. */
      taken: z.string().min(1),
      why: z.string().min(1),
      /** Content ids in which the choice shows. */
      shownIn: z.array(z.string().min(1)),
      seeds: seedsSchema.optional(),
      ...provenance,
    }),
  ),
});
export type Contradiction = z.infer<typeof contradictionsFileSchema>['items'][number];
