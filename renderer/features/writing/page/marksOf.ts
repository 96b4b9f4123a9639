import type { Finding, RequirementField } from '../../../../shared/check/finding';
import type { QuoteMark } from '../../../editor/quoteMarks';

const none: readonly QuoteMark[] = [];

/** Passages of a card's field the checks speak about; `index` limits them to one line or criterion. */
export function marksOf(
  findings: readonly Finding[],
  field: RequirementField,
  index?: number,
): readonly QuoteMark[] {
  const marks = findings.flatMap(({ place, words, quote = '', severity }): QuoteMark[] => {
    if (place.kind !== 'requirement' || place.field !== field) return [];
    if (index !== undefined && place.index !== index) return [];
    return [{ quote: words ?? quote, severity, ...(place.index === undefined ? {} : { line: place.index }) }];
  });
  return marks.length > 0 ? marks : none;
}

/** Passages of a section of prose. */
export function sectionMarks(findings: readonly Finding[]): readonly QuoteMark[] {
  const marks = findings.map(({ words, quote = '', severity }) => ({ quote: words ?? quote, severity }));
  return marks.length > 0 ? marks : none;
}
