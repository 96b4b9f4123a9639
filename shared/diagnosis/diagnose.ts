import type { Project } from '../project/project';
import { answersOf, type DiagnosisAnswers, diagnosisNumbers } from './answers';

/** "예"가 이만큼이면 도입 검토. Source: 시드 000 L400-404, 001 L1596-1600. */
export const reviewAt = 6;
/** "예"가 이만큼까지면 기존 유지 권장. Source: 시드 001 L1700-1706, 002 L878-879. */
export const keepUpTo = 3;

export const diagnosisVerdicts = ['review', 'keep', 'borderline', 'undecided'] as const;
export type DiagnosisVerdict = (typeof diagnosisVerdicts)[number];

export interface Diagnosis {
  /** How many of the ten are 예, 아니오, 모름. */
  yes: number;
  no: number;
  unknown: number;
  verdict: DiagnosisVerdict;
  /** Numbers of the unknown items on which the verdict still depends; empty unless undecided. */
  deciding: number[];
  /** Why, as Korean sentences. */
  reasoning: string[];
}

export const verdictNames: Record<DiagnosisVerdict, string> = {
  review: '도입 검토',
  keep: '기존 유지 권장',
  borderline: '경계',
  undecided: '미정',
};

/**
 * Verdict of the ten-item self-diagnosis. Unknown answers are never counted as 아니오: the verdict is given only when
 * every way of answering them leads to the same one.
 */
export function diagnose(answers: DiagnosisAnswers): Diagnosis {
  const yes = diagnosisNumbers.filter((number) => answers[number] === true).length;
  const no = diagnosisNumbers.filter((number) => answers[number] === false).length;
  const open = diagnosisNumbers.filter((number) => answers[number] === null).map(Number);
  const unknown = open.length;
  const most = yes + unknown;
  const verdict = verdictBetween(yes, most);
  return {
    yes,
    no,
    unknown,
    verdict,
    // Every item weighs one, so each unknown item can tip the verdict as much as any other.
    deciding: verdict === 'undecided' ? open : [],
    reasoning: reasoningOf(verdict, yes, unknown, open),
  };
}

function verdictBetween(least: number, most: number): DiagnosisVerdict {
  if (least >= reviewAt) return 'review';
  if (most <= keepUpTo) return 'keep';
  if (least > keepUpTo && most < reviewAt) return 'borderline';
  return 'undecided';
}

function reasoningOf(verdict: DiagnosisVerdict, yes: number, unknown: number, open: number[]): string[] {
  const most = yes + unknown;
  const range = unknown === 0 ? `"예"가 ${yes}개예요.` : `"예"가 ${yes}개, "모름"이 ${unknown}개예요.`;
  switch (verdict) {
    case 'review':
      return [
        range,
        `"예"가 ${reviewAt}개 이상이면 클라우드 네이티브 도입을 검토해요.`,
        ...(unknown > 0 ? ['모르는 문항을 어떻게 답해도 판정은 바뀌지 않아요.'] : []),
      ];
    case 'keep':
      return [
        range,
        ...(unknown > 0 ? [`모르는 문항이 모두 "예"여도 ${most}개예요.`] : []),
        `"예"가 ${keepUpTo}개 이하이면 기존 아키텍처 유지를 권장해요.`,
      ];
    case 'borderline':
      return [
        range,
        ...(unknown > 0 ? [`모르는 문항을 어떻게 답해도 ${yes}개에서 ${most}개 사이예요.`] : []),
        `${keepUpTo + 1}~${reviewAt - 1}개는 자료끼리 말이 달라요. 흐름도는 ${reviewAt}개 미만이면 기존 유지, 적용 예시는 ${keepUpTo}개 이하만 기존 유지라고 해요.`,
        '담당자가 규모·복잡도·확장성과 문항의 뜻을 보고 판단하고 그 근거를 남겨 주세요.',
      ];
    case 'undecided':
      return [
        range,
        `모르는 문항에 따라 ${yes}개에서 ${most}개까지 될 수 있어 아직 판정할 수 없어요.`,
        `확인할 문항: ${open.join(', ')}번`,
      ];
  }
}

export type Gates = Project['diagnosis']['gates'];
export const diagnosisOutcomes = ['gatesOpen', 'notTarget', 'noInnovation', ...diagnosisVerdicts] as const;
export type DiagnosisOutcome = (typeof diagnosisOutcomes)[number];

export interface GatedDiagnosis {
  outcome: DiagnosisOutcome;
  /** Short Korean name of the outcome. */
  name: string;
  /** What it means, Korean sentences. */
  reasoning: string[];
  /** The ten items' own result; null when a gate says they are not asked. */
  diagnosis: Diagnosis | null;
}

/**
 * The whole decision flow: 클라우드 적용 대상인가 → 혁신이 필요한가 → ten items. A closed gate ends it; an unanswered one
 * leaves the outcome open whatever the items say. Source: 시드 000 L282-340 (the "no" branches are inferred there).
 */
export function diagnoseWithGates(gates: Gates, answers: DiagnosisAnswers): GatedDiagnosis {
  if (gates.cloudTarget === false) {
    return {
      outcome: 'notTarget',
      name: '기존 시스템 유지',
      reasoning: ['클라우드 적용 대상이 아니어서 열 문항은 묻지 않아요.', '기존 시스템을 유지해요.'],
      diagnosis: null,
    };
  }
  if (gates.cloudTarget === true && gates.innovationNeeded === false) {
    return {
      outcome: 'noInnovation',
      name: '기존 아키텍처 유지',
      reasoning: [
        '정보시스템 혁신이 필요하지 않아 열 문항은 묻지 않아요.',
        '클라우드에 올리더라도 기존 아키텍처를 유지해요.',
      ],
      diagnosis: null,
    };
  }
  const diagnosis = diagnose(answers);
  const openGates = [
    ...(gates.cloudTarget === null ? ['클라우드 적용 대상 여부'] : []),
    ...(gates.innovationNeeded === null ? ['정보시스템 혁신 필요 여부'] : []),
  ];
  if (openGates.length > 0) {
    return {
      outcome: 'gatesOpen',
      name: '미정',
      reasoning: [`열 문항보다 먼저 답해야 해요: ${openGates.join(', ')}`],
      diagnosis,
    };
  }
  return {
    outcome: diagnosis.verdict,
    name: verdictNames[diagnosis.verdict],
    reasoning: diagnosis.reasoning,
    diagnosis,
  };
}

/** The decision flow for a project as it stands. */
export function diagnoseProject(project: Pick<Project, 'diagnosis'>): GatedDiagnosis {
  return diagnoseWithGates(project.diagnosis.gates, answersOf(project));
}
