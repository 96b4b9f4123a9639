import type { Finding } from '../../../../shared/check/finding';
import type { Project, Section } from '../../../../shared/project/project';
import { byCategory } from '../../../../shared/requirement/numbering';
import { type Requirement, requirementNumber } from '../../../../shared/requirement/requirement';

/** 작성 완료 · 살펴볼 것 있음(권장) · 점검 필요(필수) · 시작 전 · 인쇄하지 않음. */
export type RowState = 'done' | 'advised' | 'problem' | 'empty' | 'off';

export interface OutlineRow {
  /** Unique in the tree: `chapter:…`, `section:…`, `category:…`, `requirement:…`. */
  key: string;
  kind: 'chapter' | 'section' | 'category' | 'requirement';
  /** Id of the chapter, section or card; code of the category. */
  id: string;
  chapterId: string | null;
  level: 1 | 2 | 3;
  label: string;
  state: RowState;
  /** Cards of a category, or the findings of a card that are 필수. */
  count: number | null;
  isExpandable: boolean;
  isExpanded: boolean;
  parentKey: string | null;
}

export interface OutlineFindings {
  byRequirement: ReadonlyMap<string, readonly Finding[]>;
  bySection: ReadonlyMap<string, readonly Finding[]>;
}

/** The section after which the requirement categories stand: the one that prints the 상세표. */
export function detailsSection(
  project: Pick<Project, 'chapters'>,
): { chapterId: string; sectionId: string } | null {
  for (const chapter of project.chapters)
    for (const section of chapter.sections)
      if (section.blocks.some(({ block }) => block.type === 'derived' && block.part === 'requirementDetails'))
        return { chapterId: chapter.id, sectionId: section.id };
  return null;
}

/** Rows of the outline as they stand, folded branches left out. */
export function outlineRows(
  project: Pick<Project, 'chapters' | 'requirements' | 'categories' | 'numbering'>,
  findings: OutlineFindings,
  isExpanded: (key: string) => boolean,
): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const home = detailsSection(project);
  let printed = 0;
  for (const chapter of project.chapters) {
    if (chapter.enabled) printed += 1;
    const key = `chapter:${chapter.id}`;
    const holdsCards = home?.chapterId === chapter.id;
    const states = [
      ...chapter.sections.map((section) => sectionState(section, findings)),
      ...(holdsCards ? project.requirements.map((card) => cardState(card, findings)) : []),
    ];
    const expanded = isExpanded(key);
    rows.push({
      key,
      kind: 'chapter',
      id: chapter.id,
      chapterId: chapter.id,
      level: 1,
      label: chapter.enabled ? `${roman(printed)}. ${chapter.title}` : chapter.title,
      state: chapter.enabled ? together(states) : 'off',
      count: null,
      isExpandable: chapter.sections.length > 0 || holdsCards,
      isExpanded: expanded,
      parentKey: null,
    });
    if (!expanded) continue;
    for (const [index, section] of chapter.sections.entries()) {
      rows.push({
        key: `section:${section.id}`,
        kind: 'section',
        id: section.id,
        chapterId: chapter.id,
        level: 2,
        label: `${index + 1}. ${section.title}`,
        state: chapter.enabled ? sectionState(section, findings) : 'off',
        count: null,
        isExpandable: false,
        isExpanded: false,
        parentKey: key,
      });
      if (home?.sectionId === section.id) rows.push(...categoryRows(project, findings, isExpanded, key, 2));
    }
  }
  if (home === null && project.requirements.length > 0)
    rows.push(...categoryRows(project, findings, isExpanded, null, 1));
  return rows;
}

function categoryRows(
  project: Pick<Project, 'requirements' | 'categories' | 'numbering'>,
  findings: OutlineFindings,
  isExpanded: (key: string) => boolean,
  parentKey: string | null,
  level: 1 | 2,
): OutlineRow[] {
  return byCategory(project.requirements, project.categories).flatMap(({ category, requirements }) => {
    const key = `category:${category.code}`;
    const expanded = isExpanded(key);
    const row: OutlineRow = {
      key,
      kind: 'category',
      id: category.code,
      chapterId: null,
      level,
      label: `${shortName(category.name)} (${category.code})`,
      state: together(requirements.map((card) => cardState(card, findings))),
      count: requirements.length,
      isExpandable: true,
      isExpanded: expanded,
      parentKey,
    };
    if (!expanded) return [row];
    return [
      row,
      ...requirements.map((card): OutlineRow => {
        const urgent = (findings.byRequirement.get(card.id) ?? []).filter(
          (one) => one.severity === '필수',
        ).length;
        return {
          key: `requirement:${card.id}`,
          kind: 'requirement',
          id: card.id,
          chapterId: null,
          level: (level + 1) as 2 | 3,
          label: `${requirementNumber(card, project.numbering.digits)} ${card.name || '(이름 없음)'}`,
          state: cardState(card, findings),
          count: urgent > 0 ? urgent : null,
          isExpandable: false,
          isExpanded: false,
          parentKey: key,
        };
      }),
    ];
  });
}

export interface OutlineCounts {
  done: number;
  advised: number;
  problem: number;
  empty: number;
}

/** How far the document is: sections of the printed chapters and cards, by state. */
export function outlineCounts(
  project: Pick<Project, 'chapters' | 'requirements'>,
  findings: OutlineFindings,
): OutlineCounts {
  const counts: OutlineCounts = { done: 0, advised: 0, problem: 0, empty: 0 };
  const states = [
    ...project.chapters
      .filter((chapter) => chapter.enabled)
      .flatMap((chapter) => chapter.sections.map((section) => sectionState(section, findings))),
    ...project.requirements.map((card) => cardState(card, findings)),
  ];
  for (const state of states) if (state !== 'off') counts[state] += 1;
  return counts;
}

export function cardState(card: Requirement, findings: Pick<OutlineFindings, 'byRequirement'>): RowState {
  const isBlank =
    card.name.trim() === '' &&
    card.definition.trim() === '' &&
    card.details.every((line) => line.text.trim() === '');
  return isBlank ? 'empty' : stateOf(findings.byRequirement.get(card.id));
}

function sectionState(section: Section, findings: Pick<OutlineFindings, 'bySection'>): RowState {
  return section.blocks.length === 0 ? 'empty' : stateOf(findings.bySection.get(section.id));
}

function stateOf(findings: readonly Finding[] | undefined): RowState {
  if (!findings || findings.length === 0) return 'done';
  if (findings.some((one) => one.severity === '필수')) return 'problem';
  return findings.some((one) => one.severity === '권장') ? 'advised' : 'done';
}

function together(states: readonly RowState[]): RowState {
  if (states.includes('problem')) return 'problem';
  if (states.length === 0 || states.every((one) => one === 'empty')) return 'empty';
  return states.includes('advised') || states.includes('empty') ? 'advised' : 'done';
}

/** 기능 요구사항 → 기능: the outline is narrow and every category ends the same way. */
function shortName(name: string): string {
  return name.replace(/\s*요구사항$/, '') || name;
}

/** Ⅰ … Ⅻ as chapters print; beyond twelve in digits. */
export function roman(number: number): string {
  return 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ'[number - 1] ?? String(number);
}
