import type { DetailLine } from '../requirement/requirement';
import type { PrintedNumber } from './requirementNumber';

/** A requirement as a document prints it. `null` means the document has no such field, empty that it is not filled in. */
export interface ReadRequirement {
  /** 고유번호 as printed. */
  numberText: string;
  /** `null` when what is printed is no number of the usual form. */
  number: PrintedNumber | null;
  categoryName: string | null;
  name: string;
  definition: string | null;
  details: DetailLine[] | null;
  deliverables: string[] | null;
  /** Numbers and words as printed. */
  related: string[] | null;
  source: string | null;
  acceptanceCriteria: ReadCriterion[] | null;
  /** Fields a project does not keep, such as 우선순위. */
  others: { label: string; text: string }[];
  /** Texts of the headings it stands under, outermost first. */
  headings: string[];
}

export interface ReadCriterion {
  method: string;
  condition: string;
  limit: string;
  inspector: string;
}
