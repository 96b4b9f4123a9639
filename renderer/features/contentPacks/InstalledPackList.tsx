import type { ListedPacks } from '../../../shared/ipc/calls';
import { contentPackText as text } from '../../text/contentPackText';
import { Alert, Button } from '../../ui';
import styles from './ContentPacks.module.css';

interface InstalledPackListProps {
  listed: ListedPacks;
  isBusy: boolean;
  onRemove(name: string): void;
}

/** The agency packs on this PC, each of which can be taken off again. */
export function InstalledPackList({ listed, isBusy, onRemove }: InstalledPackListProps) {
  return (
    <section aria-label={text.installed}>
      <h3 className={styles.heading}>{text.installed}</h3>
      {listed.notices.map((notice) => (
        <Alert key={notice} color="warning" variant="light" mb={8}>
          {notice}
        </Alert>
      ))}
      {listed.packs.length === 0 && <p className={styles.hint}>{text.none}</p>}
      <ul className={styles.list}>
        {listed.packs.map((pack) => (
          <li key={pack.name} className={styles.pack}>
            <span className={styles.packText}>
              <b>{pack.name}</b>
              <span>{text.label(pack)}</span>
              <span>{pack.isUsed ? text.items(pack.itemCount) : text.aside}</span>
            </span>
            <Button
              variant="default"
              size="xs"
              disabled={isBusy}
              aria-label={text.removeOf(pack.name)}
              onClick={() => onRemove(pack.name)}
            >
              {text.remove}
            </Button>
          </li>
        ))}
      </ul>
      {listed.packs.length > 0 && <p className={styles.hint}>{text.removeWhat}</p>}
    </section>
  );
}
