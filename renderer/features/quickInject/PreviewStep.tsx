import type { Output } from '../../../shared/ipc/calls';
import { quickInjectText as text } from '../../text/quickInjectText';
import { Alert, Text } from '../../ui';
import styles from './QuickInject.module.css';

export type Preview = Output<'wordDocument.preview'>;

/** What would stand where, before anything is written. */
export function PreviewStep({ preview }: { preview: Preview }) {
  return (
    <div className={styles.layout}>
      <p className={styles.promise}>{text.previewIntro(preview.insertions.length)}</p>
      {preview.insertions.map((one) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a preview longer than the window has to be reachable by keyboard
        <section key={one.index} className={styles.preview} aria-label={one.name} tabIndex={0}>
          <p className={styles.documentSub}>{one.under ? text.under(one.under) : text.underNothing}</p>
          {one.before.map((line, index) => (
            <p key={index} className={styles.kept}>
              {line}
            </p>
          ))}
          <div className={styles.added}>
            <p className={styles.addedTitle}>
              {one.name} <span>{text.previewCounts(one.tableCount, one.paragraphCount)}</span>
            </p>
            {one.removed !== null && <p className={styles.removed}>{text.removed(one.removed)}</p>}
            <ul>
              {one.lines.map((line, index) => (
                <li key={index} data-kind={line.kind}>
                  {line.kind === 'table' ? text.table(line.text) : line.text}
                </li>
              ))}
            </ul>
          </div>
          {one.after.map((line, index) => (
            <p key={index} className={styles.kept}>
              {line}
            </p>
          ))}
        </section>
      ))}
      {preview.notes.length > 0 && (
        <Alert color="info" variant="light">
          {preview.notes.map((note) => (
            <Text key={note} size="sm">
              {note}
            </Text>
          ))}
        </Alert>
      )}
    </div>
  );
}
