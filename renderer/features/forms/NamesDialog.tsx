import { useState } from 'react';
import type { Failure } from '../../../shared/ipc/failure';
import { FailurePanel } from '../../text/FailurePanel';
import { formText as text } from '../../text/formText';
import { Button, Dialog, TextInput } from '../../ui';
import styles from './Forms.module.css';

interface NamesDialogProps {
  title: string;
  submit: string;
  name: string;
  agency: string;
  onClose(): void;
  /** Answers what went wrong, or null when it is done. */
  onSubmit(names: { name: string; agency: string }): Promise<Failure | null>;
}

/** Under what name, and as whose form, one is kept. */
export function NamesDialog({ title, submit, onClose, onSubmit, ...start }: NamesDialogProps) {
  const [name, setName] = useState(start.name);
  const [agency, setAgency] = useState(start.agency);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isWorking, setWorking] = useState(false);
  const send = async () => {
    if (name.trim() === '' || isWorking) return;
    setWorking(true);
    setFailure(await onSubmit({ name: name.trim(), agency: agency.trim() }));
    setWorking(false);
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      mayClose={!isWorking}
      footer={
        <>
          <Button variant="default" disabled={isWorking} onClick={onClose}>
            {text.cancel}
          </Button>
          <Button type="submit" form="form-names" loading={isWorking} disabled={name.trim() === ''}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id="form-names"
        className={styles.layout}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className={styles.hint}>{text.keepHint}</p>
        <TextInput
          label={text.name}
          data-autofocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={text.agency}
          maxLength={120}
          value={agency}
          onChange={(event) => setAgency(event.currentTarget.value)}
        />
        {failure && <FailurePanel failure={failure} />}
      </form>
    </Dialog>
  );
}
