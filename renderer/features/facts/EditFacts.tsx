import { useState } from 'react';
import type { Facts } from '../../../shared/project/facts';
import type { DraftField } from '../../factsForm/draft';
import { draftOf } from '../../factsForm/draft';
import {
  AgencyFields,
  BudgetFields,
  ContractFields,
  type FactFieldsProps,
  ScopeFields,
} from '../../factsForm/FactFields';
import { useFactDraft } from '../../factsForm/useFactDraft';
import { useIsReadOnly, useProject } from '../../stores/projectStore';
import { useView } from '../../stores/viewStore';
import { guidedStartText } from '../../text/guidedStartText';
import { tellFailure } from '../../text/tellFailure';
import { Button, Dialog, notify, Tabs } from '../../ui';
import styles from './EditFacts.module.css';

const pages: { name: string; fields: DraftField[]; Form: (props: FactFieldsProps) => React.ReactNode }[] = [
  {
    name: '사업과 기관',
    fields: [
      'projectName',
      'agency',
      'department',
      'agencyType',
      'contactName',
      'contactPhone',
      'contactEmail',
    ],
    Form: AgencyFields,
  },
  {
    name: '예산과 일정',
    fields: [
      'totalBudget',
      'estimatedPrice',
      'developmentCost',
      'commercialSoftwareCost',
      'fiscalYears',
      'noticeDate',
      'start',
      'end',
    ],
    Form: BudgetFields,
  },
  { name: '유형과 계약', fields: ['projectType', 'contractMethod'], Form: ContractFields },
  {
    name: '범위와 환경',
    fields: ['layers', 'targetSystem', 'personalDataCount', 'isPublicFacing', 'networkType', 'deployment'],
    Form: ScopeFields,
  },
];
const everyField = pages.flatMap((page) => page.fields);

/** Changes the open project's facts; the document follows, because it only refers to them. */
export function EditFacts({ onClose }: { onClose(): void }) {
  const project = useProject((state) => state.project);
  return project && <FactsDialog facts={project.facts} onClose={onClose} />;
}

function FactsDialog({ facts, onClose }: { facts: Facts; onClose(): void }) {
  const isReadOnly = useIsReadOnly();
  const form = useFactDraft(draftOf(facts));
  const target = useView((state) => state.target);
  const wanted = target?.kind === 'fact' ? target.name : null;
  const [page, setPage] = useState(() => String(Math.max(0, pageOf(wanted))));

  const save = async () => {
    if (!form.ask(everyField) || !form.read.facts) {
      const first = pages.findIndex(({ fields }) => fields.some((field) => form.read.problems[field]));
      setPage(String(Math.max(0, first)));
      return;
    }
    const changes = changed(facts, form.read.facts);
    if (Object.keys(changes).length > 0) {
      const applied = await useProject.getState().apply([{ type: 'editFacts', changes }]);
      if (!applied.ok) return tellFailure(applied.failure);
      notify.done('사업 정보를 고쳤어요', '제안요청서 곳곳에 함께 반영했어요.');
    }
    onClose();
  };

  return (
    <Dialog
      title={isReadOnly ? '사업 정보' : '사업 정보 고치기'}
      width={960}
      onClose={onClose}
      footer={
        <>
          {Object.keys(form.problems).length > 0 && (
            <span className={styles.problem} role="alert">
              {guidedStartText.hasProblems}
            </span>
          )}
          <Button variant="default" onClick={onClose}>
            {isReadOnly ? '닫기' : '취소'}
          </Button>
          {!isReadOnly && <Button onClick={() => void save()}>반영</Button>}
        </>
      }
    >
      <Tabs value={page} onChange={(value) => setPage(value ?? '0')} keepMounted={false}>
        <Tabs.List mb={16}>
          {pages.map(({ name, fields }, index) => (
            <Tabs.Tab key={name} value={String(index)} fz="sm">
              {name}
              {fields.some((field) => form.problems[field]) && ' (확인 필요)'}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {pages.map(({ name, Form }, index) => (
          <Tabs.Panel key={name} value={String(index)} className={styles.panel}>
            <fieldset disabled={isReadOnly} className={styles.fields}>
              <Form
                draft={form.draft}
                change={form.change}
                problems={form.problems}
                hints={form.hints}
                touched={form.touched}
              />
            </fieldset>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Dialog>
  );
}

function pageOf(name: keyof Facts | null): number {
  if (name === null) return 0;
  const field: DraftField = name === 'period' ? 'start' : name;
  return pages.findIndex(({ fields }) => fields.includes(field));
}

/** Only the facts that differ, so that one edit is one operation with a small inverse. */
function changed(before: Facts, after: Facts): Partial<Facts> {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Facts]),
    ),
  );
}
