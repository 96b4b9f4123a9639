import { IconFileText, IconListCheck, IconScale } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Activity } from '../../../shared/content/content';
import { type Checkpoint, checkpointsFor } from '../../../shared/lifecycle/checkpoints';
import { fieldLabels } from '../../../shared/rfp/fieldText';
import { useProject } from '../../stores/projectStore';
import { Provenance, ProvenanceBadge } from '../../ui';
import styles from './ActivityReference.module.css';

/** What the officer looks up at an activity: documents, what to look at, and what the law asks of this project. */
export function ActivityReference({ activity }: { activity: Activity }) {
  const facts = useProject((state) => state.project?.facts);
  const law = useProject((state) => state.content?.law);
  const checkpoints = facts && law ? checkpointsFor(activity, facts, law) : [];
  const documents = activity.documents ?? [];
  const checklist = activity.checklist ?? [];
  const openCount = checkpoints.filter((one) => one.missing.length > 0).length;
  return (
    <div className={styles.reference}>
      {documents.length > 0 && (
        <Part icon={<IconFileText size={17} aria-hidden />} title={`서류 ${documents.length}종`}>
          <ul className={styles.documents}>
            {documents.map((one) => (
              <li key={`${one.direction}${one.name}`}>
                <span className={styles.direction}>{one.direction}</span>
                <span>
                  {one.name}
                  {one.from && <span className={styles.from}> — {one.from}</span>}
                </span>
              </li>
            ))}
          </ul>
          <p className={styles.note}>
            서류 목록은 우리가 정리한 것이에요. 기관 규정에 정한 서류가 있으면 그것이 먼저예요.
          </p>
        </Part>
      )}
      {checklist.length > 0 && (
        <Part icon={<IconListCheck size={17} aria-hidden />} title={`확인할 것 ${checklist.length}가지`}>
          <ul className={styles.checklist}>
            {checklist.map((one) => (
              <li key={one.id}>
                {one.text}
                {one.status !== '자체 작성' && (
                  <span className={styles.small}>
                    <ProvenanceBadge status={one.status} /> 출처: {one.source}
                  </span>
                )}
              </li>
            ))}
          </ul>
          <p className={styles.note}>
            출처를 적지 않은 줄은 우리가 쓴 것이에요. 원 가이드의 점검표는 찾지 못했어요.
          </p>
        </Part>
      )}
      {checkpoints.length > 0 && (
        <Part
          icon={<IconScale size={17} aria-hidden />}
          title={`법·제도 ${checkpoints.length}건`}
          extra={openCount > 0 ? `사업 정보를 적어야 아는 것 ${openCount}건` : null}
        >
          <ul className={styles.law}>
            {checkpoints.map((one) => (
              <LawEntry key={one.id} checkpoint={one} />
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

function LawEntry({ checkpoint }: { checkpoint: Checkpoint }) {
  const { name, text, basis, appliesTo, caution, documents, missing, source, asOf, status } = checkpoint;
  return (
    <li>
      {name && <span className={styles.lawName}>{name}</span>}
      <p>{text}</p>
      {missing.length > 0 && (
        <p className={styles.missing}>
          해당하는지 아직 몰라요. 사업 정보에 적을 것: {missing.map((fact) => fieldLabels[fact]).join(', ')}
        </p>
      )}
      {appliesTo && <p className={styles.small}>적용: {appliesTo}</p>}
      {basis.length > 0 && <p className={styles.small}>근거: {basis.join(' · ')}</p>}
      {documents.length > 0 && <p className={styles.small}>서류: {documents.join(' · ')}</p>}
      {caution && <p className={styles.small}>주의: {caution}</p>}
      <Provenance source={source} asOf={asOf} status={status} />
    </li>
  );
}

interface PartProps {
  icon: ReactNode;
  title: string;
  extra?: string | null;
  children: ReactNode;
}

function Part({ icon, title, extra, children }: PartProps) {
  return (
    <details className={styles.part}>
      <summary>
        {icon} {title}
        {extra && <span className={styles.extra}>{extra}</span>}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
