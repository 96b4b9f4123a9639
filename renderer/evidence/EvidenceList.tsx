import { IconPaperclip } from '@tabler/icons-react';
import { type DragEvent, useMemo, useRef, useState } from 'react';
import { type Attachment, attachmentKey, isAttachedTo } from '../../shared/evidence/evidence';
import { useProject } from '../stores/projectStore';
import { evidenceText as text } from '../text/evidenceText';
import styles from './Evidence.module.css';
import { EvidenceRow } from './EvidenceRow';
import { attachDropped, chooseAndAttach } from './evidenceActions';
import { useEvidenceCheck } from './evidenceStates';

interface EvidenceListProps {
  attachedTo: Attachment;
  /** Names the place for screen readers, for example `CSR-003 검수기준 1`. */
  where: string;
}

/** The evidence of one place with the button that adds to it; the whole of it takes dropped files. */
export function EvidenceList({ attachedTo, where }: EvidenceListProps) {
  const all = useProject((state) => state.project?.evidence);
  const { states } = useEvidenceCheck();
  const [isWorking, setIsWorking] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const key = attachmentKey(attachedTo);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says the same as the place
  const own = useMemo(() => (all ?? []).filter((one) => isAttachedTo(one, attachedTo)), [all, key]);

  const carriesFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const over = (event: DragEvent) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsOver(true);
  };
  const leave = (event: DragEvent<HTMLDivElement>) => {
    if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
      setIsOver(false);
  };
  const drop = (event: DragEvent) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    setIsOver(false);
    void attachDropped([...event.dataTransfer.files], attachedTo, setIsWorking);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce the place before every button in it
    <div
      role="group"
      aria-label={text.group(where)}
      className={styles.zone}
      data-drop-zone
      data-over={isOver || undefined}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={leave}
      onDrop={drop}
    >
      {own.length > 0 && (
        <ul className={styles.list} aria-label={text.listOf(where)}>
          {own.map((one) => (
            <EvidenceRow
              key={one.id}
              evidence={one}
              state={states[one.sha256]}
              onRemove={() => button.current?.focus()}
            />
          ))}
        </ul>
      )}
      <div className={styles.add}>
        <button
          ref={button}
          type="button"
          className={styles.attach}
          aria-label={text.attachTo(where)}
          aria-disabled={isWorking || undefined}
          onClick={() => {
            if (!isWorking) void chooseAndAttach(attachedTo, setIsWorking);
          }}
        >
          <IconPaperclip size={15} aria-hidden /> {text.attach}
        </button>
        <span className={styles.hint} role={isWorking ? 'status' : undefined}>
          {isWorking ? text.attaching : isOver ? text.dropNow : text.dropHint}
        </span>
      </div>
    </div>
  );
}
