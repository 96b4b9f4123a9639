/** Typing rests this long before it becomes one operation, in milliseconds. */
export const restAfter = 800;
/** A syllable left unfinished this long is kept as it stands; reading it disturbs nothing. */
const restWhileComposing = 2_000;
/** Typing without a rest becomes an operation after this many changes. */
const longestBurst = 50;

export interface TypingPace {
  /** Something was typed. */
  changed(): void;
  compositionEnded(): void;
  /** Commits now what is typed, if anything. */
  flush(): unknown;
  isDirty(): boolean;
  stop(): void;
}

/**
 * Turns keystrokes into operations: one per burst of typing. `isComposing` holds a commit back until the syllable is
 * finished, at the longest two seconds; `commit` reads what is typed and never writes to the field.
 */
export function typingPace(options: {
  isComposing(): boolean;
  commit(): unknown;
  /** True keeps everything back until `flush`. */
  waits?(): boolean;
}): TypingPace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changes = 0;
  let due = false;

  const commit = () => {
    clearTimeout(timer);
    due = false;
    if (changes === 0) return undefined;
    changes = 0;
    return options.commit();
  };
  const rest = () => {
    if (!options.isComposing()) commit();
    else {
      due = true;
      timer = setTimeout(commit, restWhileComposing - restAfter);
    }
  };

  return {
    changed() {
      changes++;
      clearTimeout(timer);
      if (options.waits?.()) return;
      if (changes >= longestBurst) due = true;
      if (due && !options.isComposing()) commit();
      else timer = setTimeout(rest, restAfter);
    },
    compositionEnded() {
      if (due) commit();
    },
    flush: commit,
    isDirty: () => changes > 0,
    stop: () => clearTimeout(timer),
  };
}
