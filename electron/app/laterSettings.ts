import type { Kept, SettingsStore } from '../storage/settings';

type Later = Partial<Pick<Kept, 'window' | 'recents'>>;

/** Keeps what changes often and matters little: written once it has been quiet, and when the program ends. */
export interface LaterSettings {
  note(changes: Later): void;
  /** What was noted last, written or not. */
  recall<K extends keyof Later>(key: K): Kept[K] | null;
  flush(): Promise<void>;
}

// A window that is dragged moves sixty times a second.
const pauseMilliseconds = 500;

export function laterSettings(
  settings: SettingsStore,
  timer: (milliseconds: number, work: () => void) => () => void,
): LaterSettings {
  let waiting: Later = {};
  let cancel = () => {};

  async function flush(): Promise<void> {
    cancel();
    const changes = waiting;
    waiting = {};
    // That it could not be kept costs the place of a window.
    if (Object.keys(changes).length > 0) await settings.change(changes);
  }

  return {
    note(changes) {
      waiting = { ...waiting, ...changes };
      cancel();
      cancel = timer(pauseMilliseconds, () => void flush());
    },
    recall: (key) => waiting[key] ?? settings.recall(key),
    flush,
  };
}
