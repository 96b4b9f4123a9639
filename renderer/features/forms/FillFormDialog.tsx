import { IconFileTypeDocx, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useCallback, useEffect, useState } from 'react';
import type { FileRef, KeptForm } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import { api } from '../../api';
import { flushPendingEdits } from '../../editor/pendingEdits';
import { showInFolder } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { FailurePanel } from '../../text/FailurePanel';
import { formText as text } from '../../text/formText';
import { Alert, Button, Dialog, JobProgress, notify, useJob } from '../../ui';
import { chooseOpen, chooseSave, receiveFile } from '../../ui/useFiles';
import { FormPlaceholders } from './FormPlaceholders';
import styles from './Forms.module.css';
import { FormWords } from './FormWords';
import { isOpen, type LookedAt, type Values, withoutExtension } from './formValues';
import { KeptFormList } from './KeptFormList';
import { NamesDialog } from './NamesDialog';

type Step =
  | { kind: 'form' }
  | { kind: 'words' }
  | { kind: 'keep' }
  | { kind: 'rename'; form: KeptForm }
  | { kind: 'remove'; form: KeptForm };

/** 양식 채우기: any Word form of the agency, filled from the project into a new file. */
export function FillFormDialog({ onClose }: { onClose(): void }) {
  const project = useProject((state) => state.project);
  const [forms, setForms] = useState<readonly KeptForm[]>([]);
  const [looked, setLooked] = useState<LookedAt | null>(null);
  const [values, setValues] = useState<Values>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [step, setStep] = useState<Step>({ kind: 'form' });
  const [doing, setDoing] = useState<string>(text.reading);
  const job = useJob();

  const load = useCallback(async () => {
    const listed = await api.call('form.list', {});
    if (listed.ok) setForms(listed.value);
    else setFailure(listed.failure);
  }, []);
  useEffect(() => void load(), [load]);
  if (!project) return null;
  const { facts, id: projectId } = project;

  const look = async (form: LookedAt['form'], name: string) => {
    setFailure(null);
    setDoing(text.reading);
    await flushPendingEdits();
    const survey = await job.run((jobId) => api.call('form.survey', { projectId, form, values: {}, jobId }));
    setValues({});
    if (survey.ok) setLooked({ ...survey.value, form, name });
    else {
      setLooked(null);
      setFailure(survey.failure);
    }
  };
  const lookAtFile = (file: FileRef) => look({ kind: 'file', file: file.token }, withoutExtension(file.name));

  const fill = async () => {
    if (!looked) return;
    const suggestedName = `${looked.name} ${facts.projectName}`.slice(0, 100);
    const target = await chooseSave('wordDocument', `${suggestedName}.docx`);
    if (!target) return;
    setFailure(null);
    setDoing(text.filling);
    await flushPendingEdits();
    const { form, sha256 } = looked;
    const saved = await job.run((jobId) =>
      api.call('form.fill', { projectId, form, sha256, values, target: target.token, jobId }),
    );
    if (!saved.ok) return setFailure(saved.failure);
    const { file, notes } = saved.value;
    notify.done(text.done, [file.name, ...notes].join(' · '), {
      label: text.showInFolder,
      run: () => void showInFolder(file.token),
    });
  };

  const remove = async (form: KeptForm) => {
    const removed = await api.call('form.remove', { formId: form.id });
    setStep({ kind: 'form' });
    if (!removed.ok) return setFailure(removed.failure);
    if (looked?.form.kind === 'kept' && looked.form.formId === form.id) setLooked(null);
    notify.done(text.removed);
    await load();
  };

  const back = () => setStep({ kind: 'form' });
  if (step.kind === 'words')
    return (
      <Dialog
        key="words"
        title={text.words}
        width={1000}
        onClose={back}
        footer={<Button onClick={back}>{text.backToForm}</Button>}
      >
        <FormWords />
      </Dialog>
    );
  if (step.kind === 'keep' && looked?.form.kind === 'file') {
    const { file } = looked.form;
    return (
      <NamesDialog
        title={text.keep}
        submit={text.save}
        name={looked.name.slice(0, 120)}
        agency={facts.agency.slice(0, 120)}
        onClose={back}
        onSubmit={async (names) => {
          const kept = await api.call('form.keep', { file, ...names });
          if (!kept.ok) return kept.failure;
          notify.done(text.keptDone, names.name);
          setLooked({ ...looked, form: { kind: 'kept', formId: kept.value.id }, name: names.name });
          back();
          await load();
          return null;
        }}
      />
    );
  }
  if (step.kind === 'rename') {
    const { form } = step;
    return (
      <NamesDialog
        title={text.edit}
        submit={text.saveNames}
        name={form.name}
        agency={form.agency}
        onClose={back}
        onSubmit={async (names) => {
          const renamed = await api.call('form.rename', { formId: form.id, ...names });
          if (!renamed.ok) return renamed.failure;
          notify.done(text.renamed);
          back();
          await load();
          return null;
        }}
      />
    );
  }
  if (step.kind === 'remove') {
    const { form } = step;
    return (
      <Dialog
        key="remove"
        title={text.removeTitle}
        onClose={back}
        footer={
          <>
            <Button variant="default" data-autofocus onClick={back}>
              {text.cancel}
            </Button>
            <Button color="danger" onClick={() => void remove(form)}>
              {text.remove}
            </Button>
          </>
        }
      >
        <p className={styles.hint}>{text.removeWhat(form.name)}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      key="form"
      title={text.title}
      width={1080}
      onClose={onClose}
      mayClose={!job.isRunning}
      footer={
        job.progress ? (
          <div className={styles.progress}>
            <JobProgress title={doing} progress={job.progress} onCancel={job.cancel} />
          </div>
        ) : (
          <>
            <span className={styles.status} role="status">
              {looked &&
                text.counts(
                  looked.placeholders.length,
                  looked.placeholders.filter((one) => !isOpen(one, values)).length,
                )}
            </span>
            <Button variant="default" onClick={() => setStep({ kind: 'words' })}>
              {text.words}
            </Button>
            <Button variant="default" onClick={onClose}>
              {text.close}
            </Button>
            <Button disabled={!looked} onClick={() => void fill()}>
              {text.fill}
            </Button>
          </>
        )
      }
    >
      <div className={styles.layout} inert={job.isRunning}>
        <p className={styles.hint}>{text.promise}</p>
        <FormLine looked={looked} onFile={lookAtFile} onKeep={() => setStep({ kind: 'keep' })} />
        {failure?.type === 'cancelled' && (
          <Alert color="info" variant="light" role="status">
            {text.cancelled}
          </Alert>
        )}
        {failure && failure.type !== 'cancelled' && <FailurePanel failure={failure} />}
        {looked?.notes.map((note) => (
          <Alert key={note} color="info" variant="light">
            {note}
          </Alert>
        ))}
        {looked && (
          <FormPlaceholders
            key={`${looked.sha256} ${looked.name}`}
            looked={looked}
            values={values}
            onChange={setValues}
          />
        )}
        <KeptFormList
          forms={forms}
          usedId={looked?.form.kind === 'kept' ? looked.form.formId : null}
          onUse={(form) => void look({ kind: 'kept', formId: form.id }, form.name)}
          onRename={(form) => setStep({ kind: 'rename', form })}
          onRemove={(form) => setStep({ kind: 'remove', form })}
        />
      </div>
    </Dialog>
  );
}

interface FormLineProps {
  looked: LookedAt | null;
  onFile(file: FileRef): Promise<void>;
  onKeep(): void;
}

/** Which form; a file can be dropped on it. */
function FormLine({ looked, onFile, onKeep }: FormLineProps) {
  const [isOver, setIsOver] = useState(false);
  const Icon = looked ? IconFileTypeDocx : IconUpload;
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsOver(true);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [first] = event.dataTransfer.files;
    const file = first && (await receiveFile(first));
    if (file) await onFile(file);
  };
  const choose = async () => {
    const file = await chooseOpen('wordDocument');
    if (file) await onFile(file);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce the place before every button in it
    <div
      role="group"
      aria-label={text.title}
      className={styles.document}
      data-chosen={looked ? true : undefined}
      data-over={isOver || undefined}
      data-drop-zone
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <Icon size={26} stroke={1.6} aria-hidden />
      <span className={styles.documentName} role="status">
        {isOver ? text.dropNow : looked ? looked.name : text.noForm}
      </span>
      {looked?.form.kind === 'file' && (
        <Button variant="default" onClick={onKeep}>
          {text.keep}
        </Button>
      )}
      <Button variant="default" data-autofocus onClick={() => void choose()}>
        {looked ? text.other : text.choose}
      </Button>
    </div>
  );
}
