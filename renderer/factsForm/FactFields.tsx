import { IconPlus, IconTrash } from '@tabler/icons-react';
import { shortWonText, withoutVat, wonText } from '../../shared/korean/amounts';
import {
  agencyTypes,
  contractMethods,
  deployments,
  type Facts,
  networkTypes,
  projectTypes,
} from '../../shared/project/facts';
import { fieldLabels } from '../../shared/rfp/fieldText';
import { projectTypeTexts, factsText as text } from '../text/factsText';
import {
  ActionIcon,
  Anchor,
  Button,
  DayInput,
  Fieldset,
  Group,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from '../ui';
import type { amountFields, DraftField, DraftNotes, FactDraft } from './draft';
import styles from './FactFields.module.css';
import { LayerChoice } from './LayerChoice';
import { readWon } from './readWon';

export interface FactFieldsProps {
  draft: FactDraft;
  change(changes: Partial<FactDraft>): void;
  /** Problems to show now; fields not reached yet stay quiet. */
  problems: DraftNotes;
  hints: DraftNotes;
  /** Called when the user leaves a field. */
  touched(field: DraftField): void;
}

type LineField =
  | 'projectName'
  | 'agency'
  | 'department'
  | 'contactName'
  | 'contactPhone'
  | 'contactEmail'
  | 'targetSystem';

export function AgencyFields(props: FactFieldsProps) {
  const { draft, change } = props;
  return (
    <Stack gap={16}>
      <Line {...props} field="projectName" required placeholder={text.projectNamePlaceholder} autoFocus />
      <SimpleGrid cols={2} spacing={16}>
        <Line {...props} field="agency" required placeholder={text.agencyPlaceholder} />
        <Line {...props} field="department" />
      </SimpleGrid>
      <Choice
        label={fieldLabels.agencyType}
        description={text.agencyTypeWhat}
        options={agencyTypes.map((one) => ({
          value: one,
          label: { 국가: '국가기관', 지방: '지방자치단체', 공공기관: '공공기관' }[one],
        }))}
        value={draft.agencyType}
        onChange={(agencyType) => change({ agencyType })}
      />
      <SimpleGrid cols={3} spacing={16}>
        <Line {...props} field="contactName" />
        <Line {...props} field="contactPhone" type="tel" />
        <Line {...props} field="contactEmail" type="email" />
      </SimpleGrid>
    </Stack>
  );
}

export function BudgetFields(props: FactFieldsProps) {
  return (
    <Stack gap={16}>
      <SimpleGrid cols={2} spacing={16}>
        <Amount {...props} field="totalBudget" description={text.totalBudgetWhat} autoFocus />
        <EstimatedPrice {...props} />
        <Amount {...props} field="developmentCost" description={text.developmentCostWhat} />
        <Amount {...props} field="commercialSoftwareCost" description={text.commercialSoftwareCostWhat} />
      </SimpleGrid>
      <FiscalYears {...props} />
      <SimpleGrid cols={3} spacing={16}>
        <Day {...props} field="noticeDate" label={text.noticeDate} />
        <Day {...props} field="start" label={text.start} />
        <Day {...props} field="end" label={text.end} />
      </SimpleGrid>
    </Stack>
  );
}

export function ContractFields({ draft, change }: FactFieldsProps) {
  return (
    <Stack gap={20}>
      <Radio.Group
        label={fieldLabels.projectType}
        value={draft.projectType}
        onChange={(projectType) => change({ projectType: projectType as Facts['projectType'] })}
      >
        <SimpleGrid cols={2} spacing={12} mt={8}>
          {projectTypes.map((type) => (
            <Radio.Card key={type} value={type} className={styles.card}>
              <Radio.Indicator />
              <span>
                <span className={styles.cardName}>{type}</span>
                <span className={styles.cardWhat}>{projectTypeTexts[type]}</span>
              </span>
            </Radio.Card>
          ))}
        </SimpleGrid>
      </Radio.Group>
      <Select
        size="md"
        label={fieldLabels.contractMethod}
        placeholder={text.unknown}
        clearable
        clearButtonProps={{ 'aria-label': '계약방법 비우기' }}
        data={contractMethods}
        value={draft.contractMethod}
        onChange={(value) => change({ contractMethod: value as Facts['contractMethod'] })}
        maw="24rem"
      />
    </Stack>
  );
}

export function ScopeFields(props: FactFieldsProps) {
  const { draft, change, problems, hints, touched } = props;
  return (
    <Stack gap={16}>
      <LayerChoice layers={draft.layers} onChange={(layers) => change({ layers })} />
      <SimpleGrid cols={2} spacing={16}>
        <Line {...props} field="targetSystem" description={text.targetSystemWhat} />
        <TextInput
          size="md"
          label={fieldLabels.personalDataCount}
          description={text.personalDataWhat}
          placeholder={text.personalDataPlaceholder}
          inputMode="numeric"
          value={draft.personalDataCount}
          error={problems.personalDataCount}
          rightSection={<span className={styles.unit}>명</span>}
          onChange={(event) => change({ personalDataCount: event.currentTarget.value })}
          onBlur={() => touched('personalDataCount')}
        />
      </SimpleGrid>
      <Note text={hints.personalDataCount} />
      <SimpleGrid cols={2} spacing={16}>
        <Choice
          label={fieldLabels.isPublicFacing}
          options={[
            { value: 'yes', label: text.yes },
            { value: 'no', label: text.no },
          ]}
          value={draft.isPublicFacing === null ? null : draft.isPublicFacing ? 'yes' : 'no'}
          onChange={(value) => change({ isPublicFacing: value === null ? null : value === 'yes' })}
        />
        <SimpleGrid cols={2} spacing={16}>
          <Select
            size="md"
            label={fieldLabels.networkType}
            placeholder={text.unknown}
            clearable
            clearButtonProps={{ 'aria-label': '망 구분 비우기' }}
            data={networkTypes}
            value={draft.networkType}
            onChange={(value) => change({ networkType: value as Facts['networkType'] })}
          />
          <Select
            size="md"
            label={fieldLabels.deployment}
            placeholder={text.unknown}
            clearable
            clearButtonProps={{ 'aria-label': '배치 방식 비우기' }}
            data={deployments}
            value={draft.deployment}
            onChange={(value) => change({ deployment: value as Facts['deployment'] })}
          />
        </SimpleGrid>
      </SimpleGrid>
    </Stack>
  );
}

interface LineProps extends FactFieldsProps {
  field: LineField;
  description?: string;
  required?: boolean;
  placeholder?: string;
  type?: 'text' | 'tel' | 'email';
  autoFocus?: boolean;
}

function Line({
  draft,
  change,
  problems,
  touched,
  field,
  description,
  required,
  placeholder,
  type,
  autoFocus,
}: LineProps) {
  return (
    <TextInput
      size="md"
      label={fieldLabels[field]}
      description={description}
      required={required ?? false}
      placeholder={placeholder ?? ''}
      type={type ?? 'text'}
      data-autofocus={autoFocus || undefined}
      value={draft[field]}
      error={problems[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      onBlur={() => touched(field)}
    />
  );
}

interface AmountProps extends FactFieldsProps {
  field: (typeof amountFields)[number];
  description: string;
  autoFocus?: boolean;
}

function Amount({ draft, change, problems, hints, touched, field, description, autoFocus }: AmountProps) {
  const read = readWon(draft[field]);
  const won = 'won' in read ? read.won : null;
  return (
    <div>
      <TextInput
        size="md"
        label={fieldLabels[field]}
        description={description}
        placeholder={text.amountPlaceholder}
        data-autofocus={autoFocus || undefined}
        value={draft[field]}
        error={problems[field]}
        onChange={(event) => change({ [field]: event.currentTarget.value })}
        onBlur={() => {
          // 12억 4천만 becomes 1,240,000,000 once it is read, so both ways of writing stand side by side.
          if (won !== null) change({ [field]: won.toLocaleString('ko-KR') });
          touched(field);
        }}
      />
      {won !== null && (
        <span className={styles.reading} title={wonText(won)}>
          {shortWonText(won)}
        </span>
      )}
      <Note text={hints[field]} />
    </div>
  );
}

function EstimatedPrice(props: FactFieldsProps) {
  const { draft, change } = props;
  const total = readWon(draft.totalBudget);
  const derived = 'won' in total && total.won !== null ? withoutVat(total.won) : null;
  if (draft.estimatedPrice === '' && derived !== null) {
    return (
      <div>
        <TextInput
          size="md"
          label={fieldLabels.estimatedPrice}
          description={text.estimatedPriceWhat}
          value={derived.toLocaleString('ko-KR')}
          readOnly
          variant="filled"
        />
        <Group gap={8} justify="space-between" wrap="nowrap">
          <span className={styles.reading}>{text.derivedPrice(shortWonText(derived))}</span>
          <Anchor
            component="button"
            type="button"
            size="sm"
            underline="always"
            onClick={() => change({ estimatedPrice: derived.toLocaleString('ko-KR') })}
          >
            {text.overridePrice}
          </Anchor>
        </Group>
      </div>
    );
  }
  return (
    <div>
      <Amount {...props} field="estimatedPrice" description={text.estimatedPriceWhat} />
      {derived !== null && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          underline="always"
          onClick={() => change({ estimatedPrice: '' })}
        >
          {text.derivePrice}
        </Anchor>
      )}
    </div>
  );
}

function FiscalYears({ draft, change, problems, hints, touched }: FactFieldsProps) {
  const edit = (index: number, changes: Partial<FactDraft['fiscalYears'][number]>) =>
    change({
      fiscalYears: draft.fiscalYears.map((row, at) => (at === index ? { ...row, ...changes } : row)),
    });
  const nextYear = () => {
    const last = Number(draft.fiscalYears.at(-1)?.year ?? Number.NaN);
    if (Number.isInteger(last)) return String(last + 1);
    return draft.start ? draft.start.slice(0, 4) : '';
  };
  return (
    <Fieldset legend={text.fiscalYears} className={styles.fieldset}>
      <span className={styles.what}>{text.fiscalYearsWhat}</span>
      {draft.fiscalYears.map((row, index) => {
        const read = readWon(row.amount);
        return (
          <Group key={index} gap={8} wrap="nowrap" mt={8}>
            <TextInput
              size="md"
              w="7rem"
              aria-label={`${text.year} ${index + 1}`}
              placeholder="2027"
              inputMode="numeric"
              value={row.year}
              onChange={(event) => edit(index, { year: event.currentTarget.value })}
              onBlur={() => touched('fiscalYears')}
            />
            <TextInput
              size="md"
              flex={1}
              aria-label={`${row.year || index + 1}년 ${text.amount}`}
              placeholder={text.amountPlaceholder}
              value={row.amount}
              onChange={(event) => edit(index, { amount: event.currentTarget.value })}
              onBlur={() => {
                if ('won' in read && read.won !== null)
                  edit(index, { amount: read.won.toLocaleString('ko-KR') });
                touched('fiscalYears');
              }}
            />
            <span className={styles.yearReading}>
              {'won' in read && read.won !== null ? shortWonText(read.won) : ''}
            </span>
            <ActionIcon
              size={36}
              aria-label={text.removeYear(row.year)}
              onClick={() => change({ fiscalYears: draft.fiscalYears.filter((_, at) => at !== index) })}
            >
              <IconTrash size={17} aria-hidden />
            </ActionIcon>
          </Group>
        );
      })}
      {problems.fiscalYears && (
        <span className={styles.problem} role="alert">
          {problems.fiscalYears}
        </span>
      )}
      <Note text={hints.fiscalYears} />
      {draft.fiscalYears.length < 10 && (
        <Button
          mt={8}
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => change({ fiscalYears: [...draft.fiscalYears, { year: nextYear(), amount: '' }] })}
        >
          {text.addYear}
        </Button>
      )}
    </Fieldset>
  );
}

interface DayProps extends FactFieldsProps {
  field: 'start' | 'end' | 'noticeDate';
  label: string;
}

function Day({ draft, change, problems, hints, touched, field, label }: DayProps) {
  const day = draft[field];
  return (
    <div>
      <DayInput
        size="md"
        label={label}
        day={day}
        error={problems[field]}
        onChange={(changed) => change({ [field]: changed })}
        onLeave={() => touched(field)}
      />
      <Note text={hints[field]} />
    </div>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  description?: string;
  options: { value: V; label: string }[];
  value: V | null;
  onChange(value: V | null): void;
}

/** A few answers and "아직 몰라요", all in sight. */
function Choice<V extends string>({ label, description, options, value, onChange }: ChoiceProps<V>) {
  return (
    <Radio.Group
      label={label}
      description={description}
      value={value ?? 'unknown'}
      onChange={(chosen) => onChange(chosen === 'unknown' ? null : (chosen as V))}
    >
      <Group gap={20} mt={8}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} />
        ))}
        <Radio value="unknown" label={text.unknown} />
      </Group>
    </Radio.Group>
  );
}

function Note({ text: note }: { text: string | undefined }) {
  return note ? (
    <span className={styles.hint} role="status">
      {note}
    </span>
  ) : null;
}
