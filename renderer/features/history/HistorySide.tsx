import { IconAlertTriangle, IconArrowRight, IconCircleCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { ChangedPlace, ChangesSince } from '../../../shared/history/changesSince';
import { startOfDay } from '../../../shared/history/groupByDay';
import { locateChange } from '../../../shared/history/locateChange';
import type { ProjectHistory } from '../../../shared/ipc/calls';
import { dayText, localDay, timeText } from '../../../shared/korean/days';
import type { Project } from '../../../shared/project/project';
import { useProject } from '../../stores/projectStore';
import { FailurePanel } from '../../text/FailurePanel';
import { historyText as text } from '../../text/historyText';
import { Button, DayInput, notify, SideSection } from '../../ui';
import { copyText } from '../../ui/copyText';
import styles from './History.module.css';
import { useHistoryQuestion } from './historyStore';
import { showPlace } from './showPlace';
import { useChangesSince } from './useHistory';

/** What changed since a point, and what proves the history. */
export function HistorySide({ project, history }: { project: Project; history: ProjectHistory | null }) {
  const { since, lookSince } = useHistoryQuestion();
  const { value: changes, failure } = useChangesSince(project.id, since);
  return (
    <>
      <SideSection title={text.sinceTitle}>
        <p className={styles.sideText}>{text.sinceWhat}</p>
        <DayInput
          label={text.sinceDay}
          day={since && 'day' in since ? since.day : ''}
          onChange={(day) => {
            // The day itself is still "before": what counts begins with the next one.
            const at = day === '' ? null : startOfDay(day, 1);
            lookSince(at === null ? null : { at: new Date(Date.parse(at) - 1).toISOString(), day });
          }}
        />
        {failure && <FailurePanel failure={failure} />}
        {since && changes && <Changes changes={changes} project={project} />}
      </SideSection>
      {history && <Proof history={history} />}
    </>
  );
}

function Changes({ changes, project }: { changes: ChangesSince; project: Project }) {
  const lookSince = useHistoryQuestion((state) => state.lookSince);
  const { after, recordCount, areas } = changes;
  return (
    <div className={styles.changes}>
      <p className={styles.changesHead} role="status">
        <b>{text.sinceRevision(after)}</b>{' '}
        {recordCount === 0 ? text.sinceNothing : text.sinceCount(recordCount)}
        <button type="button" className={styles.action} onClick={() => lookSince(null)}>
          {text.closeSince}
        </button>
      </p>
      {areas.map(({ area, recordCount: records, places }) => (
        <section key={area} className={styles.area} aria-label={area}>
          <h3>
            {area} <span>{text.sinceCount(records)}</span>
          </h3>
          <Places key={after} places={places} project={project} />
        </section>
      ))}
      {recordCount > 0 && <p className={styles.sideText}>{text.sinceNote}</p>}
    </div>
  );
}

const firstPlaces = 20;

function Places({ places, project }: { places: readonly ChangedPlace[]; project: Project }) {
  const [limit, setLimit] = useState(firstPlaces);
  return (
    <ul className={styles.places}>
      {places.slice(0, limit).map((place) => (
        <PlaceRow key={`${place.area} ${place.id}`} place={place} project={project} />
      ))}
      {places.length > limit && (
        <li>
          <Button size="compact-xs" variant="default" onClick={() => setLimit(limit + 200)}>
            {text.more(places.length - limit)}
          </Button>
        </li>
      )}
    </ul>
  );
}

function PlaceRow({ place, project }: { place: ChangedPlace; project: Project }) {
  const stages = useProject((state) => state.content?.stages);
  const ask = useHistoryQuestion((state) => state.ask);
  const { area, id, count, last } = place;
  const { name, target } = locateChange(place, project, stages ?? []);
  const called = name ?? (id === null ? text.whole : last.name);
  return (
    <li className={styles.place}>
      <div className={styles.placeText}>
        {id === null ? (
          <span>{called}</span>
        ) : (
          <button
            type="button"
            className={styles.placeLink}
            title={text.onlyThis(called)}
            onClick={() => ask({ only: { area, id, name: called }, place: null })}
          >
            {called}
          </button>
        )}
        <span className={styles.last}>
          {last.at !== '' && `${dayText(localDay(last.at))} ${timeText(last.at)} · `}
          {last.name}
        </span>
      </div>
      <span className={styles.times}>{text.times(count)}</span>
      {target && (
        <button
          type="button"
          className={styles.action}
          aria-label={`${text.goThere}: ${called}`}
          onClick={() => showPlace(target)}
        >
          <IconArrowRight size={15} aria-hidden />
        </button>
      )}
    </li>
  );
}

function Proof({ history }: { history: ProjectHistory }) {
  const { isProven, fingerprint } = history;
  const copy = async () => {
    if (await copyText(fingerprint)) notify.done(text.copied);
    else notify.info(text.notCopied);
  };
  return (
    <SideSection title={text.proofTitle}>
      <p className={styles.proof} data-proven={isProven || undefined}>
        {isProven ? <IconCircleCheck size={17} aria-hidden /> : <IconAlertTriangle size={17} aria-hidden />}
        <span>{isProven ? text.proven : text.notProven}</span>
      </p>
      <code className={styles.fingerprint}>{fingerprint.match(/.{1,8}/g)?.join(' ')}</code>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCopy size={16} aria-hidden />}
        onClick={() => void copy()}
      >
        {text.copy}
      </Button>
      <p className={styles.sideText}>{text.fingerprintWhat}</p>
    </SideSection>
  );
}
