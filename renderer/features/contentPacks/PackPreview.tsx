import type { PackChange } from '../../../shared/contentPack/packChanges';
import { packKindNames } from '../../../shared/contentPack/packItem';
import type { PackPreview as Preview } from '../../../shared/ipc/calls';
import { packChangeNames, contentPackText as text } from '../../text/contentPackText';
import { Button, Checkbox, WordDifference } from '../../ui';
import styles from './ContentPacks.module.css';

interface PackPreviewProps {
  preview: Preview;
  taken: ReadonlySet<string>;
  onTaken(taken: ReadonlySet<string>): void;
}

/** What a pack would change, each item to take or to leave, and the cards that came from those items. */
export function PackPreview({ preview, taken, onTaken }: PackPreviewProps) {
  const { changes, affected, installedVersion } = preview;
  const toggle = (key: string) => {
    const next = new Set(taken);
    if (!next.delete(key)) next.add(key);
    onTaken(next);
  };
  return (
    <>
      <div className={styles.packText}>
        <b>{preview.name}</b>
        <span>{text.label(preview)}</span>
        {installedVersion !== null && <span>{text.from(installedVersion, preview.version)}</span>}
      </div>
      {affected.length > 0 && (
        <section className={styles.affected} aria-label={text.affected(affected.length)}>
          <h3 className={styles.heading}>{text.affected(affected.length)}</h3>
          <ul>
            {affected.map((one) => (
              <li key={`${one.projectId} ${one.requirementId}`}>{text.affectedLine(one)}</li>
            ))}
          </ul>
          <p className={styles.hint}>{text.affectedWhat}</p>
        </section>
      )}
      <section aria-label={text.changes(changes.length)}>
        <div className={styles.bar}>
          <h3 className={styles.heading}>{text.changes(changes.length)}</h3>
          <Button size="xs" variant="default" onClick={() => onTaken(new Set(changes.map((one) => one.key)))}>
            {text.takeAll}
          </Button>
          <Button size="xs" variant="default" onClick={() => onTaken(new Set())}>
            {text.takeNone}
          </Button>
        </div>
        {changes.length === 0 && <p className={styles.hint}>{text.noChanges}</p>}
        <ul className={styles.list}>
          {changes.map((one) => (
            <ChangeItem
              key={one.key}
              change={one}
              isTaken={taken.has(one.key)}
              onToggle={() => toggle(one.key)}
            />
          ))}
        </ul>
      </section>
    </>
  );
}

function ChangeItem({
  change,
  isTaken,
  onToggle,
}: {
  change: PackChange;
  isTaken: boolean;
  onToggle(): void;
}) {
  const [before, after] = [change.before.join('\n'), change.after.join('\n')];
  return (
    <li className={styles.change}>
      <div className={styles.changeHead}>
        <span className={styles.kind} data-change={change.change}>
          {packChangeNames[change.change]}
        </span>
        <span className={styles.packText}>
          <b>{change.name}</b>
          <span>
            {packKindNames[change.kind]} · {change.id}
          </span>
        </span>
        <Checkbox
          label={text.take}
          aria-label={text.takeOf(change.name)}
          checked={isTaken}
          onChange={onToggle}
        />
      </div>
      {before !== '' && after !== '' ? (
        <div className={styles.sides}>
          <div>
            <h4>{text.before}</h4>
            <p className={styles.side}>{before}</p>
          </div>
          <div>
            <h4>{text.after}</h4>
            <WordDifference
              mine={before}
              theirs={after}
              onlyMine={text.onlyBefore}
              onlyTheirs={text.onlyAfter}
            />
          </div>
        </div>
      ) : (
        <p className={styles.side}>{after || before}</p>
      )}
    </li>
  );
}
