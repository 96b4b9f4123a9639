import type { Seen, SettingsStore } from '../storage/settings';

/** What the projects of a data folder were when this PC last saw them, kept in the settings: a place of its own. */
export interface SeenProjects {
  known(projectId: string): { revision: number; link: string } | null;
  note(projectId: string, seen: { revision: number; link: string }): void;
  forget(projectId: string): void;
  ids(): string[];
  /** Writes what is still only in memory. Its failure is of no consequence to any project. */
  flush(): Promise<void>;
}

export interface SeenOptions {
  /** Calls `work` once after the time and returns what calls it off. */
  timer: (milliseconds: number, work: () => void) => () => void;
  /** Called when something was written, for further traces. */
  written?: (projectIds: string[]) => Promise<void>;
}

/** The oldest go: 75 bytes each, so that the settings stay far below what they may have. */
const mostProjects = 200;
/** Enough to tell two histories apart. */
const linkLength = 16;
// The settings are written on the main side; an edit a second would make that an edit's cost.
const pauseMilliseconds = 3_000;

/** Continues what the settings hold about this folder; about another folder they are begun anew at the first note. */
export function openSeenProjects(
  settings: SettingsStore,
  folder: string,
  { timer, written }: SeenOptions,
): SeenProjects {
  const kept = settings.recall('seen');
  const projects = new Map<string, Seen>(kept?.folder === folder ? Object.entries(kept.projects) : []);
  let cancel: (() => void) | null = null;

  async function write(): Promise<void> {
    cancel?.();
    cancel = null;
    const changed = await settings.change({ seen: { folder, projects: Object.fromEntries(projects) } });
    if (changed.ok) await written?.([...projects.keys()]);
  }

  function changed(): void {
    cancel ??= timer(pauseMilliseconds, () => void write());
  }

  return {
    known(projectId) {
      const seen = projects.get(projectId);
      return seen ? { revision: seen[0], link: seen[1] } : null;
    },
    note(projectId, { revision, link }) {
      const short = link.slice(0, linkLength);
      const before = projects.get(projectId);
      if (before?.[0] === revision && before[1] === short) return;
      projects.delete(projectId);
      projects.set(projectId, [revision, short]);
      for (const oldest of [...projects.keys()].slice(0, -mostProjects)) projects.delete(oldest);
      changed();
    },
    forget(projectId) {
      if (projects.delete(projectId)) changed();
    },
    ids: () => [...projects.keys()],
    async flush() {
      if (cancel) await write();
    },
  };
}
