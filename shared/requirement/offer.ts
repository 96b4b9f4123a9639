import type { RequirementTemplate } from '../content/content';
import { josa } from '../korean/josa';
import type { FactName, Facts } from '../project/facts';
import { type Condition, holds, isKnown } from '../rfp/condition';
import { fieldLabels, layerNames } from '../rfp/fieldText';

/** Whether a library item belongs into a project of these facts. */
export type Offer =
  /** 기본 comes into a new project by itself, 선택 only by choice. */
  | { isOffered: true; kind: '기본' | '선택' }
  /** `reason` is a Korean sentence for the officer, who may still take it. */
  | { isOffered: false; reason: string };

export interface LeftOut {
  template: RequirementTemplate;
  reason: string;
}

type Applicability = Pick<RequirementTemplate, 'projectTypes' | 'layers' | 'applies' | 'offer'>;

const workOfLayer = { 인프라: '컨테이너화', 애플리케이션: 'MSA 전환', 운영: '운영 현대화' } as const;

/** Offered by project type, by 3층위 (every layer while none is chosen) and by the item's own condition, in this order. */
export function offerOf(template: Applicability, facts: Facts): Offer {
  const { projectTypes, layers, applies, offer = '기본' } = template;
  if (!projectTypes.includes(facts.projectType))
    return refused(
      `${facts.projectType} 사업이라 ${projectTypes.join(', ')} 사업에서 쓰는 항목은 넣지 않아요.`,
    );
  if (layers.length > 0 && facts.layers.length > 0 && !layers.some((layer) => facts.layers.includes(layer))) {
    const work = facts.layers.map((layer) => workOfLayer[layer]);
    const done = work.map((one, at) => (at < work.length - 1 ? josa(one, '과/와') : one)).join(' ');
    const wanted = layers.map((layer) => layerNames[layer]).join(', ');
    return refused(`${done}만 하는 사업이라 ${wanted} 층위의 항목은 넣지 않아요.`);
  }
  if (applies && !holds(applies.when, facts)) {
    const open = unknownFacts(applies.when, facts);
    if (open.length === 0) return refused(applies.otherwise);
    const names = open.map((fact) => fieldLabels[fact]).join(', ');
    return refused(`사업 정보의 ‘${names}’ 칸이 비어 있어 쓸 항목인지 아직 알 수 없어요.`);
  }
  return { isOffered: true, kind: offer };
}

/** Items a new project of these facts takes: those that apply and are not only 선택. */
export function recommendedTemplates(
  templates: readonly RequirementTemplate[],
  facts: Facts,
): RequirementTemplate[] {
  return templates.filter((template) => {
    const offer = offerOf(template, facts);
    return offer.isOffered && offer.kind === '기본';
  });
}

/** Items a new project of these facts does not take: what does not belong into it, with why, and what is only 선택. */
export function leftOutTemplates(
  templates: readonly RequirementTemplate[],
  facts: Facts,
): { notOffered: LeftOut[]; byChoice: RequirementTemplate[] } {
  const notOffered: LeftOut[] = [];
  const byChoice: RequirementTemplate[] = [];
  for (const template of templates) {
    const offer = offerOf(template, facts);
    if (!offer.isOffered) notOffered.push({ template, reason: offer.reason });
    else if (offer.kind === '선택') byChoice.push(template);
  }
  return { notOffered, byChoice };
}

/** The same reasons together, each once, in their order. */
export function byReason(
  leftOut: readonly LeftOut[],
): { reason: string; templates: RequirementTemplate[] }[] {
  const groups = new Map<string, RequirementTemplate[]>();
  for (const { template, reason } of leftOut) {
    const group = groups.get(reason);
    if (group) group.push(template);
    else groups.set(reason, [template]);
  }
  return [...groups].map(([reason, templates]) => ({ reason, templates }));
}

/** Facts not yet entered without which the condition cannot be decided; none when those entered decide it. */
function unknownFacts(condition: Condition, facts: Facts): FactName[] {
  return decide(condition, facts) === null ? openFacts(condition, facts) : [];
}

/** As `holds`, but `null` where an unknown fact would decide. */
function decide(condition: Condition, facts: Facts): boolean | null {
  if ('all' in condition) {
    const parts = condition.all.map((one) => decide(one, facts));
    return parts.includes(false) ? false : parts.includes(null) ? null : true;
  }
  if ('any' in condition) {
    const parts = condition.any.map((one) => decide(one, facts));
    return parts.includes(true) ? true : parts.includes(null) ? null : false;
  }
  if ('not' in condition) {
    const inner = decide(condition.not, facts);
    return inner === null ? null : !inner;
  }
  return 'known' in condition || isKnown(facts[condition.fact]) ? holds(condition, facts) : null;
}

function openFacts(condition: Condition, facts: Facts): FactName[] {
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any;
    return [...new Set(parts.flatMap((one) => openFacts(one, facts)))];
  }
  if ('not' in condition) return openFacts(condition.not, facts);
  return 'known' in condition || isKnown(facts[condition.fact]) ? [] : [condition.fact];
}

function refused(reason: string): Offer {
  return { isOffered: false, reason };
}
