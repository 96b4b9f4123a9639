import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Revision } from '../../../../shared/project/project';
import { ActionIcon, Button, DayInput, TextInput, today } from '../../../ui';
import { newId } from '../newId';
import styles from './Dialogs.module.css';

/** 개정 이력, oldest first. An empty list prints nothing. */
export function RevisionRows({
  revisions,
  onChange,
}: {
  revisions: readonly Revision[];
  onChange(revisions: Revision[]): void;
}) {
  const edit = (id: string, changes: Partial<Revision>) =>
    onChange(revisions.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  const last = revisions.at(-1);
  const add = () =>
    onChange([
      ...revisions,
      { id: newId(), version: nextVersion(last?.version), date: today(), what: '', who: last?.who ?? '' },
    ]);
  return (
    <div className={styles.layoutFields}>
      <p className={styles.text}>
        밖에 보여 준 문서가 바뀔 때마다 한 줄씩 적어요. 한 줄이라도 있으면 목차 앞에 한 쪽으로 인쇄돼요.
      </p>
      <ul className={styles.revisions} aria-label="개정 이력">
        {revisions.map((one, index) => {
          const name = `${index + 1}번째 개정`;
          return (
            <li key={one.id} className={styles.revision}>
              <TextInput
                size="sm"
                label="버전"
                aria-label={`${name} 버전`}
                defaultValue={one.version}
                maxLength={30}
                onChange={(event) => edit(one.id, { version: event.currentTarget.value })}
              />
              <DayInput
                label={`${name} 날짜`}
                day={one.date ?? ''}
                onChange={(day) => edit(one.id, { date: day || null })}
              />
              <TextInput
                size="sm"
                label="개정 내용"
                aria-label={`${name} 내용`}
                defaultValue={one.what}
                maxLength={500}
                onChange={(event) => edit(one.id, { what: event.currentTarget.value })}
              />
              <TextInput
                size="sm"
                label="작성자"
                aria-label={`${name} 작성자`}
                defaultValue={one.who}
                maxLength={100}
                onChange={(event) => edit(one.id, { who: event.currentTarget.value })}
              />
              <ActionIcon
                size={30}
                aria-label={`${name} 지우기`}
                onClick={() => onChange(revisions.filter((each) => each.id !== one.id))}
              >
                <IconTrash size={17} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={revisions.length >= 50}
          onClick={add}
        >
          개정 추가
        </Button>
      </div>
    </div>
  );
}

/** 1.0, then 1.1, 1.2 … */
function nextVersion(version: string | undefined): string {
  const match = /^(\d+)\.(\d+)$/.exec(version ?? '');
  return match ? `${match[1]}.${Number(match[2]) + 1}` : version === undefined ? '1.0' : '';
}
