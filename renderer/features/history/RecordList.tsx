import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowRight,
  IconHistory,
  IconPencil,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { groupByDay } from '../../../shared/history/groupByDay';
import { personOf } from '../../../shared/history/historyFilter';
import { locateChange } from '../../../shared/history/locateChange';
import type { HistoryRecord } from '../../../shared/ipc/calls';
import { dayWithWeekdayText, timeText } from '../../../shared/korean/days';
import type { Project } from '../../../shared/project/project';
import { useProject } from '../../stores/projectStore';
import { kindNames, historyText as text } from '../../text/historyText';
import styles from './History.module.css';
import { useHistoryQuestion } from './historyStore';
import { showPlace } from './showPlace';

const kindIcons = { do: IconPencil, undo: IconArrowBackUp, redo: IconArrowForwardUp };

/** Records under their days. */
export function RecordList({ records, project }: { records: readonly HistoryRecord[]; project: Project }) {
  const days = useMemo(() => groupByDay(records), [records]);
  return days.map(({ day, records: own }) => (
    <section key={`${day} ${own[0]?.revision}`} className={styles.day}>
      <h2 className={styles.dayTitle}>{day === '' ? text.unknownDay : dayWithWeekdayText(day)}</h2>
      <ol className={styles.records}>
        {own.map((record) => (
          <RecordRow key={record.revision} record={record} project={project} />
        ))}
      </ol>
    </section>
  ));
}

function RecordRow({ record, project }: { record: HistoryRecord; project: Project }) {
  const stages = useProject((state) => state.content?.stages);
  const lookSince = useHistoryQuestion((state) => state.lookSince);
  const since = useHistoryQuestion((state) => state.since);
  const { revision, at, name, kind, place, isProven } = record;
  const located = locateChange(place, project, stages ?? []);
  const { target } = located;
  const Icon = kindIcons[kind];
  const isPoint = since !== null && 'revision' in since && since.revision === revision;
  return (
    <li className={styles.record} data-kind={kind} data-point={isPoint || undefined}>
      <span className={styles.time}>{at === '' ? '' : timeText(at)}</span>
      <span className={styles.kindIcon}>
        <Icon size={16} aria-hidden />
      </span>
      <div className={styles.what}>
        <p className={styles.name}>
          {kind !== 'do' && <span className={styles.kindName}>{kindNames[kind]}</span>}
          {name}
          {!isProven && (
            <span className={styles.unproven} title={text.unproven}>
              <IconAlertTriangle size={14} aria-hidden />
              {text.unprovenShort}
            </span>
          )}
        </p>
        <p className={styles.details}>
          <span>{personOf(record)}</span>
          <span>{place.area}</span>
          {located.name && <span className={styles.placeName}>{located.name}</span>}
          <span className={styles.number}>{revision.toLocaleString('ko-KR')}번</span>
        </p>
      </div>
      <div className={styles.actions}>
        {target && (
          <button
            type="button"
            className={styles.action}
            aria-label={`${text.goThere}: ${located.name ?? place.area}`}
            onClick={() => showPlace(target)}
          >
            {text.goThere}
            <IconArrowRight size={14} aria-hidden />
          </button>
        )}
        <button
          type="button"
          className={styles.action}
          aria-label={`${text.sinceThis} 바뀐 것: ${revision.toLocaleString('ko-KR')}번 기록`}
          aria-pressed={isPoint}
          onClick={() => lookSince(isPoint ? null : { revision })}
        >
          <IconHistory size={14} aria-hidden />
          {text.sinceThis}
        </button>
      </div>
    </li>
  );
}
