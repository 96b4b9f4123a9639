import { IconArrowRight } from '@tabler/icons-react';
import type { DiagnosisContent } from '../../../shared/content/content';
import { verdictNames } from '../../../shared/diagnosis/diagnose';
import { Provenance, ProvenanceBadge } from '../../ui';
import styles from './Examples.module.css';

type Case = NonNullable<DiagnosisContent['cases']>[number];

/** The sources' own flow, rules and worked cases, folded away until somebody wants to compare. */
export function Examples({ content }: { content: DiagnosisContent }) {
  const { flow = [], thresholds = [], cases = [] } = content;
  const differing = content.items.filter((item) => item.wordings);
  if (flow.length + thresholds.length + cases.length === 0) return null;
  return (
    <details className={styles.examples}>
      <summary>예시·판정 흐름 보기</summary>
      <div className={styles.body}>
        {flow.length > 0 && <Flow flow={flow} priorities={content.priorities ?? []} />}
        {thresholds.length > 0 && <Thresholds content={content} thresholds={thresholds} />}
        {differing.length > 0 && <Wordings items={differing} note={content.indicatorNote} />}
        {cases.map((one) => (
          <WorkedCase key={one.id} worked={one} />
        ))}
      </div>
    </details>
  );
}

interface FlowProps {
  flow: NonNullable<DiagnosisContent['flow']>;
  priorities: NonNullable<DiagnosisContent['priorities']>;
}

function Flow({ flow, priorities }: FlowProps) {
  return (
    <section aria-labelledby="diagnosis-flow">
      <h3 id="diagnosis-flow" className={styles.title}>
        판정 흐름
      </h3>
      <ol className={styles.flow}>
        {flow.map((step) => (
          <li key={`${step.ask}${step.answer ?? ''}`}>
            <span>{step.ask}</span>
            {step.answer && <b>{step.answer}</b>}
            <IconArrowRight size={15} aria-label="그러면" />
            <span>{step.leadsTo}</span>
            {step.isInferred && <span className={styles.inferred}>선이 남아 있지 않아 뜻으로 이음</span>}
          </li>
        ))}
      </ol>
      {priorities.length > 0 && (
        <p>우선순위: {priorities.map((one) => `${one.name} ${one.first}`).join(' · ')}</p>
      )}
    </section>
  );
}

interface WordingsProps {
  items: DiagnosisContent['items'];
  note: string | undefined;
}

function Wordings({ items, note }: WordingsProps) {
  return (
    <section aria-labelledby="diagnosis-wordings">
      <h3 id="diagnosis-wordings" className={styles.title}>
        자료마다 묻는 것이 다른 문항
      </h3>
      <ul className={styles.rules}>
        {items.flatMap((item) =>
          (item.wordings ?? []).map((wording) => (
            <li key={`${item.number}${wording.source}`}>
              {item.number}번. {wording.meaning} <span className={styles.small}>출처: {wording.source}</span>
            </li>
          )),
        )}
      </ul>
      {note && <p className={styles.small}>{note}</p>}
    </section>
  );
}

interface ThresholdsProps {
  content: DiagnosisContent;
  thresholds: NonNullable<DiagnosisContent['thresholds']>;
}

function Thresholds({ content, thresholds }: ThresholdsProps) {
  return (
    <section aria-labelledby="diagnosis-thresholds">
      <h3 id="diagnosis-thresholds" className={styles.title}>
        자료마다 다른 판정 기준
      </h3>
      <ul className={styles.rules}>
        {thresholds.map((one) => (
          <li key={one.says}>
            {one.says} <ProvenanceBadge status={one.status} />{' '}
            <span className={styles.small}>출처: {one.source}</span>
          </li>
        ))}
      </ul>
      <p className={styles.small}>{content.contradiction}</p>
    </section>
  );
}

function WorkedCase({ worked }: { worked: Case }) {
  const yes = worked.answers.filter((one) => one.answer === '예').length;
  const hasFindings = worked.answers.some((one) => one.finding);
  return (
    <section aria-label={`예시: ${worked.name}`}>
      <h3 className={styles.title}>
        예시: {worked.name}
        <span className={styles.verdict}>
          예 {yes}개 — {verdictNames[worked.verdict]}
        </span>
      </h3>
      {hasFindings ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">문항</th>
              <th scope="col">검토한 내용</th>
              <th scope="col">답</th>
            </tr>
          </thead>
          <tbody>
            {worked.answers.map((one) => (
              <tr key={one.number} data-yes={one.answer === '예' || undefined}>
                <td>{one.number}번</td>
                <td>{one.finding}</td>
                <td>{one.answer}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>
          ‘예’로 표시한 문항:{' '}
          {worked.answers
            .filter((one) => one.answer === '예')
            .map((one) => `${one.number}번`)
            .join(', ')}
        </p>
      )}
      <p>{worked.verdictNote}</p>
      {worked.doubt && <p className={styles.doubt}>의심할 점: {worked.doubt}</p>}
      <Provenance source={worked.source} asOf={worked.asOf} status={worked.status} />
    </section>
  );
}
