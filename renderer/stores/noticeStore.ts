import { create } from 'zustand';

export interface Notice {
  id: number;
  /** ISO instant at which it was last told. */
  at: string;
  title: string;
  lines: readonly string[];
  /** How often it was told. */
  times: number;
  isDismissed: boolean;
}

interface NoticeState {
  /** Newest first, since the program was started. */
  notices: Notice[];
  /** The same thing told again is one notice told twice. */
  add(title: string, lines: readonly string[], at?: Date): void;
  dismiss(id: number): void;
  dismissAll(): void;
}

const keptNotices = 200;

/** What the program has to say that answers nothing the officer just did. It stays until it is dismissed, and after. */
export const useNotices = create<NoticeState>((set) => ({
  notices: [],
  add: (title, lines, at = new Date()) =>
    set(({ notices }) => {
      const same = notices.find((one) => one.title === title && one.lines.join('\n') === lines.join('\n'));
      const notice: Notice = {
        id: same?.id ?? (notices[0] ? Math.max(...notices.map((one) => one.id)) + 1 : 1),
        at: at.toISOString(),
        title,
        lines,
        times: (same?.times ?? 0) + 1,
        isDismissed: false,
      };
      return { notices: [notice, ...notices.filter((one) => one !== same)].slice(0, keptNotices) };
    }),
  dismiss: (id) =>
    set(({ notices }) => ({
      notices: notices.map((one) => (one.id === id ? { ...one, isDismissed: true } : one)),
    })),
  dismissAll: () =>
    set(({ notices }) => ({ notices: notices.map((one) => ({ ...one, isDismissed: true })) })),
}));
