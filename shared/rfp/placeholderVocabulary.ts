import { type DerivedPart, derivedParts } from '../document/blocks';
import { fail, ok, type Result } from '../ipc/failure';
import { comparable } from '../korean/comparable';
import type { Project } from '../project/project';
import { requirementNumber } from '../requirement/requirement';
import type { Insertable } from './insertable';

/** A placeholder the product fills, as the app lists it. */
export interface VocabularyEntry {
  /** As it is written in the document. */
  written: string;
  /** What it becomes, a Korean noun phrase. */
  meaning: string;
}

const wordsOfParts: [part: string, meaning: string, words: string[]][] = [
  ['requirementSummary', '분류별 건수를 모은 요구사항 총괄표', ['총괄표', '요구사항 총괄표']],
  ['requirementList', '고유번호와 명칭을 늘어놓은 요구사항 목록', ['목록', '요구사항 목록']],
  ['evaluationTable', '제안서 평가표(배점표)', ['배점표', '평가표']],
  ['evaluationQuestions', '요구사항별 평가 질문', ['평가 질문']],
  ['acceptanceTable', '검수기준을 모은 표', ['검수기준', '검수기준 총괄']],
  ['deliverablesTable', '산출물 목록', ['산출물', '산출물 목록']],
  ['overviewTable', '사업 개요표', ['사업 개요표', '개요표']],
  ['budgetTable', '예산표', ['예산표']],
  ['scopeByLayer', '층위별 사업 범위', ['사업 범위']],
  ['scheduleTable', '추진 일정표', ['추진 일정표', '일정표']],
];

const isPart = (name: string): name is DerivedPart => (derivedParts as readonly string[]).includes(name);

/** Every placeholder the product fills, in the order it is shown. */
export const placeholderVocabulary: readonly VocabularyEntry[] = [
  { written: '{{요구사항}}', meaning: '모든 요구사항 상세표' },
  { written: '{{요구사항:CSR-003}}', meaning: '한 건의 상세표. 쉼표로 여러 건도 돼요: CSR-003, CSR-004' },
  { written: '{{요구사항:CSR}}', meaning: '한 분류의 상세표' },
  ...wordsOfParts
    .filter(([part]) => isPart(part))
    .map(([, meaning, words]) => ({ written: `{{${words[0]}}}`, meaning })),
  { written: '{{장:사업 안내}}', meaning: '제안요청서의 한 장. 제목이나 차례(1, Ⅰ)로 적어요' },
];

/**
 * What a placeholder asks for. `null` when it is none of the vocabulary; a failure when it asks for a requirement or
 * chapter the project does not have. Blanks and the form of Hangul do not matter.
 */
export function readPlaceholder(
  written: string,
  project: Pick<Project, 'requirements' | 'categories' | 'numbering' | 'chapters'>,
): Result<Insertable> | null {
  const inside = /^\{\{([^{}]+)\}\}$/.exec(written.normalize('NFC'))?.[1];
  if (inside === undefined) return null;
  const [word = '', ...rest] = inside.split(/[:：]/);
  const name = comparable(word);
  const asked = rest.join(':').trim();
  if (asked === '') {
    if (['요구사항', '요구사항상세', '요구사항상세표'].includes(name))
      return ok({ kind: 'cards', requirementIds: null });
    const found = wordsOfParts.find(
      ([part, , words]) => isPart(part) && words.some((one) => comparable(one) === name),
    );
    return found && isPart(found[0]) ? ok({ kind: 'part', part: found[0] }) : null;
  }
  if (name === '요구사항') return askedCards(asked, project);
  if (name === '장') return askedChapter(asked, project);
  return null;
}

/** Cards by number or category code, written with commas between. */
export function askedCards(
  asked: string,
  { requirements, numbering }: Pick<Project, 'requirements' | 'numbering'>,
): Result<Insertable> {
  const numberOf = (one: (typeof requirements)[number]) => requirementNumber(one, numbering.digits);
  const ids: string[] = [];
  for (const written of asked.split(/[,、·]/).map((one) => one.trim().toUpperCase())) {
    if (written === '') continue;
    const found = requirements.filter((one) => numberOf(one) === written || one.categoryCode === written);
    if (found.length === 0)
      return fail({
        type: 'contentNotFound',
        what: written,
        available: requirements.slice(0, 5).map(numberOf),
      });
    ids.push(...found.map(({ id }) => id));
  }
  return ids.length === 0 ? fail({ type: 'nothingToInsert' }) : ok({ kind: 'cards', requirementIds: ids });
}

/** A chapter by title or by its place among the chapters that print. */
export function askedChapter(asked: string, { chapters }: Pick<Project, 'chapters'>): Result<Insertable> {
  const printed = chapters.filter(({ enabled }) => enabled);
  const romans = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ', 'Ⅶ', 'Ⅷ', 'Ⅸ', 'Ⅹ', 'Ⅺ', 'Ⅻ'];
  const plain = asked.replace(/[.장]$/, '').trim();
  const number = /^\d+$/.test(plain) ? Number(plain) : romans.indexOf(plain) + 1;
  const chapter =
    chapters.find(({ title }) => comparable(title) === comparable(asked)) ?? printed[number - 1];
  return chapter
    ? ok({ kind: 'chapter', chapterId: chapter.id })
    : fail({ type: 'contentNotFound', what: asked, available: chapters.map(({ title }) => title) });
}
