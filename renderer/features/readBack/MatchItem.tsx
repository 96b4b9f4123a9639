import { IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import type { Project } from '../../../shared/project/project';
import { printedRequirement } from '../../../shared/reading/printedRequirement';
import { comparedFieldNames, matchNames } from '../../../shared/reading/readingText';
import type { ReadRequirement } from '../../../shared/reading/readRequirement';
import {
  type ComparedField,
  comparedFields,
  fieldAsText,
  type RequirementMatch,
} from '../../../shared/reading/reconcile';
import { fitsProject } from '../../../shared/reading/takeOver';
import { readBackText as text } from '../../text/readBackText';
import { Checkbox, WordDifference } from '../../ui';
import type { Chosen } from './choices';
import styles from './ReadBack.module.css';

interface MatchItemProps {
  match: RequirementMatch;
  project: Project;
  chosen: Chosen;
  isOpen: boolean;
  onToggle(): void;
  onField(field: ComparedField): void;
  onWhole(): void;
}

/** One requirement on both sides: how it differs, and what of it to take over. */
export function MatchItem({ match, project, chosen, isOpen, onToggle, onField, onWhole }: MatchItemProps) {
  const bodyId = useId();
  const card =
    match.kind === 'added' ? null : project.requirements.find((one) => one.id === match.requirementId);
  const mine = card ? printedRequirement(card, project) : null;
  const title = match.kind === 'added' ? match.read : mine;
  if (!title) return null;
  const what = chosen.get(match);
  const isTakeable = match.kind === 'missing' || (match.kind !== 'same' && fitsProject(match.read));
  return (
    <li className={styles.match} data-kind={match.kind} data-chosen={what ? true : undefined}>
      <button
        type="button"
        className={styles.matchHead}
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={onToggle}
      >
        <span className={styles.kind}>{matchNames[match.kind]}</span>
        <span className={styles.matchTitle}>
          <b>{title.numberText || '번호 없음'}</b> {title.name}
          {match.kind === 'reworded' && (
            <span className={styles.fields}>
              {match.differences.map(({ field }) => comparedFieldNames[field]).join(' · ')}
            </span>
          )}
        </span>
        <IconChevronDown size={16} className={styles.chevron} aria-hidden />
      </button>
      {isOpen && (
        <div id={bodyId} className={styles.matchBody}>
          {match.kind !== 'missing' && match.kind !== 'added' && match.by === 'wording' && (
            <p className={styles.hint}>{text.byWording(match.read.numberText)}</p>
          )}
          {!isTakeable && match.kind !== 'same' && <p className={styles.hint}>{text.tooLong}</p>}
          {match.kind === 'reworded' &&
            match.differences.map(({ field, mine: before, theirs }) => (
              <div key={field} className={styles.field}>
                <div className={styles.fieldHead}>
                  <h3 className={styles.fieldName}>{comparedFieldNames[field]}</h3>
                  <Checkbox
                    size="xs"
                    label={text.takeField}
                    aria-label={`${title.numberText} ${comparedFieldNames[field]} ${text.takeField}`}
                    disabled={!isTakeable}
                    checked={what !== 'whole' && (what?.has(field) ?? false)}
                    onChange={() => onField(field)}
                  />
                </div>
                <WordDifference
                  mine={before}
                  theirs={theirs}
                  onlyMine={text.onlyMine}
                  onlyTheirs={text.onlyTheirs}
                />
              </div>
            ))}
          {match.kind !== 'reworded' && <WholeCard card={title} />}
          {match.kind === 'added' && (
            <Checkbox
              size="xs"
              label={text.take}
              aria-label={`${title.numberText} ${title.name} ${text.take}`}
              disabled={!isTakeable}
              checked={what === 'whole'}
              onChange={onWhole}
            />
          )}
          {match.kind === 'missing' && (
            <Checkbox
              size="xs"
              color="danger"
              label={text.remove}
              aria-label={`${title.numberText} ${title.name} ${text.remove}`}
              description={text.removeHint}
              checked={what === 'whole'}
              onChange={onWhole}
            />
          )}
        </div>
      )}
    </li>
  );
}

function WholeCard({ card }: { card: Omit<ReadRequirement, 'headings'> }) {
  const filled = comparedFields
    .filter((field) => field !== 'name')
    .map((field) => ({ field, value: fieldAsText(card, field) }))
    .filter(({ value }) => value !== '');
  return (
    <dl className={styles.card}>
      {filled.map(({ field, value }) => (
        <div key={field}>
          <dt>{comparedFieldNames[field]}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
