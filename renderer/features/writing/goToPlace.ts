import type { Place } from '../../../shared/check/finding';
import { categoryOf } from './applyChange';
import { goTo } from './writingStore';

/** Shows a card field or a section; other kinds of place are not on the page. `focus` puts the caret there. */
export function goToPlace(place: Place, focus: boolean): void {
  if (place.kind === 'requirement')
    goTo(
      {
        kind: 'requirement',
        id: place.requirementId,
        field: place.field,
        ...(place.index === undefined ? {} : { index: place.index }),
      },
      categoryOf,
      focus,
    );
  else if (place.kind === 'section')
    goTo({ kind: 'section', chapterId: place.chapterId, sectionId: place.sectionId }, categoryOf, focus);
}
