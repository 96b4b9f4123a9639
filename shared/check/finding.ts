import type { Content } from '../content/content';
import type { FactName } from '../project/facts';
import type { Project } from '../project/project';

/** 필수: the announcement should wait. 권장: likely to cost something later. 참고: look once. */
export type Severity = '필수' | '권장' | '참고';

export type RequirementField =
  | 'number'
  | 'name'
  | 'definition'
  | 'details'
  | 'deliverables'
  | 'related'
  | 'source'
  | 'acceptanceCriteria'
  | 'evaluationQuestion'
  | 'categoryCode';

/** Where the finding is, precise enough for the screen to jump there. */
export type Place =
  | { kind: 'requirement'; requirementId: string; field: RequirementField; index?: number }
  | { kind: 'section'; chapterId: string; sectionId: string }
  | { kind: 'facts'; fact: FactName }
  | { kind: 'categories' }
  | { kind: 'evaluation' }
  | { kind: 'document' };

export interface Finding {
  /** Stable while the cause stays: a dismissal points at it. */
  id: string;
  rule: string;
  severity: Severity;
  place: Place;
  /** Human-readable place: `CSR-003 · 검수기준 2`. */
  placeText: string;
  title: string;
  /** What is wrong and what to do, 해요체. */
  message: string;
  /** The words concerned, as they stand. */
  quote?: string;
  /** Exactly the words to mark on the page, where `quote` shows them with some context. */
  words?: string;
  suggestion?: string;
  /** Where the rule comes from. */
  basis: string;
}

/** What a rule reports; the list adds the rule's own name and source. */
export type RuleFinding = Omit<Finding, 'rule' | 'basis'>;

export interface Rule {
  name: string;
  /** 근거 shown with every finding of the rule. */
  basis: string;
  find(project: Project, content: Content): RuleFinding[];
}
