import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDownload,
  IconExternalLink,
  IconFileOff,
  IconHelpCircle,
  IconLockAccess,
  IconNote,
  IconPaperclip,
  IconRefresh,
  IconUnlink,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Evidence } from '../../shared/evidence/evidence';
import { isOpenable } from '../../shared/evidence/recognizeEvidence';
import type { ListedEvidence } from '../../shared/ipc/calls';
import { sizeText } from '../../shared/korean/sizes';
import { addedText, stateMeanings, stateNames, evidenceText as text } from '../text/evidenceText';
import { MemoField } from '../ui';
import styles from './Evidence.module.css';
import { removeEvidence, saveEvidenceCopy, writeNote } from './evidenceActions';
import { OpenQuestion } from './OpenQuestion';

interface EvidenceRowProps {
  evidence: Evidence;
  state: ListedEvidence['state'] | undefined;
  /** The row is about to go; the focus has to go somewhere first. */
  onRemove(): void;
}

/** One attached file: what it is, how its bytes are, and what can be done with it. */
export function EvidenceRow({ evidence, state, onRemove }: EvidenceRowProps) {
  const [asksToOpen, setAsksToOpen] = useState(false);
  const [wantsNote, setWantsNote] = useState(false);
  const { fileName, note, wrappedBy } = evidence;
  const openButton = useRef<HTMLButtonElement>(null);
  const closeQuestion = () => {
    setAsksToOpen(false);
    // After the question has left the page.
    setTimeout(() => openButton.current?.focus(), 0);
  };
  const isThere = state === 'there';
  return (
    <li className={styles.row} data-state={state ?? 'unknown'}>
      <div className={styles.line}>
        <IconPaperclip size={16} aria-hidden className={styles.clip} />
        <span className={styles.name}>{fileName}</span>
        <StateBadge state={state ?? 'unknown'} />
        {wrappedBy !== null && (
          <span className={styles.badge} data-state="wrapped" title={text.wrappedWhy}>
            <IconLockAccess size={14} aria-hidden />
            {text.wrapped(wrappedBy)}
          </span>
        )}
        <span className={styles.about}>
          {sizeText(evidence.sizeBytes)} · {addedText(evidence.addedAt)}
        </span>
        <span className={styles.actions}>
          {isOpenable(evidence) && (
            <button
              ref={openButton}
              type="button"
              className={styles.action}
              aria-label={text.of(fileName, text.open)}
              disabled={!isThere}
              onClick={() => setAsksToOpen(true)}
            >
              <IconExternalLink size={15} aria-hidden /> {text.open}
            </button>
          )}
          <button
            type="button"
            className={styles.action}
            aria-label={text.of(fileName, text.saveCopy)}
            disabled={!isThere}
            onClick={() => void saveEvidenceCopy(evidence)}
          >
            <IconDownload size={15} aria-hidden /> {text.saveCopy}
          </button>
          {note === '' && !wantsNote && (
            <button
              type="button"
              className={styles.action}
              aria-label={text.of(fileName, text.writeNote)}
              onClick={() => setWantsNote(true)}
            >
              <IconNote size={15} aria-hidden /> {text.writeNote}
            </button>
          )}
          <button
            type="button"
            className={styles.action}
            aria-label={text.of(fileName, text.remove)}
            onClick={() => {
              onRemove();
              void removeEvidence(evidence);
            }}
          >
            <IconUnlink size={15} aria-hidden /> {text.remove}
          </button>
        </span>
      </div>
      {state && state !== 'there' && <p className={styles.problem}>{stateMeanings[state]}</p>}
      {(note !== '' || wantsNote) && (
        <div className={styles.note}>
          <MemoField
            label={text.of(fileName, text.note)}
            value={note}
            limit={1_000}
            placeholder={text.noteHint}
            onCommit={(written) => void writeNote(evidence, written)}
          />
        </div>
      )}
      {asksToOpen && <OpenQuestion evidence={evidence} onClose={closeQuestion} />}
    </li>
  );
}

const stateIcons = {
  there: IconCircleCheck,
  missing: IconFileOff,
  changed: IconAlertTriangle,
  unreadable: IconHelpCircle,
  unknown: IconRefresh,
};

function StateBadge({ state }: { state: ListedEvidence['state'] | 'unknown' }) {
  const Icon = stateIcons[state];
  return (
    <span className={styles.badge} data-state={state} title={stateMeanings[state]}>
      <Icon size={14} aria-hidden />
      {stateNames[state]}
    </span>
  );
}
