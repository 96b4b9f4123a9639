import type { Output } from '../../../shared/ipc/calls';
import { quickInjectText as text } from '../../text/quickInjectText';
import { Checkbox } from '../../ui';
import styles from './QuickInject.module.css';

export type Comparison = Output<'wordDocument.compare'>;

export interface UpdateChoice {
  /** Indexes of what is brought up to date, or taken out where the project does not have it any more. */
  changed: ReadonlySet<number>;
  /** Ids of requirements to add. */
  added: ReadonlySet<string>;
}

/** What is chosen at first: what only the project changed. What somebody changed in Word is asked for. */
export function firstChoice({ insertions }: Comparison): UpdateChoice {
  const outdated = insertions.filter(({ status, isStuck }) => status === 'outdated' && !isStuck);
  return { changed: new Set(outdated.map(({ index }) => index)), added: new Set() };
}

interface UpdateStepProps {
  comparison: Comparison;
  choice: UpdateChoice;
  onChange(choice: UpdateChoice): void;
}

/** How what was put in before stands to the project now, one line each, with the rows that differ. */
export function UpdateStep({ comparison, choice, onChange }: UpdateStepProps) {
  const { insertions, missing } = comparison;
  const different = insertions.filter(({ status }) => status !== 'same');
  const same = insertions.length - different.length;
  const toggle = <T,>(set: ReadonlySet<T>, one: T, on: boolean) => {
    const next = new Set(set);
    if (on) next.add(one);
    else next.delete(one);
    return next;
  };
  return (
    <div className={styles.layout}>
      <p className={styles.promise}>{text.updateIntro(insertions.length, same)}</p>
      {different.length + missing.length === 0 && <p role="status">{text.nothingToUpdate}</p>}
      <ul className={styles.updates}>
        {different.map(({ index, title, status, differences, isStuck, isUndecided }) => (
          <li key={index} className={styles.preview}>
            <Checkbox
              checked={choice.changed.has(index)}
              disabled={isStuck}
              onChange={(event) =>
                onChange({ ...choice, changed: toggle(choice.changed, index, event.currentTarget.checked) })
              }
              label={status === 'gone' ? text.removeGone(title) : title}
              description={isUndecided ? text.undecided : isStuck ? text.stuck : text.statuses[status]}
            />
            {differences.length > 0 && (
              <table className={styles.differences}>
                <thead>
                  <tr>
                    <th scope="col">{text.inDocument}</th>
                    <th scope="col">{text.inProject}</th>
                  </tr>
                </thead>
                <tbody>
                  {differences.map((one) => (
                    <tr key={`${one.document}\n${one.project}`}>
                      <td>
                        {one.document ?? text.noRow}
                        {one.isEdited && <span className={styles.badge}>{text.editedInWord}</span>}
                      </td>
                      <td>{one.project ?? text.noRow}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </li>
        ))}
        {missing.map(({ id, title }) => (
          <li key={id} className={styles.preview}>
            <Checkbox
              checked={choice.added.has(id)}
              onChange={(event) =>
                onChange({ ...choice, added: toggle(choice.added, id, event.currentTarget.checked) })
              }
              label={text.addMissing(title)}
              description={text.missingInDocument}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
