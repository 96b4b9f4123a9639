import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { KeptForm } from '../../../shared/ipc/calls';
import { formText as text } from '../../text/formText';
import { ActionIcon, Button } from '../../ui';
import styles from './Forms.module.css';

interface KeptFormListProps {
  forms: readonly KeptForm[];
  usedId: string | null;
  onUse(form: KeptForm): void;
  onRename(form: KeptForm): void;
  onRemove(form: KeptForm): void;
}

/** Forms kept on this PC, by agency. */
export function KeptFormList({ forms, usedId, onUse, onRename, onRemove }: KeptFormListProps) {
  const agencies = [...new Set(forms.map(({ agency }) => agency))];
  return (
    <section aria-label={text.kept}>
      <h3 className={styles.heading}>{text.kept}</h3>
      {forms.length === 0 && <p className={styles.hint}>{text.keptNone}</p>}
      {agencies.map((agency) => (
        <div key={agency} className={styles.agency}>
          <h4 className={styles.agencyName}>{agency === '' ? text.noAgency : agency}</h4>
          <ul className={styles.list}>
            {forms
              .filter((form) => form.agency === agency)
              .map((form) => (
                <li key={form.id} className={styles.kept} data-used={form.id === usedId || undefined}>
                  <span className={styles.keptName}>{form.name}</span>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={text.of(form.name, text.use)}
                    onClick={() => onUse(form)}
                  >
                    {text.use}
                  </Button>
                  <ActionIcon
                    variant="default"
                    size="lg"
                    aria-label={text.of(form.name, text.edit)}
                    onClick={() => onRename(form)}
                  >
                    <IconPencil size={16} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="default"
                    size="lg"
                    aria-label={text.of(form.name, text.remove)}
                    onClick={() => onRemove(form)}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
