import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import { VisuallyHidden } from '../../ui';
import styles from './ReadBack.module.css';

const segmenter = new Intl.Segmenter('ko', { granularity: 'word' });
/** Longer texts are shown one after the other: their differences would take longer than a keystroke may. */
const longest = 8_000;

/** How the document words a field otherwise, 어절 by 어절. */
export function WordDifference({ mine, theirs }: { mine: string; theirs: string }) {
  const parts = useMemo(
    () =>
      mine.length + theirs.length > longest
        ? [
            { value: mine, removed: true, added: false },
            { value: theirs, removed: false, added: true },
          ]
        : diffWordsWithSpace(mine, theirs, { intlSegmenter: segmenter }),
    [mine, theirs],
  );
  let at = 0;
  return (
    <p className={styles.difference}>
      {parts.map(({ value, added, removed }) => {
        const key = at;
        at += value.length + 1;
        if (removed)
          return (
            <del key={key}>
              <VisuallyHidden>[사업에만: </VisuallyHidden>
              {value}
              <VisuallyHidden>]</VisuallyHidden>
            </del>
          );
        if (added)
          return (
            <ins key={key}>
              <VisuallyHidden>[문서에만: </VisuallyHidden>
              {value}
              <VisuallyHidden>]</VisuallyHidden>
            </ins>
          );
        return <span key={key}>{value}</span>;
      })}
    </p>
  );
}
