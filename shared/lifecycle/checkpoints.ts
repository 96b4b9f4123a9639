import type { Activity } from '../content/content';
import type { LawItem } from '../content/library';
import type { Status } from '../content/provenance';
import type { FactName, Facts } from '../project/facts';
import { type Condition, holds } from '../rfp/condition';
import { estimatedPrice } from '../rfp/fieldText';

/** Something the law asks for at an activity of this project. */
export interface Checkpoint {
  id: string;
  /** Name of the official point it belongs to, or null for a rule of its own. */
  name: string | null;
  text: string;
  /** Laws and notices with article; empty where the checkpoint names them itself. */
  basis: string[];
  /** To whom it applies, in words; null where the text says it. */
  appliesTo: string | null;
  caution: string | null;
  documents: string[];
  /** Facts not entered yet on which it depends; empty when it applies. */
  missing: FactName[];
  source: string;
  asOf: string;
  status: Status;
}

/**
 * What the law asks for at an activity of a project with these facts: the activity's own checkpoints, then the
 * points of the official check looked at here that none of them speaks for. What does not apply is left out; what
 * depends on a fact nobody has entered stays, with the names of those facts, for a duty must not vanish unseen.
 */
export function checkpointsFor(
  activity: Pick<Activity, 'id' | 'legalCheckpoints'>,
  facts: Facts,
  law: readonly LawItem[],
): Checkpoint[] {
  const known = { ...facts, estimatedPrice: estimatedPrice(facts) };
  const spokenFor = new Set<string>();
  const own = (activity.legalCheckpoints ?? []).flatMap((one): Checkpoint[] => {
    const missing = missingFor(one.when, known);
    if (missing === null) return [];
    const point = law.find((item) => item.id === one.lawId);
    if (point) spokenFor.add(point.id);
    return [
      {
        id: one.id,
        name: point?.name ?? null,
        text: one.text,
        basis: point?.basis ?? [],
        appliesTo: null,
        caution: null,
        documents: [],
        missing,
        source: one.source,
        asOf: one.asOf,
        status: one.status,
      },
    ];
  });
  const official = law.flatMap((item): Checkpoint[] => {
    if (!item.activityIds.includes(activity.id) || spokenFor.has(item.id)) return [];
    const missing = missingFor(item.when, known);
    if (missing === null) return [];
    return [
      {
        id: item.id,
        name: item.name,
        text: item.rule,
        basis: item.basis,
        appliesTo: item.appliesTo,
        caution: item.caution ?? null,
        documents: item.documents,
        missing,
        source: item.source,
        asOf: item.asOf,
        status: item.status,
      },
    ];
  });
  return [...own, ...official];
}

/** Facts the answer still depends on: none when the condition holds, `null` when it does not whatever they are. */
function missingFor(condition: Condition | undefined, facts: Facts): FactName[] | null {
  if (condition === undefined) return [];
  const answer = judge(condition, facts);
  if (answer === false) return null;
  return answer ? [] : [...new Set(factsIn(condition))].filter((name) => !isEntered(name, facts));
}

/** Like `holds`, but `null` where an unknown fact decides: "not 지방" must not hold for an agency of unknown type. */
function judge(condition: Condition, facts: Facts): boolean | null {
  if ('all' in condition) {
    const answers = condition.all.map((one) => judge(one, facts));
    return answers.includes(false) ? false : answers.includes(null) ? null : true;
  }
  if ('any' in condition) {
    const answers = condition.any.map((one) => judge(one, facts));
    return answers.includes(true) ? true : answers.includes(null) ? null : false;
  }
  if ('not' in condition) {
    const answer = judge(condition.not, facts);
    return answer === null ? null : !answer;
  }
  if ('known' in condition || isEntered(condition.fact, facts)) return holds(condition, facts);
  return null;
}

function isEntered(fact: FactName, facts: Facts): boolean {
  return holds({ fact, known: true }, facts);
}

function factsIn(condition: Condition): FactName[] {
  if ('all' in condition) return condition.all.flatMap(factsIn);
  if ('any' in condition) return condition.any.flatMap(factsIn);
  if ('not' in condition) return factsIn(condition.not);
  return [condition.fact];
}
