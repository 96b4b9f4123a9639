import { IconCopy } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { formWords } from '../../../shared/form/formAnswer';
import { matchScore, searchable } from '../../../shared/requirement/searchLibrary';
import { formText as text } from '../../text/formText';
import { ActionIcon, notify, TextInput } from '../../ui';
import { copyText } from '../../ui/copyText';
import styles from './Forms.module.css';

const words = formWords().map((word) => ({
  ...word,
  text: searchable(`${word.written} ${word.meaning} ${word.kind}`),
}));
const groups = [...new Set(words.map(({ group }) => group))];

/** The vocabulary: what can be written in a form, with examples, to be copied. */
export function FormWords() {
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query);
  const found = useMemo(
    () =>
      words
        .map((word) => ({ word, score: matchScore(asked, word.text) }))
        .filter(({ score }) => score > 0)
        .map(({ word }) => word),
    [asked],
  );
  const copy = async (written: string) => {
    if (await copyText(written)) notify.done(text.copied(written));
    else notify.problem(text.notCopied);
  };
  return (
    <div className={styles.layout}>
      <p className={styles.hint}>{text.wordsHint}</p>
      <TextInput
        label={text.search}
        placeholder={text.searchHint}
        data-autofocus
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <p className={styles.hint} role="status">
        {found.length === 0 ? text.noneFound : text.found(found.length)}
      </p>
      {groups.map((group) => {
        const inGroup = found.filter((word) => word.group === group);
        return (
          inGroup.length > 0 && (
            <section key={group}>
              <h3 className={styles.heading}>{group}</h3>
              <ul className={styles.words} aria-label={group}>
                {inGroup.map((word) => (
                  <li key={word.written} className={styles.word}>
                    <code className={styles.written}>{word.written}</code>
                    <span className={styles.meaning}>
                      {word.meaning}
                      {word.example !== word.meaning && (
                        <span className={styles.example}>
                          {text.example}: {word.example}
                        </span>
                      )}
                    </span>
                    <span className={styles.chip}>{word.kind}</span>
                    <ActionIcon
                      variant="default"
                      size="lg"
                      aria-label={text.copy(word.written)}
                      onClick={() => void copy(word.written)}
                    >
                      <IconCopy size={16} aria-hidden />
                    </ActionIcon>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  );
}
