import { useEffect, useRef, useState } from 'react';
import type { RequirementTemplate } from '../../../shared/content/content';
import { fieldNames } from '../../../shared/document/blocks';
import type { FileRef } from '../../../shared/ipc/calls';
import type { Result } from '../../../shared/ipc/failure';
import type { Facts } from '../../../shared/project/facts';
import { readProblemText } from '../../../shared/reading/readingText';
import type { ReadProblem } from '../../../shared/reading/reconcile';
import { recommendedTemplates } from '../../../shared/requirement/offer';
import { fieldLabels, fieldText } from '../../../shared/rfp/fieldText';
import { api } from '../../api';
import { blankDraft, type DraftField } from '../../factsForm/draft';
import { AgencyFields, BudgetFields, ContractFields, ScopeFields } from '../../factsForm/FactFields';
import { useFactDraft } from '../../factsForm/useFactDraft';
import { openProject } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { guidedStartText as text } from '../../text/guidedStartText';
import { tellFailure } from '../../text/tellFailure';
import { Alert, Button, Dialog, notify, Stepper, Table, useJob } from '../../ui';
import { chooseOpen } from '../../ui/useFiles';
import styles from './GuidedStart.module.css';
import { LeftOutList } from './LeftOutList';
import { keepUnfinished, unfinishedDraft } from './unfinishedDraft';

const fieldsOfStep: DraftField[][] = [
  ['projectName', 'agency', 'department', 'agencyType', 'contactName', 'contactPhone', 'contactEmail'],
  [
    'totalBudget',
    'estimatedPrice',
    'developmentCost',
    'commercialSoftwareCost',
    'fiscalYears',
    'noticeDate',
    'start',
    'end',
  ],
  ['projectType', 'contractMethod'],
  ['layers', 'targetSystem', 'personalDataCount', 'isPublicFacing', 'networkType', 'deployment'],
  [],
];
const forms = [AgencyFields, BudgetFields, ContractFields, ScopeFields];
const lastStep = forms.length;

/** From about fifteen facts to a project with all its chapters and recommended requirements. */
export function GuidedStart({ onClose }: { onClose(): void }) {
  const [resumed] = useState(() => unfinishedDraft() !== null);
  const form = useFactDraft(unfinishedDraft() ?? blankDraft());
  const [step, setStep] = useState(0);
  const [isCreating, setCreating] = useState(false);
  /** Where the requirements come from in place of the library. */
  const [document, setDocument] = useState<FileRef | null>(null);
  const job = useJob();
  const content = useProject((state) => state.content);
  const body = useRef<HTMLDivElement>(null);

  useEffect(() => keepUnfinished(form.draft), [form.draft]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the step changes
  useEffect(() => {
    const first = body.current?.querySelector<HTMLElement>('[data-autofocus], input, button');
    first?.focus({ preventScroll: true });
    body.current?.parentElement?.scrollTo({ top: 0 });
  }, [step]);

  const goTo = (wanted: number) => {
    for (let at = 0; at < wanted; at += 1) {
      const fields = fieldsOfStep[at];
      if (fields && !form.ask(fields)) return setStep(at);
    }
    setStep(wanted);
  };

  const create = async () => {
    if (!form.read.facts) return goTo(lastStep);
    setCreating(true);
    const { facts } = form.read;
    const created: Result<{ projectId: string; problems?: ReadProblem[] }> = document
      ? await job.run((jobId) =>
          api.call('project.createFromDocument', { facts, file: document.token, jobId }),
        )
      : await api.call('project.create', { facts });
    if (!created.ok) {
      setCreating(false);
      return tellFailure(created.failure);
    }
    if (!(await openProject(created.value.projectId))) return setCreating(false);
    keepUnfinished(null);
    onClose();
    notify.done(text.created, text.createdWhat(useProject.getState().project?.requirements.length ?? 0));
    const { problems = [] } = created.value;
    if (problems.length > 0)
      notify.info(text.documentProblems, problems.slice(0, 10).map(readProblemText).join('\n'));
  };

  const Form = forms[step];
  return (
    <Dialog
      title={text.title}
      width={1080}
      onClose={onClose}
      mayClose={!isCreating}
      footer={
        <>
          {step > 0 && (
            <Button variant="default" disabled={isCreating} onClick={() => setStep(step - 1)}>
              {text.back}
            </Button>
          )}
          <span className={styles.grow} />
          {step < lastStep && (
            <Button variant="subtle" color="gray" onClick={() => goTo(lastStep)}>
              {text.skip}
            </Button>
          )}
          {step < lastStep ? (
            <Button onClick={() => goTo(step + 1)}>{text.next}</Button>
          ) : (
            <Button loading={isCreating} onClick={() => void create()}>
              {text.create}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.layout}>
        <nav aria-label={text.progress} className={styles.steps}>
          <Stepper
            active={step}
            onStepClick={goTo}
            orientation="vertical"
            size="sm"
            iconSize={32}
            classNames={{ stepIcon: styles.stepIcon ?? '' }}
          >
            {text.steps.map((one, at) => (
              <Stepper.Step
                key={one.name}
                label={one.name}
                description={one.what}
                aria-current={at === step ? 'step' : undefined}
                color={hasProblem(fieldsOfStep[at], form.problems) ? 'danger' : undefined}
              />
            ))}
          </Stepper>
        </nav>
        <section ref={body} aria-label={text.steps[step]?.name} className={styles.body}>
          {resumed && step === 0 && (
            <Alert color="info" mb={16} role="status" p="xs">
              {text.resumed}{' '}
              <Button size="xs" variant="default" ml={8} onClick={() => form.setDraft(blankDraft())}>
                {text.startOver}
              </Button>
            </Alert>
          )}
          {Form ? (
            <Form
              draft={form.draft}
              change={form.change}
              problems={form.problems}
              hints={form.hints}
              touched={form.touched}
            />
          ) : (
            form.read.facts &&
            content && (
              <Review
                facts={form.read.facts}
                templates={content.requirementTemplates}
                document={document}
                onDocument={setDocument}
              />
            )
          )}
        </section>
      </div>
    </Dialog>
  );
}

function hasProblem(
  fields: DraftField[] | undefined,
  problems: Partial<Record<DraftField, string>>,
): boolean {
  return fields?.some((field) => problems[field] !== undefined) ?? false;
}

const reviewed = fieldNames.filter(
  (name) =>
    ![
      'contractLaw',
      'totalBudgetHangul',
      'periodStart',
      'periodEnd',
      'periodDays',
      'requirementCount',
    ].includes(name),
);

interface ReviewProps {
  facts: Facts;
  /** The whole library. */
  templates: readonly RequirementTemplate[];
  document: FileRef | null;
  onDocument(document: FileRef | null): void;
}

function Review({ facts, templates, document, onDocument }: ReviewProps) {
  const choose = async () => {
    const file = await chooseOpen('wordDocument');
    if (file) onDocument(file);
  };
  const rows = reviewed.map((name) => ({ name, value: fieldText(name, { facts, requirements: [] }) }));
  const known = rows.filter((row) => row.value !== null);
  const unknown = rows.filter((row) => row.value === null);
  return (
    <div className={styles.review}>
      <div className={styles.willMake}>
        <h3 className={styles.heading}>{text.willMake}</h3>
        <ul className={styles.made}>
          <li>{text.allChapters}</li>
          <li>
            {document
              ? text.fromDocument(document.name)
              : text.requirements(recommendedTemplates(templates, facts).length)}
          </li>
        </ul>
        <div className={styles.source}>
          <Button size="xs" variant="default" onClick={() => void choose()}>
            {document ? text.otherDocument : text.useDocument}
          </Button>
          {document && (
            <Button size="xs" variant="subtle" color="gray" onClick={() => onDocument(null)}>
              {text.useLibrary}
            </Button>
          )}
        </div>
        {!document && <LeftOutList templates={templates} facts={facts} />}
      </div>
      <h3 className={styles.heading}>{text.entered}</h3>
      <Table fz="sm" withRowBorders>
        <Table.Tbody>
          {known.map((row) => (
            <Table.Tr key={row.name}>
              <Table.Th scope="row" w="11rem">
                {fieldLabels[row.name]}
              </Table.Th>
              <Table.Td>{row.value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {unknown.length > 0 && (
        <>
          <h3 className={styles.heading}>{text.unknowns(unknown.length)}</h3>
          <p className={styles.unknown}>{unknown.map((row) => fieldLabels[row.name]).join(' · ')}</p>
          <p className={styles.unknownWhat}>{text.unknownsWhat}</p>
        </>
      )}
    </div>
  );
}
