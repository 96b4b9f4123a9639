import type { ExchangePreview } from '../../../shared/ipc/calls';
import { differenceLines, previewRows, relationText, exchangeText as text } from '../../text/exchangeText';
import { Alert, Checkbox } from '../../ui';
import styles from './Exchange.module.css';

interface ImportPreviewProps {
  preview: ExchangePreview;
  fileName: string;
  lossConfirmed: boolean;
  onConfirmLoss(confirmed: boolean): void;
}

/** Whose project it is, from when, and what replacing ours by it would change. */
export function ImportPreview({ preview, fileName, lossConfirmed, onConfirmLoss }: ImportPreviewProps) {
  const { relation, mine, notes, isNoticeableLoss } = preview;
  const { title, what } = relationText(preview);
  const lines = differenceLines(preview);
  const mayReplace = relation !== 'new' && relation !== 'same';
  return (
    <>
      <Alert
        color={relation === 'older' || relation === 'diverged' ? 'warning' : 'info'}
        variant="light"
        role="status"
        title={title}
      >
        {what}
      </Alert>
      <h3 className={styles.heading}>
        {text.contents} · {fileName}
      </h3>
      <dl className={styles.rows}>
        {previewRows(preview).map(([name, value]) => (
          <Row key={name} name={name} value={value} />
        ))}
      </dl>
      {mayReplace && lines.length > 0 && (
        <>
          <h3 className={styles.heading}>{text.differences}</h3>
          <ul className={styles.lines}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className={styles.small}>{text.backupFirst}</p>
        </>
      )}
      {mayReplace && mine && isNoticeableLoss && (
        <Checkbox
          mt={12}
          checked={lossConfirmed}
          label={text.confirmLoss(mine.differences.removedRequirements, mine.requirementCount)}
          onChange={(event) => onConfirmLoss(event.currentTarget.checked)}
        />
      )}
      {notes.map((note) => (
        <p key={note} className={styles.small}>
          {note}
        </p>
      ))}
    </>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
