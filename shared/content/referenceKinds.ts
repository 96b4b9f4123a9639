import { getChoseong } from 'es-hangul';
import { printedSources, referenceText } from '../rfp/citations';
import type { Content } from './content';
import { type EvidenceItem, type LibraryCollection, libraryGroups } from './library';
import { figureText, renderTemplate } from './parameters';
import type { OwnEntry, ReferencePart } from './reference';
import { isFilled, listed, ownOf, part, tableOf } from './referenceParts';
import type { RequirementTemplate } from './requirementTemplate';

type LibraryGroup = LibraryCollection['group'];

export function libraryEntries({ library }: Content): OwnEntry[] {
  const place = (group: LibraryGroup) => libraryGroups.indexOf(group);
  const inOrder = library.toSorted((a, b) => place(a.group) - place(b.group));
  return inOrder.flatMap((collection) =>
    collection.items.map((item) => ({
      ...ownOf(item),
      kind: 'library' as const,
      group: collection.group,
      title: item.title,
      label: collection.title,
      keywords: [...(item.keywords ?? []), collection.title],
      parts: [
        part(
          '',
          item.text,
          (item.tables ?? []).map((one) => ({ ...one, caption: one.caption ?? '' })),
        ),
      ],
      sentence: item.sentence ?? null,
      strength: item.strength ?? null,
      caution: item.caution ?? null,
      related: item.related ?? [],
    })),
  );
}

export function lawEntries({ law }: Content): OwnEntry[] {
  return law.map((item) => ({
    ...ownOf(item),
    kind: 'law' as const,
    group: '점검 항목',
    title: item.name,
    label: `점검 ${item.number}번`,
    keywords: item.basis,
    parts: [
      part('', [item.rule]),
      part('해당하는 사업', [item.appliesTo]),
      part('근거', listed(item.basis)),
      part('문서', listed([...item.documents, ...(item.annex ? [`별첨: ${item.annex}`] : [])])),
    ].filter(isFilled),
    sentence: item.sentence,
    caution: item.caution ?? null,
    related: item.activityIds,
  }));
}

export function evidenceEntries({ evidence }: Content): OwnEntry[] {
  return evidence.items.map((item) => ({
    ...ownOf(item),
    kind: 'evidence' as const,
    group: item.topic,
    title: item.figure,
    label: item.id,
    keywords: [item.id, ...item.references],
    parts: [part('참고자료에 적히는 출처', listed(sourceLines(item, evidence.references)))],
    sentence: item.text,
    caution: item.caution,
    related: [],
  }));
}

/** As 참고자료 prints them, with the number the cautions speak of and what kind of source each is. */
function sourceLines(item: EvidenceItem, references: Content['evidence']['references']): string[] {
  const cited = item.references.flatMap((id) => references.find((one) => one.id === id) ?? []);
  if (cited.length === 0) return printedSources(item, references);
  return cited.map((one) => `${one.id}: ${referenceText(one)} (${one.kind})`);
}

export function requirementEntries({ requirementTemplates, categories }: Content): OwnEntry[] {
  return requirementTemplates.map((template) => ({
    ...ownOf(template),
    kind: 'requirement' as const,
    group: categories.find((one) => one.code === template.categoryCode)?.name ?? template.categoryCode,
    title: template.name,
    label:
      template.preferredNumber === null
        ? template.categoryCode
        : `${template.categoryCode}-${String(template.preferredNumber).padStart(3, '0')}`,
    keywords: template.keywords,
    parts: requirementParts(renderTemplate(template)),
    strength: template.strength ?? null,
    caution: template.note ?? null,
    related: template.related,
  }));
}

function requirementParts(template: RequirementTemplate): ReferencePart[] {
  const test = template.completionTest;
  return [
    part('', [template.definition]),
    part(
      '세부내용',
      template.details.map((line) => `${line.level} ${line.text}`),
    ),
    part(
      '검수기준',
      [],
      tableOf(
        ['방법', '조건', '한계값', '누가'],
        template.acceptanceCriteria.map((one) => [one.method, one.condition, one.limit, one.inspector]),
      ),
    ),
    part('산출정보', listed(template.deliverables)),
    part('평가 질문', [template.evaluationQuestion]),
    part('중간 시연', template.demonstration === undefined ? [] : [template.demonstration]),
    part('감리 점검문', template.auditCheck === undefined ? [] : [template.auditCheck]),
    part(
      '완료검사 시험',
      test ? [...listed(test.prepare.map((one) => `준비: ${one}`)), ...listed(test.steps), test.look] : [],
    ),
    part(
      '기관이 정하는 값',
      [],
      tableOf(
        ['정하는 것', '처음 값', '범위', '근거'],
        (template.parameters ?? []).map((one) => [
          one.label,
          `${figureText(one.default)}${one.unit}`,
          `${figureText(one.minimum)}~${figureText(one.maximum)}${one.unit}`,
          one.basis,
        ]),
      ),
    ),
  ].filter(isFilled);
}

export function glossaryEntries({ glossary }: Content): OwnEntry[] {
  return glossary
    .map((term) => ({
      ...ownOf(term),
      kind: 'glossary' as const,
      group: initialOf(term.term),
      title: term.term,
      label: term.english,
      keywords: [term.english, ...(term.keywords ?? [])],
      parts: [
        part('', [term.definition]),
        part('왜 만나나', term.use === undefined ? [] : [term.use]),
      ].filter(isFilled),
    }))
    .toSorted((a, b) => byInitial(a.group, b.group) || a.title.localeCompare(b.title, 'ko'));
}

const otherInitial = '영문·숫자';

function initialOf(term: string): string {
  const first = getChoseong(term.slice(0, 1));
  return /^[ㄱ-ㅎ]$/u.test(first) ? first : otherInitial;
}

function byInitial(a: string, b: string): number {
  if (a === b) return 0;
  if (a === otherInitial) return 1;
  if (b === otherInitial) return -1;
  return a.localeCompare(b, 'ko');
}

export function contradictionEntries({ contradictions, chapters }: Content): OwnEntry[] {
  const sections = new Map(
    chapters.flatMap((chapter) =>
      chapter.sections.map(({ id, title }) => [id, `${chapter.title} · ${title}`] as const),
    ),
  );
  return contradictions.map((item) => ({
    ...ownOf(item),
    kind: 'contradiction' as const,
    group: item.kind,
    title: item.topic,
    label: item.id,
    keywords: [item.id],
    parts: [
      part(
        '자료마다 하는 말',
        [],
        tableOf(
          ['하는 말', '출처'],
          item.sides.map((one) => [one.says, one.source]),
        ),
      ),
      part('따른 쪽', [item.taken]),
      part('까닭', [item.why]),
      part('이 선택이 보이는 절', listed(item.shownIn.flatMap((id) => sections.get(id) ?? []))),
    ].filter(isFilled),
    related: item.shownIn,
  }));
}
