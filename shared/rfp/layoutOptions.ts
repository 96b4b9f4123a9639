import type { DocumentLook } from '../document/wordDocument';
import { z } from '../zod';

const fontName = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[\p{L}\p{N} _.-]+$/u, '글꼴 이름은 글자, 숫자, 빈칸으로 적어 주세요.');
const margin = z.number().min(10).max(50);

/** 문서 서식 of a project. What is absent prints as `usualLayout` says. */
export const layoutSchema = z
  .strictObject({
    headingFont: fontName,
    bodyFont: fontName,
    tableFont: fontName,
    /** 장 제목; the lower headings follow in proportion. Points. */
    headingPt: z.number().min(12).max(28),
    bodyPt: z.number().min(8).max(16),
    tablePt: z.number().min(7).max(14),
    /** Millimetres. */
    margins: z.strictObject({ top: margin, bottom: margin, left: margin, right: margin }),
    chapterMark: z.enum(['Ⅰ', 'I']),
    /** `full` prints every field; `short` the four rows of the guide's example: 분류, 고유번호, 명칭, 상세설명. */
    card: z.enum(['full', 'short']),
    /** 머리말; empty prints none. */
    header: z.string().max(100),
    /** `estimated` writes page numbers computed by us; `none` leaves them to Word. */
    contentsPages: z.enum(['none', 'estimated']),
    contentsDepth: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    /** 표 1., 그림 1. above tables and below images. */
    captions: z.boolean(),
    /** Id of a project image printed on the cover. */
    logo: z.string().min(1).max(100),
  })
  .partial();
export type LayoutOptions = z.infer<typeof layoutSchema>;

export type Layout = Required<Omit<LayoutOptions, 'header' | 'logo'>> &
  Pick<LayoutOptions, 'header' | 'logo'>;

export const usualLayout: Layout = {
  headingFont: '맑은 고딕',
  bodyFont: '바탕',
  tableFont: '맑은 고딕',
  headingPt: 17,
  bodyPt: 11,
  tablePt: 10,
  margins: { top: 22, bottom: 20, left: 20, right: 20 },
  chapterMark: 'Ⅰ',
  card: 'full',
  contentsPages: 'none',
  contentsDepth: 2,
  captions: true,
};

/** The layout a project prints with. */
export function layoutOf(project: { layout?: LayoutOptions | undefined }): Layout {
  return { ...usualLayout, ...project.layout };
}

/** What the writer needs of it. */
export function lookOf(layout: Layout): DocumentLook {
  const { headingFont, bodyFont, tableFont, headingPt, bodyPt, tablePt, margins, chapterMark } = layout;
  return {
    fonts: { heading: headingFont, body: bodyFont, table: tableFont },
    headingPt,
    bodyPt,
    tablePt,
    marginsMm: margins,
    chapterMark,
  };
}

/** Fonts offered by name; any other installed font may be typed. */
export const offeredFonts = [
  '맑은 고딕',
  '바탕',
  '돋움',
  '굴림',
  '함초롬돋움',
  '함초롬바탕',
  'HY헤드라인M',
  'HY견고딕',
  '휴먼명조',
  '나눔고딕',
  '나눔명조',
] as const;
