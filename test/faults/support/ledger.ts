import type { Result } from '../../../shared/ipc/failure';
import { Crashed } from './faultyFileSystem';

/** What an officer was told is saved, and what was only begun, thing by thing (`project`, `export`, `backup` …). */
export class Ledger {
  readonly #answered = new Map<string, string>();
  /** Begun since the last answer, and so perhaps there after everything stopped. */
  readonly #begun = new Map<string, string[]>();
  /** Told to have failed, yet by its nature perhaps there. */
  readonly #mayBeThere = new Map<string, string[]>();

  /** Whether the program has ended by now. */
  isOver: () => boolean = () => false;

  constructor(before?: Ledger) {
    if (!before) return;
    for (const [what, value] of before.#answered) this.#answered.set(what, value);
    for (const [what, values] of before.#begun) this.#begun.set(what, [...values]);
  }

  /** All that something has been answered about. */
  get things(): string[] {
    return [...this.#answered.keys()];
  }

  answered(what: string): string | undefined {
    return this.#answered.get(what);
  }

  /** What was there before, or has been answered in another way. */
  found(what: string, value: string): void {
    this.#answered.set(what, value);
    this.#begun.delete(what);
  }

  begun(what: string, value: string): void {
    this.#begun.set(what, [...(this.#begun.get(what) ?? []), value]);
  }

  /** Does something whose success leaves `value`; whether it was answered as done. */
  async doing(
    what: string,
    value: string,
    work: () => Promise<Result<unknown>>,
    { mayBeThere = false } = {},
  ): Promise<boolean> {
    this.begun(what, value);
    const done = await work();
    // Nobody hears the answer of a program that is gone.
    if (this.isOver()) throw new Crashed();
    if (done.ok) this.found(what, value);
    else if (mayBeThere) this.#mayBeThere.set(what, [...(this.#mayBeThere.get(what) ?? []), value]);
    return done.ok;
  }

  /**
   * What differs from what was answered: everything answered must be found, and nothing else unless it was under way when
   * everything stopped.
   */
  problems(found: Record<string, string[]>, mayBeUnderWay: boolean): string[] {
    return Object.entries(found).flatMap(([what, values]) => {
      const answered = this.#answered.get(what);
      const maybe = [
        ...(this.#mayBeThere.get(what) ?? []),
        ...(mayBeUnderWay ? (this.#begun.get(what) ?? []) : []),
      ];
      const allowed = new Set([...(answered === undefined ? ['projectNotFound'] : [answered]), ...maybe]);
      const strange = values.find((one) => !allowed.has(one) && what !== 'backup');
      const isLost = answered !== undefined && !values.some((one) => one === answered || maybe.includes(one));
      const told = answered === undefined ? 'nothing' : `«${answered}»`;
      if (isLost) return [`${what}: lost ${told}, found «${values.join('», «')}»`];
      return strange === undefined ? [] : [`${what}: wrong, answered ${told}, found «${strange}»`];
    });
  }
}
