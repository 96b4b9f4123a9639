import { getChoseong } from 'es-hangul';
import { printedSources } from '../rfp/citations';
import type { Activity, Content } from './content';
import { type LibraryCollection, libraryGroups } from './library';
import { figureText, renderTemplate } from './parameters';
import type { Status } from './provenance';
import type { OwnEntry, ReferencePart, ReferenceTable } from './reference';
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
    parts: [part('참고자료에 적히는 출처', listed(printedSources(item, evidence.references)))],
    sentence: item.text,
    caution: item.caution,
    related: [],
  }));
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

export function activityEntries({ stages }: Content): OwnEntry[] {
  return stages.flatMap((stage) =>
    stage.steps.flatMap((step) =>
      step.activities.map((activity) => ({
        ...ownOf(activity),
        kind: 'activity' as const,
        group: stage.name,
        title: activity.name,
        label: step.name === activity.name ? stage.name : step.name,
        keywords: [step.name],
        parts: activityParts(activity),
        related: (activity.legalCheckpoints ?? []).flatMap(({ lawId }) => lawId ?? []),
      })),
    ),
  );
}

function activityParts(activity: Activity): ReferencePart[] {
  const documents = activity.documents ?? [];
  return [
    part('', [activity.guidance]),
    part('클라우드 네이티브 의무', listed(activity.cloudNativeDuties.map(({ text }) => text))),
    part('확인할 것', listed((activity.checklist ?? []).map(withStatus))),
    part('법·제도', listed((activity.legalCheckpoints ?? []).map(withStatus))),
    part(
      '문서',
      [],
      tableOf(
        ['문서', '작성·접수', '보내는 곳'],
        documents.map((one) => [one.name, one.direction, one.from ?? '']),
      ),
    ),
  ].filter(isFilled);
}

function withStatus({ text, status }: { text: string; status: Status }): string {
  return status === '확인' || status === '자체 작성' ? text : `${text} (${status})`;
}

export function diagnosisEntries({ diagnosis }: Content): OwnEntry[] {
  const shared = { ...ownOf({ ...diagnosis, id: '' }), kind: 'diagnosis' as const };
  return [
    {
      ...shared,
      id: 'diagnosis',
      group: '판정',
      title: '‘예’ 개수로 내리는 판정',
      label: '판정 기준과 차례',
      parts: verdictParts(diagnosis),
    },
    ...diagnosis.gates.map((gate) => ({
      ...shared,
      id: `diagnosis.${gate.id}`,
      group: '관문',
      title: gate.question,
      label: '관문',
      parts: [part('', [gate.help]), part('아니오라면', [gate.whenNo])],
      related: ['diagnosis'],
    })),
    ...diagnosis.items.map((item) => ({
      ...shared,
      id: `diagnosis.item${item.number}`,
      group: diagnosis.goals.find((one) => one.id === item.goalId)?.name ?? '',
      title: item.question,
      label: `${item.number}번 문항`,
      keywords: item.indicators,
      parts: [
        part('', [item.meaningOfYes]),
        part('근거로 모을 것', [item.evidenceHint]),
        part('지표', listed(item.indicators)),
        part(
          '자료마다 묻는 뜻',
          [],
          tableOf(
            ['뜻', '출처'],
            (item.wordings ?? []).map((one) => [one.meaning, one.source]),
          ),
        ),
      ].filter(isFilled),
      caution: item.note ?? null,
      related: ['diagnosis'],
    })),
    ...(diagnosis.cases ?? []).map((one) => ({
      ...ownOf(one),
      kind: 'diagnosis' as const,
      group: '적용 사례',
      title: one.name,
      label: '채워진 점검표',
      parts: [
        part('', [one.verdictNote]),
        part(
          '문항마다의 답',
          [],
          tableOf(
            ['문항', '답', '살펴본 것'],
            one.answers.map(({ number, answer, finding }) => [`${number}번`, answer, finding ?? '']),
          ),
        ),
      ],
      caution: one.doubt ?? null,
      related: ['diagnosis'],
    })),
  ];
}

function verdictParts(diagnosis: Content['diagnosis']): ReferencePart[] {
  const { thresholds = [], flow = [], priorities = [], contradiction, indicatorNote } = diagnosis;
  return [
    part('', [contradiction]),
    part(
      '자료의 기준',
      [],
      tableOf(
        ['‘예’ 개수', '기준', '판정', '출처'],
        thresholds.map((one) => [`${one.from}~${one.to}개`, one.says, one.verdict, one.source]),
      ),
    ),
    part(
      '묻는 차례',
      [],
      tableOf(
        ['물음', '답', '다음', '출처'],
        flow.map((one) => [
          one.ask,
          one.answer ?? '',
          one.isInferred ? `${one.leadsTo} (자료에 없어 뜻으로 이음)` : one.leadsTo,
          one.source,
        ]),
      ),
    ),
    part(
      '먼저 볼 시스템',
      [],
      tableOf(
        ['살피는 것', '먼저', '출처'],
        priorities.map((one) => [one.name, one.first, one.source]),
      ),
    ),
    part('지표', indicatorNote === undefined ? [] : [indicatorNote]),
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

/** What every content item brings along, with nothing in the fields it may fill. */
function ownOf(item: { id: string; source: string; asOf: string; status: Status }) {
  return {
    id: item.id,
    source: item.source,
    asOf: item.asOf,
    status: item.status,
    keywords: [] as readonly string[],
    sentence: null as string | null,
    strength: null as OwnEntry['strength'],
    caution: null as string | null,
    related: [] as readonly string[],
  };
}

function part(
  heading: string,
  paragraphs: readonly string[],
  tables: readonly ReferenceTable[] = [],
): ReferencePart {
  return { heading, paragraphs, tables };
}

/** A table without a caption; none where it has no rows. */
function tableOf(columns: readonly string[], rows: readonly string[][]): ReferenceTable[] {
  return rows.length === 0 ? [] : [{ caption: '', columns, rows }];
}

function listed(lines: readonly string[]): string[] {
  return lines.map((line) => `- ${line}`);
}

function isFilled({ paragraphs, tables }: ReferencePart): boolean {
  return paragraphs.length > 0 || tables.length > 0;
}
