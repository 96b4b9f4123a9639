import { useState } from 'react';
import type { FormPlaceholder } from '../../../shared/docx/fillForm';
import { placeholderStatusNames, formText as text } from '../../text/formText';
import { Checkbox, ChoiceGroup, MemoField } from '../../ui';
import styles from './Forms.module.css';
import { givenFor, isOpen, isWithoutAnswer, type LookedAt, type Values, withValue } from './formValues';

interface FormPlaceholdersProps {
  looked: LookedAt;
  values: Values;
  onChange(change: (values: Values) => Values): void;
}

/** Every place of a form with what comes there, and a field where nothing does. */
export function FormPlaceholders({ looked, values, onChange }: FormPlaceholdersProps) {
  const { placeholders } = looked;
  // What is being written does not leave the list under the hands.
  const asked = placeholders.filter((one) => isWithoutAnswer(one) || one.refused.length > 0);
  const [filter, setFilter] = useState<'open' | 'all'>(asked.length > 0 ? 'open' : 'all');
  const shown = filter === 'all' ? placeholders : asked;
  const left = placeholders.filter((one) => isOpen(one, values)).length;
  return (
    <section aria-label={text.placeholders} className={styles.places}>
      <div className={styles.bar}>
        <ChoiceGroup
          label={text.show}
          size="compact"
          value={filter}
          onChoose={setFilter}
          choices={[
            { value: 'open', label: `${text.open} ${asked.length}` },
            { value: 'all', label: `${text.all} ${placeholders.length}` },
          ]}
        />
        <span className={styles.hint}>{left > 0 ? text.left(left) : ''}</span>
      </div>
      {shown.length === 0 && <p className={styles.hint}>{text.nothingOpen}</p>}
      <ul className={styles.list}>
        {shown.map((one) => (
          <PlaceholderRow key={one.written} placeholder={one} values={values} onChange={onChange} />
        ))}
      </ul>
    </section>
  );
}

function PlaceholderRow({
  placeholder,
  values,
  onChange,
}: Pick<FormPlaceholdersProps, 'values' | 'onChange'> & { placeholder: FormPlaceholder }) {
  const { written, status, places, count, near, refused } = placeholder;
  const given = givenFor(values, placeholder);
  const shownStatus = given === undefined ? status : 'given';
  return (
    <li className={styles.row} data-status={shownStatus}>
      <div className={styles.rowHead}>
        <span className={styles.chip}>{placeholderStatusNames[shownStatus]}</span>
        <code className={styles.written}>{written}</code>
        {isWithoutAnswer(placeholder) ? (
          <span className={styles.hint}>{reasonText(placeholder)}</span>
        ) : (
          <span className={styles.value}>{valueText(placeholder)}</span>
        )}
        <span className={styles.count}>{text.places(count, places)}</span>
      </div>
      {isWithoutAnswer(placeholder) && near !== written && <p className={styles.near}>{near}</p>}
      {isWithoutAnswer(placeholder) && refused.length < count && (
        <div className={styles.answer}>
          {given !== '' && (
            <MemoField
              label={text.value(written)}
              placeholder={text.valueHint}
              limit={4_000}
              value={given ?? ''}
              onCommit={(typed) =>
                onChange((now) => withValue(now, placeholder, typed.trim() === '' ? null : typed))
              }
            />
          )}
          <Checkbox
            label={text.blankShort}
            aria-label={text.blank(written)}
            checked={given === ''}
            onChange={(event) => {
              const value = event.currentTarget.checked ? '' : null;
              onChange((now) => withValue(now, placeholder, value));
            }}
          />
        </div>
      )}
      {refused.map(({ place, near: around, reason }) => (
        <p key={`${place} ${around} ${reason}`} className={styles.refused}>
          {text.refused(place, reason)}
        </p>
      ))}
    </li>
  );
}

function reasonText({ status, suggestion, meaning }: FormPlaceholder): string {
  if (status === 'unfilled') return text.unfilled(meaning);
  return suggestion ? text.suggestion(suggestion) : text.noSuggestion;
}

function valueText({ status, value, rowCount }: FormPlaceholder): string {
  if (status === 'content') return text.contentValue;
  const shown = value === null || value === '' ? text.emptyValue : value;
  return rowCount === null ? shown : `${shown} … ${text.rows(rowCount)}`;
}
