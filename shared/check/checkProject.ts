import type { Content } from '../content/content';
import type { Project } from '../project/project';
import type { Finding, Rule, Severity } from './finding';
import { categoryNames } from './rules/categoryNames';
import { criterionWithoutLimit } from './rules/criterionWithoutLimit';
import { danglingRelated } from './rules/danglingRelated';
import { emptyRequiredField } from './rules/emptyRequiredField';
import { evaluation } from './rules/evaluation';
import { missingCriteria } from './rules/missingCriteria';
import { numbers } from './rules/numbers';
import { productNames } from './rules/productNames';
import { vagueWords } from './rules/vagueWords';

/** Every check rule. A new rule is one file and one entry here. */
export const rules: readonly Rule[] = [
  emptyRequiredField,
  criterionWithoutLimit,
  vagueWords,
  numbers,
  danglingRelated,
  productNames,
  missingCriteria,
  categoryNames,
  evaluation,
];

const order: Record<Severity, number> = { 필수: 0, 권장: 1, 참고: 2 };

/** What still stands between this RFP and its announcement, most severe first, without what the officer dismissed. */
export function checkProject(project: Project, content: Content): Finding[] {
  return allFindings(project, content).filter((one) => !Object.hasOwn(project.dismissedFindings, one.id));
}

/** Findings the officer passed over and that would still be reported. */
export function dismissedFindings(project: Project, content: Content): Finding[] {
  return allFindings(project, content).filter((one) => Object.hasOwn(project.dismissedFindings, one.id));
}

function allFindings(project: Project, content: Content): Finding[] {
  return rules
    .flatMap((rule) =>
      rule.find(project, content).map((finding) => ({ ...finding, rule: rule.name, basis: rule.basis })),
    )
    .toSorted((a, b) => order[a.severity] - order[b.severity]);
}
