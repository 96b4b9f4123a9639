import { IconAlertTriangle, IconArrowLeft, IconGitCompare } from '@tabler/icons-react';
import type { RefObject } from 'react';
import {
  type ReferenceEntry,
  type ReferencePart,
  type ReferenceTable,
  referenceKindNames,
} from '../../../shared/content/reference';
import { referenceText as text } from '../../text/referenceText';
import { Button, Provenance } from '../../ui';
import styles from './Reference.module.css';

interface EntryViewProps {
  entry: ReferenceEntry;
  byId: ReadonlyMap<string, ReferenceEntry>;
  title: RefObject<HTMLHeadingElement | null>;
  /** The entry a link was followed from. */
  back: string | null;
  onBack(id: string): void;
  onShow(id: string): void;
}

/** One entry: what it says, the sentence for the RFP, what to mind, where it comes from and what belongs to it. */
export function EntryView({ entry, byId, title, back, onBack, onShow }: EntryViewProps) {
  const backTo = back === null ? undefined : byId.get(back);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling pane has to be reachable by keyboard
    <section className={styles.entry} aria-label={text.entry} tabIndex={0}>
      {backTo && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => onBack(backTo.id)}
        >
          {text.back}: {backTo.title}
        </Button>
      )}
      <p className={styles.meta}>
        {[referenceKindNames[entry.kind], entry.group, entry.label].filter(Boolean).join(' · ')}
        {entry.strength && <span className={styles.strength}>{text.strength(entry.strength)}</span>}
      </p>
      <h3 className={styles.title} ref={title} tabIndex={-1}>
        {entry.title}
      </h3>
      {entry.parts.map((part, index) => (
        <Part key={index} part={part} title={entry.title} />
      ))}
      {entry.sentence !== null && (
        <div className={styles.sentence}>
          <h4>{text.sentence}</h4>
          <p>{entry.sentence}</p>
        </div>
      )}
      {entry.caution !== null && (
        <div className={styles.caution}>
          <IconAlertTriangle size={18} aria-hidden />
          <p>
            <b>{text.caution}:</b> {entry.caution}
          </p>
        </div>
      )}
      {entry.disagreements.length > 0 && (
        <div className={styles.disagreements}>
          <h4>
            <IconGitCompare size={17} aria-hidden />
            {text.disagreements}
          </h4>
          <p>{text.disagreementsWhy}</p>
          <Links ids={entry.disagreements} byId={byId} onShow={onShow} />
        </div>
      )}
      {entry.related.length > 0 && (
        <>
          <h4>{entry.kind === 'contradiction' ? text.concerned : text.related}</h4>
          <Links ids={entry.related} byId={byId} onShow={onShow} />
        </>
      )}
      <Provenance source={entry.source} asOf={entry.asOf} status={entry.status} />
    </section>
  );
}

function Links({ ids, byId, onShow }: { ids: readonly string[] } & Pick<EntryViewProps, 'byId' | 'onShow'>) {
  return (
    <ul className={styles.links}>
      {ids.flatMap((id) => {
        const other = byId.get(id);
        return other
          ? [
              <li key={id}>
                <button type="button" className={styles.link} onClick={() => onShow(id)}>
                  {other.title}
                </button>
                <span className={styles.linkKind}>{referenceKindNames[other.kind]}</span>
              </li>,
            ]
          : [];
      })}
    </ul>
  );
}

function Part({ part, title }: { part: ReferencePart; title: string }) {
  const { heading, paragraphs, tables } = part;
  return (
    <>
      {heading !== '' && <h4>{heading}</h4>}
      {grouped(paragraphs).map((one, index) =>
        Array.isArray(one) ? (
          <ul key={index} className={styles.list}>
            {one.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : (
          <Paragraph key={index} text={one} />
        ),
      )}
      {tables.map((table, index) => (
        <EntryTable
          key={index}
          table={table}
          name={table.caption || text.tableOf(heading || title, index + 1)}
        />
      ))}
    </>
  );
}

function Paragraph({ text: line }: { text: string }) {
  const level = /^[□○※-] /u.exec(line)?.[0].trim();
  return level ? (
    <p className={styles.levelled} data-level={level}>
      {line}
    </p>
  ) : (
    <p>{line}</p>
  );
}

/** Scrolls on its own, so that ten columns do not widen the page. */
function EntryTable({ table, name }: { table: ReferenceTable; name: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling pane has to be reachable by keyboard
    <section className={styles.tableFrame} tabIndex={0} aria-label={name}>
      <table className={styles.table} data-wide={table.columns.length > 4 || undefined}>
        {table.caption !== '' && <caption>{table.caption}</caption>}
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th key={index} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, rowIndex) => (
            <tr key={rowIndex}>
              {row.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Paragraphs as they are, neighbouring list lines together and without their mark. */
function grouped(paragraphs: readonly string[]): (string | string[])[] {
  const made: (string | string[])[] = [];
  // A requirement's own lines carry other levels beside `-`; those keep their marks.
  const isOutline = paragraphs.some((one) => /^[□○※] /u.test(one));
  for (const one of paragraphs) {
    const last = made.at(-1);
    if (isOutline || !one.startsWith('- ')) made.push(one);
    else if (Array.isArray(last)) last.push(one.slice(2));
    else made.push([one.slice(2)]);
  }
  return made;
}
