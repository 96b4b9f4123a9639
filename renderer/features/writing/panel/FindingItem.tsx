import { IconBook2, IconChevronDown, IconWand } from '@tabler/icons-react';
import { memo, useId, useState } from 'react';
import type { Finding } from '../../../../shared/check/finding';
import { useIsReadOnly, useProject } from '../../../stores/projectStore';
import { useView } from '../../../stores/viewStore';
import { Button, Textarea, VisuallyHidden } from '../../../ui';
import { applyChange, editCard } from '../applyChange';
import { goToPlace } from '../goToPlace';
import { useWriting } from '../writingStore';
import { severityIcons } from './ChecksPanel';
import styles from './Panel.module.css';

interface FindingItemProps {
  finding: Finding;
  isOpen: boolean;
  onToggle(open: boolean): void;
}

/** One finding: what, where, why, on what ground, and what can be done. */
export const FindingItem = memo(function FindingItem({ finding, isOpen, onToggle }: FindingItemProps) {
  const bodyId = useId();
  const [asking, setAsking] = useState(false);
  const Icon = severityIcons[finding.severity];
  const isReadOnly = useIsReadOnly();
  const fix = isReadOnly ? null : fixOf(finding);
  return (
    <li className={styles.finding} data-severity={finding.severity} data-open={isOpen || undefined}>
      <button
        type="button"
        className={styles.findingHead}
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={() => onToggle(!isOpen)}
      >
        <Icon size={18} className={styles.severity} aria-hidden />
        <span className={styles.findingTitle}>
          <VisuallyHidden>{finding.severity}: </VisuallyHidden>
          {finding.title}
          <span className={styles.place}>
            {finding.placeText}
            {finding.quote && <> · “{finding.quote}”</>}
          </span>
        </span>
        <IconChevronDown size={16} className={styles.chevron} aria-hidden />
      </button>
      {isOpen && (
        <div className={styles.findingBody} id={bodyId}>
          <p>{finding.message}</p>
          {finding.quote && finding.suggestion && (
            <p className={styles.difference}>
              <del>{finding.quote}</del> <ins>{finding.suggestion}</ins>
            </p>
          )}
          <p className={styles.basis}>
            <IconBook2 size={14} aria-hidden />
            <span>
              <VisuallyHidden>근거: </VisuallyHidden>
              {finding.basis}
            </span>
          </p>
          {asking ? (
            <DismissForm finding={finding} onDone={() => setAsking(false)} />
          ) : (
            <div className={styles.actions}>
              {fix && (
                <Button size="xs" leftSection={<IconWand size={15} aria-hidden />} onClick={fix}>
                  고치기
                </Button>
              )}
              <Button
                size="xs"
                variant="default"
                onClick={() => showPlace(finding)}
                disabled={finding.place.kind === 'document'}
              >
                위치로
              </Button>
              {!isReadOnly && (
                <Button size="xs" variant="subtle" color="gray" onClick={() => setAsking(true)}>
                  이번만 넘기기
                </Button>
              )}
            </div>
          )}
        </div>
      )}
    </li>
  );
});

function DismissForm({ finding, onDone }: { finding: Finding; onDone(): void }) {
  const [reason, setReason] = useState('');
  const needsReason = finding.severity === '필수';
  const blocked = needsReason && reason.trim() === '';
  return (
    <form
      className={styles.dismiss}
      onSubmit={(event) => {
        event.preventDefault();
        if (blocked) return;
        void applyChange([{ type: 'dismissFinding', findingId: finding.id, reason: reason.trim() }]);
        onDone();
      }}
    >
      <Textarea
        size="sm"
        label={needsReason ? '넘기는 사유' : '넘기는 사유 (없어도 돼요)'}
        description="나중에 감사나 인수인계 때 이 사유를 볼 수 있어요."
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1_000}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button size="xs" type="submit" disabled={blocked}>
          넘기기
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
          그만두기
        </Button>
      </div>
    </form>
  );
}

function showPlace({ place }: Finding): void {
  if (place.kind === 'facts') useView.getState().reveal({ kind: 'fact', name: place.fact });
  else if (place.kind === 'evaluation') useView.getState().go('evaluation');
  else if (place.kind === 'categories') {
    if (useProject.getState().readOnly === null) useWriting.getState().set({ dialog: 'categories' });
  } else goToPlace(place, true);
}

/** A one-click fix exists where the rule names better words for exactly the words found. */
function fixOf({ place, quote, suggestion }: Finding): (() => void) | null {
  if (place.kind !== 'requirement' || !quote || !suggestion) return null;
  const { requirementId, field, index = 0 } = place;
  if (field === 'name' || field === 'definition')
    return () =>
      void editCard(requirementId, (card) => ({ [field]: card[field].replace(quote, () => suggestion) }));
  if (field === 'details')
    return () =>
      void editCard(requirementId, (card) => ({
        details: card.details.map((line, at) =>
          at === index ? { ...line, text: line.text.replace(quote, () => suggestion) } : line,
        ),
      }));
  return null;
}
