import type { Activity, Content } from './content';
import type { Status } from './provenance';
import type { OwnEntry, ReferencePart } from './reference';
import { isFilled, listed, ownOf, part, tableOf } from './referenceParts';

// Entries of 자료실 about what an officer does: the activities of the six stages and the self-diagnosis.

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
