import {
  IconAlertTriangle,
  IconDatabaseExport,
  IconDots,
  IconFileText,
  IconFolder,
  IconPin,
  IconPinnedOff,
  IconTrash,
} from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import type { ProjectSummary } from '../../../shared/ipc/calls';
import type { Failure } from '../../../shared/ipc/failure';
import { dayText, timeText } from '../../../shared/korean/days';
import { api } from '../../api';
import { openProject } from '../../stores/projectActions';
import { useProject } from '../../stores/projectStore';
import { useView } from '../../stores/viewStore';
import { FailurePanel } from '../../text/FailurePanel';
import { homeText } from '../../text/homeText';
import { tellFailure } from '../../text/tellFailure';
import { ActionIcon, Menu, notify, Skeleton, UnstyledButton } from '../../ui';
import styles from './RecentProjects.module.css';

/** Projects on this computer: pinned ones, then the last opened or changed first. */
export function RecentProjects() {
  const [projects, setProjects] = useState<ProjectSummary[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const load = useCallback(async () => {
    const listed = await api.call('project.list', {});
    setFailure(listed.ok ? null : listed.failure);
    // In the order of the host: pinned ones, then what was opened or changed last.
    if (listed.ok) setProjects(listed.value);
  }, []);
  useEffect(() => void load(), [load]);
  // Also when this was only hidden: where a project is left before its screen has come, React neither shows this anew nor
  // renders it in between, so only the store can tell.
  useEffect(
    () =>
      useProject.subscribe((now, before) => {
        if (before.project && !now.project) void load();
      }),
    [load],
  );

  const remove = async (project: ProjectSummary) => {
    const removed = await api.call('project.remove', { projectId: project.id });
    if (!removed.ok) return tellFailure(removed.failure);
    await load();
    notify.done(homeText.removed(project.projectName), undefined, {
      label: homeText.restore,
      run: () => void restore(project.id),
    });
  };

  const pin = async (project: ProjectSummary) => {
    const pinned = await api.call('project.pin', { projectId: project.id, isPinned: !project.isPinned });
    if (!pinned.ok) return tellFailure(pinned.failure);
    await load();
  };

  const restore = async (projectId: string) => {
    const restored = await api.call('project.restore', { projectId });
    if (!restored.ok) return tellFailure(restored.failure);
    await load();
  };

  return (
    <section aria-labelledby="recent-title">
      <div className={styles.head}>
        <h2 id="recent-title" className={styles.title}>
          {homeText.recent}
        </h2>
        <span className={styles.hint}>{homeText.dropHint}</span>
      </div>
      {failure && <FailurePanel failure={failure} onRetry={() => void load()} />}
      {!projects && !failure && <Skeleton height={72} />}
      {projects?.length === 0 && (
        <div className={styles.empty}>
          <IconFolder size={36} stroke={1.4} aria-hidden />
          <strong>{homeText.empty}</strong>
          <span>{homeText.emptyWhat}</span>
        </div>
      )}
      {projects && projects.length > 0 && (
        <ul className={styles.list}>
          {projects.map((project) => (
            <ProjectRow
              key={project.id}
              project={project}
              onRemove={() => void remove(project)}
              onPin={() => void pin(project)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function ProjectRow({
  project,
  onRemove,
  onPin,
}: {
  project: ProjectSummary;
  onRemove(): void;
  onPin(): void;
}) {
  const open = () => void openProject(project.id);
  const PinIcon = project.isPinned ? IconPinnedOff : IconPin;
  const Icon = project.damaged ? IconAlertTriangle : IconFileText;
  return (
    <li className={styles.row} data-damaged={project.damaged ? true : undefined}>
      <UnstyledButton className={styles.open} onClick={open}>
        <span className={styles.icon}>
          <Icon size={20} stroke={1.7} aria-hidden />
        </span>
        <span className={styles.names}>
          <span className={styles.name}>
            {project.projectName}
            {project.isPinned && <span className={styles.badge}>{homeText.pinnedBadge}</span>}
            {project.isSample && <span className={styles.badge}>{homeText.sampleBadge}</span>}
            {project.damaged && <span className={styles.badge}>{homeText.damagedBadge}</span>}
          </span>
          <span className={styles.sub}>{project.damaged ?? project.agency}</span>
        </span>
        <span className={styles.stage}>{project.stageName}</span>
        <span className={styles.count}>{homeText.requirementCount(project.requirementCount)}</span>
        <span className={styles.when}>{homeText.changed(whenText(project.changedAt, new Date()))}</span>
      </UnstyledButton>
      <Menu position="bottom-end" shadow="md" withinPortal={false}>
        <Menu.Target>
          <ActionIcon size={36} aria-label={homeText.more(project.projectName)}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={open}>{homeText.openIt}</Menu.Item>
          <Menu.Item
            leftSection={<IconDatabaseExport size={16} aria-hidden />}
            onClick={() => useView.getState().showBackups(project.id, project.projectName)}
          >
            {homeText.backups}
          </Menu.Item>
          <Menu.Item leftSection={<PinIcon size={16} aria-hidden />} onClick={onPin}>
            {project.isPinned ? homeText.unpin : homeText.pin}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={onRemove}>
            {homeText.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

/** Today as a time, other days as a date. */
function whenText(instant: string, now: Date): string {
  const then = new Date(instant);
  if (then.toDateString() === now.toDateString()) return `오늘 ${timeText(instant)}`;
  const two = (number: number) => String(number).padStart(2, '0');
  return dayText(`${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`);
}
