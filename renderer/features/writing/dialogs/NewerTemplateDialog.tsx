import { useState } from 'react';
import { fieldNames } from '../../../../shared/check/places';
import {
  type FieldUpdate,
  newerTemplate,
  takeNewerTemplate,
  type VersionedField,
} from '../../../../shared/requirement/newerTemplate';
import { requirementNumber } from '../../../../shared/requirement/requirement';
import { flushPendingEdits } from '../../../editor/pendingEdits';
import { undo } from '../../../stores/projectActions';
import { useIsReadOnly, useProject } from '../../../stores/projectStore';
import { newerTemplateText as text } from '../../../text/newerTemplateText';
import { Button, Checkbox, Dialog, notify, WordDifference } from '../../../ui';
import { applyChange, projectNow } from '../applyChange';
import { newId } from '../newId';
import { useWriting } from '../writingStore';
import dialogStyles from './Dialogs.module.css';
import styles from './NewerTemplate.module.css';

/** 새 판이 있어요: how the library words the selected card now, field by field, to take or to leave. */
export function NewerTemplateDialog({ onClose }: { onClose(): void }) {
  const { project, content } = useProject();
  const isReadOnly = useIsReadOnly();
  const selectedId = useWriting((state) => state.selectedId);
  const [left, setLeft] = useState<ReadonlySet<VersionedField>>(new Set());
  const card = project?.requirements.find((one) => one.id === selectedId);
  const update = card && content ? newerTemplate(card, content) : null;
  if (!project || !content || !card || !update) return null;
  const takeable = update.fields.filter((one) => one.state === 'asWritten').map((one) => one.field);
  const taken = takeable.filter((field) => !left.has(field));

  const apply = async () => {
    await flushPendingEdits();
    // As the card stands now: a field typed in until a moment ago is one edited by hand.
    const now = projectNow()?.requirements.find((one) => one.id === card.id);
    const found = now ? newerTemplate(now, content) : null;
    if (!now || !found) return onClose();
    const done = await applyChange([takeNewerTemplate(now, found, new Set(taken), newId)]);
    onClose();
    if (done) notify.done(text.done, undefined, { label: text.undo, run: () => void undo() });
  };
  const toggle = (field: VersionedField) => {
    const next = new Set(left);
    if (!next.delete(field)) next.add(field);
    setLeft(next);
  };
  const isSettling = takeable.length === 0;
  return (
    <Dialog
      title={text.title(requirementNumber(card, project.numbering.digits))}
      width={920}
      onClose={onClose}
      footer={
        <div className={dialogStyles.footer}>
          {isReadOnly && <span>{text.readOnly}</span>}
          <Button variant="default" onClick={onClose}>
            {text.later}
          </Button>
          <Button disabled={isReadOnly || (!isSettling && taken.length === 0)} onClick={() => void apply()}>
            {isSettling ? text.settle : text.apply(taken.length)}
          </Button>
        </div>
      }
    >
      <p className={dialogStyles.text}>{text.versions(update.from, update.template.version)}</p>
      {update.fields.length === 0 && <p className={dialogStyles.text}>{text.nothing}</p>}
      {update.fields.map((one) => (
        <FieldDifference
          key={one.field}
          update={one}
          isTaken={!left.has(one.field)}
          isReadOnly={isReadOnly}
          onToggle={() => toggle(one.field)}
        />
      ))}
    </Dialog>
  );
}

interface FieldDifferenceProps {
  update: FieldUpdate;
  isTaken: boolean;
  isReadOnly: boolean;
  onToggle(): void;
}

function FieldDifference({ update, isTaken, isReadOnly, onToggle }: FieldDifferenceProps) {
  const name = fieldNames[update.field];
  return (
    <section className={styles.field} aria-label={name}>
      <div className={styles.fieldHead}>
        <h3>{name}</h3>
        {update.state === 'asWritten' && (
          <Checkbox
            label={text.take}
            aria-label={text.takeOf(name)}
            disabled={isReadOnly}
            checked={isTaken}
            onChange={onToggle}
          />
        )}
      </div>
      {update.state === 'edited' && <p className={styles.edited}>{text.edited}</p>}
      <div className={styles.sides}>
        <div>
          <h4>{text.mine}</h4>
          <p className={styles.side}>{update.mine}</p>
        </div>
        <div>
          <h4>{text.theirs}</h4>
          <WordDifference
            mine={update.mine}
            theirs={update.theirs}
            onlyMine={text.onlyMine}
            onlyTheirs={text.onlyTheirs}
          />
        </div>
      </div>
    </section>
  );
}
