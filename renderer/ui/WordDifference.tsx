import { VisuallyHidden } from '@mantine/core';
import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import styles from './WordDifference.module.css';

const segmenter = new Intl.Segmenter('ko', { granularity: 'word' });
/** Longer texts are shown one after the other: their differences would take longer than a keystroke may. */
const longest = 8_000;

interface WordDifferenceProps {
  mine: string;
  theirs: string;
  /** Said before what only one side has. */
  onlyMine: string;
  onlyTheirs: string;
}

/** How two texts differ, 어절 by 어절. */
export function WordDifference({ mine, theirs, onlyMine, onlyTheirs }: WordDifferenceProps) {
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
              <VisuallyHidden>[{onlyMine}: </VisuallyHidden>
              {value}
              <VisuallyHidden>]</VisuallyHidden>
            </del>
          );
        if (added)
          return (
            <ins key={key}>
              <VisuallyHidden>[{onlyTheirs}: </VisuallyHidden>
              {value}
              <VisuallyHidden>]</VisuallyHidden>
            </ins>
          );
        return <span key={key}>{value}</span>;
      })}
    </p>
  );
}
