import { type ReactNode, useMemo, useState } from 'react';
import type { DocumentOutline } from '../../../shared/ipc/calls';
import type { Project } from '../../../shared/project/project';
import { insertableName } from '../../../shared/rfp/insertable';
import { placeholderVocabulary } from '../../../shared/rfp/placeholderVocabulary';
import { quickInjectText as text } from '../../text/quickInjectText';
import { Group, Radio, SegmentedControl, Select, Switch, TextInput } from '../../ui';
import type { Filling, PlaceChoice, TableLook } from './insertionChoice';
import styles from './QuickInject.module.css';

type Position = 'before' | 'after' | 'replace';

interface PlacePickerProps {
  outline: DocumentOutline | null;
  place: PlaceChoice | null;
  fills: readonly Filling[];
  project: Project | null;
  tableLook: TableLook;
  onChange(place: PlaceChoice): void;
  onLookChange(tableLook: TableLook): void;
  /** Further choices about how it goes in. */
  children?: ReactNode;
}

/** A list of every paragraph of a long document would hold up the window. */
const shownParagraphs = 300;

/** Where it goes: every placeholder, one of them, beside or instead of a heading or paragraph, or the end. */
export function PlacePicker({
  outline,
  place,
  fills,
  project,
  tableLook,
  onChange,
  onLookChange,
  children,
}: PlacePickerProps) {
  const [position, setPosition] = useState<Position>('after');
  const value = place ? radioValue(place) : null;
  const choose = (chosen: string) => onChange(choiceOf(chosen, position));
  const move = (next: Position) => {
    setPosition(next);
    if (place?.kind === 'paragraph') onChange({ ...place, position: next });
  };
  return (
    <section aria-labelledby="inject-place" className={styles.column}>
      <h3 id="inject-place" className={styles.heading}>
        <span className={styles.number}>3</span>
        {text.placeStep}
      </h3>
      {!outline && <p className={styles.none}>{text.missing.document}</p>}
      {outline && (
        <>
          <Radio.Group value={value} onChange={choose} aria-labelledby="inject-place">
            <div className={styles.places}>
              {project && fills.length > 0 && (
                <Radio
                  className={styles.item}
                  value="fill"
                  label={text.fillAll(fills.length)}
                  description={fills
                    .map((one) => `${one.text} → ${insertableName(one.what, project)}`)
                    .join(' · ')}
                />
              )}
              <h4 className={styles.subheading}>{text.placeholders}</h4>
              {outline.placeholders.length === 0 && <p className={styles.none}>{text.noPlaceholders}</p>}
              {outline.placeholders.map((one) => (
                <Radio
                  key={one.text}
                  className={styles.item}
                  value={`placeholder:${one.text}`}
                  disabled={one.problem !== null}
                  label={<code className={styles.code}>{one.text}</code>}
                  description={one.problem ?? undefined}
                />
              ))}
              <Vocabulary />
              <Paragraphs outline={outline} />
              <Radio className={styles.item} value="end" label={text.atEnd} />
            </div>
          </Radio.Group>
          <Group gap={8} mt={8}>
            <SegmentedControl
              aria-label={text.position}
              value={position}
              onChange={(next) => move(next as Position)}
              disabled={place?.kind !== 'paragraph'}
              data={[
                { value: 'before', label: text.before },
                { value: 'after', label: text.after },
                { value: 'replace', label: text.replace },
              ]}
            />
            {outline.tables.length > 0 && (
              <Select
                flex={1}
                aria-label={text.tableLook}
                allowDeselect={false}
                value={String(tableLook)}
                onChange={(chosen) =>
                  onLookChange(chosen === 'auto' || chosen === 'own' ? chosen : Number(chosen))
                }
                data={[
                  { value: 'auto', label: text.lookAuto },
                  { value: 'own', label: text.lookOwn },
                  ...outline.tables.map((one) => ({
                    value: String(one.index),
                    label: text.lookLike(one.text),
                  })),
                ]}
              />
            )}
          </Group>
          {children}
        </>
      )}
    </section>
  );
}

function Vocabulary() {
  return (
    <details className={styles.vocabulary}>
      <summary>{text.vocabulary}</summary>
      <dl>
        {placeholderVocabulary.map(({ written, meaning }) => (
          <div key={written}>
            <dt>
              <code className={styles.code}>{written}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Paragraphs({ outline }: { outline: DocumentOutline }) {
  const [query, setQuery] = useState('');
  const [isAll, setAll] = useState(false);
  const found = useMemo(() => {
    const wanted = query.normalize('NFC').replace(/\s/g, '');
    const listed = isAll || wanted !== '' ? outline.paragraphs : outline.headings;
    return wanted === ''
      ? listed
      : listed.filter((one) => one.text.normalize('NFC').replace(/\s/g, '').includes(wanted));
  }, [outline, query, isAll]);
  return (
    <>
      <h4 className={styles.subheading}>{text.headings}</h4>
      <Group gap={8} wrap="nowrap">
        <TextInput
          flex={1}
          size="xs"
          aria-label={text.findParagraph}
          placeholder={text.findParagraph}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Switch
          size="sm"
          label={text.allParagraphs}
          checked={isAll}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      </Group>
      {found.length === 0 && <p className={styles.none}>{query ? text.noParagraph : text.noHeadings}</p>}
      {found.slice(0, shownParagraphs).map((one) => (
        <Radio
          key={one.index}
          className={styles.item}
          data-level={one.level === null ? undefined : Math.min(4, one.level)}
          value={`paragraph:${one.index}`}
          disabled={one.problem !== null}
          label={<span data-plain={one.level === null || undefined}>{one.text}</span>}
          description={one.problem ?? (one.isInTable ? text.inTable : undefined)}
        />
      ))}
      {found.length > shownParagraphs && (
        <p className={styles.none}>{text.moreParagraphs(found.length - shownParagraphs)}</p>
      )}
    </>
  );
}

function radioValue(place: PlaceChoice): string {
  switch (place.kind) {
    case 'placeholder':
      return `placeholder:${place.text}`;
    case 'paragraph':
      return `paragraph:${place.index}`;
    default:
      return place.kind;
  }
}

function choiceOf(value: string, position: Position): PlaceChoice {
  if (value === 'fill' || value === 'end') return { kind: value };
  const rest = value.slice(value.indexOf(':') + 1);
  return value.startsWith('placeholder:')
    ? { kind: 'placeholder', text: rest }
    : { kind: 'paragraph', index: Number(rest), position };
}
