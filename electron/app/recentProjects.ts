import type { ProjectSummary } from '../../shared/ipc/calls';
import { ok } from '../../shared/ipc/failure';
import type { Recent } from '../storage/settings';
import type { LaterSettings } from './laterSettings';
import type { Handlers } from './router';

/** Older ones are still in the list of projects, by when they were changed. */
const mostRecents = 30;

/** The list with a project opened just now at its head; pinned ones are not pushed out. */
export function withOpened(recents: readonly Recent[], projectId: string, openedAt: string): Recent[] {
  const known = recents.find((one) => one.projectId === projectId);
  const others = recents.filter((one) => one !== known);
  const list = [{ projectId, openedAt, isPinned: known?.isPinned ?? false }, ...others];
  const surplus = list.filter((one) => !one.isPinned).slice(mostRecents);
  return list.filter((one) => !surplus.includes(one));
}

export function withPin(
  recents: readonly Recent[],
  projectId: string,
  isPinned: boolean,
  now: string,
): Recent[] {
  return recents.some((one) => one.projectId === projectId)
    ? recents.map((one) => (one.projectId === projectId ? { ...one, isPinned } : one))
    : [...recents, { projectId, openedAt: now, isPinned }];
}

/** Pinned first, then by what happened last: opened here or changed anywhere. */
export function inRecentOrder(projects: readonly ProjectSummary[]): ProjectSummary[] {
  const last = ({ openedAt, changedAt }: ProjectSummary) =>
    openedAt !== null && openedAt > changedAt ? openedAt : changedAt;
  return projects.toSorted((a, b) =>
    a.isPinned === b.isPinned ? (last(a) < last(b) ? 1 : last(a) > last(b) ? -1 : 0) : a.isPinned ? -1 : 1,
  );
}

type Watched = 'project.list' | 'project.open' | 'project.remove';

/** The same handlers, which besides note and show what was opened last. */
export function withRecents(
  handlers: Pick<Handlers, Watched>,
  later: LaterSettings,
  now: () => Date,
): Pick<Handlers, Watched | 'project.pin'> {
  const recents = () => later.recall('recents') ?? [];
  return {
    'project.list': async (input) => {
      const listed = await handlers['project.list'](input);
      if (!listed.ok) return listed;
      const known = new Map(recents().map((one) => [one.projectId, one]));
      const marked = listed.value.map((one): ProjectSummary => {
        const { openedAt = null, isPinned = false } = known.get(one.id) ?? {};
        return { ...one, openedAt, isPinned };
      });
      return ok(inRecentOrder(marked));
    },
    'project.open': async (input) => {
      const opened = await handlers['project.open'](input);
      if (opened.ok) later.note({ recents: withOpened(recents(), input.projectId, now().toISOString()) });
      return opened;
    },
    'project.remove': async (input) => {
      const removed = await handlers['project.remove'](input);
      if (removed.ok) later.note({ recents: recents().filter((one) => one.projectId !== input.projectId) });
      return removed;
    },
    'project.pin': async ({ projectId, isPinned }) => {
      later.note({ recents: withPin(recents(), projectId, isPinned, now().toISOString()) });
      return ok(null);
    },
  };
}
