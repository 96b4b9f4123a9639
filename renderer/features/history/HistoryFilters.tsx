import { IconFilterOff, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { recordKinds } from '../../../shared/history/historyFilter';
import { changeAreas } from '../../../shared/project/changePlace';
import type { Project } from '../../../shared/project/project';
import { kindNames, historyText as text } from '../../text/historyText';
import { Button, DayInput, Select, TextInput, useDebouncedCallback } from '../../ui';
import styles from './History.module.css';
import { useHistoryQuestion } from './historyStore';

interface HistoryFiltersProps {
  project: Project;
  people: readonly string[];
  isFiltered: boolean;
}

/** What narrows the list: words, person, kind, place, days. Everything counts together. */
export function HistoryFilters({ project, people, isFiltered }: HistoryFiltersProps) {
  const { question, ask, clear } = useHistoryQuestion();
  const { person, kind, place, only, fromDay, toDay } = question;
  const first = useRef<HTMLInputElement>(null);
  const known = person !== null && !people.includes(person) ? [person, ...people] : people;
  return (
    <div className={styles.filters}>
      <WordsField field={first} value={question.text} onAsk={(words) => ask({ text: words })} />
      {only && (
        <button
          type="button"
          className={styles.only}
          aria-label={`${only.name} 거르기 지우기`}
          onClick={() => {
            ask({ only: null });
            first.current?.focus();
          }}
        >
          <span>{only.name}</span>
          <IconX size={15} aria-hidden />
        </button>
      )}
      <Select
        size="sm"
        label={text.where}
        disabled={only !== null}
        value={place ?? ''}
        allowDeselect={false}
        onChange={(value) => ask({ place: value === '' || value === null ? null : String(value) })}
        data={placeChoices(project)}
        maxDropdownHeight={360}
      />
      <Select
        size="sm"
        label={text.who}
        value={person ?? ''}
        allowDeselect={false}
        onChange={(value) => ask({ person: value === '' ? null : value })}
        data={[{ value: '', label: text.everybody }, ...known.map((one) => ({ value: one, label: one }))]}
      />
      <Select
        size="sm"
        label={text.kind}
        value={kind ?? ''}
        allowDeselect={false}
        onChange={(value) => ask({ kind: recordKinds.find((one) => one === value) ?? null })}
        data={[
          { value: '', label: text.everyKind },
          ...recordKinds.map((one) => ({ value: one, label: kindNames[one] })),
        ]}
      />
      <DayInput label={text.from} day={fromDay} onChange={(day) => ask({ fromDay: day })} />
      <DayInput label={text.to} day={toDay} onChange={(day) => ask({ toDay: day })} />
      <Button
        size="xs"
        variant="default"
        disabled={!isFiltered}
        leftSection={<IconFilterOff size={16} aria-hidden />}
        onClick={() => {
          clear();
          first.current?.focus();
        }}
      >
        {text.clear}
      </Button>
    </div>
  );
}

interface WordsFieldProps {
  field: React.RefObject<HTMLInputElement | null>;
  value: string;
  onAsk(words: string): void;
}

/** Asks a moment after the last key; a syllable still being composed finds its word too. */
function WordsField({ field, value, onAsk }: WordsFieldProps) {
  const [words, setWords] = useState(value);
  const asked = useRef(value);
  const askSoon = useDebouncedCallback((typed: string) => {
    asked.current = typed;
    onAsk(typed);
  }, 250);
  useEffect(() => {
    // Cleared from outside; what is being typed is never written over.
    if (value !== asked.current) {
      asked.current = value;
      setWords(value);
    }
  }, [value]);
  return (
    <TextInput
      ref={field}
      size="sm"
      label={text.find}
      placeholder={text.findHint}
      leftSection={<IconSearch size={17} aria-hidden />}
      maxLength={200}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value);
        askSoon(event.currentTarget.value);
      }}
    />
  );
}

function placeChoices(project: Project) {
  const used = new Set(project.requirements.map((one) => one.categoryCode));
  return [
    { value: '', label: text.everywhere },
    ...changeAreas.map((area) => ({ value: `area:${area}`, label: area })),
    {
      group: text.categoryGroup,
      items: project.categories
        .filter((one) => used.has(one.code))
        .map(({ code, name }) => ({ value: `category:${code}`, label: `${name} (${code})` })),
    },
    {
      group: text.chapterGroup,
      items: project.chapters.map(({ id, title }) => ({ value: `chapter:${id}`, label: title })),
    },
  ];
}
