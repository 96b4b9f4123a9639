export type Problem = 'acknowledgedLost' | 'wrongState' | 'unreported' | 'untypedErrors';

/** What a run of faults found; `control` is the same over plain writing, which must lose something. */
export interface FaultReport {
  runs: number;
  acknowledgedLost: number;
  wrongState: number;
  unreported: number;
  untypedErrors: number;
  worstMs: number;
  control?: { runs: number; losses: number };
  skipped?: string;
  notes?: string[];
  examples: string[];
}

/** Counts runs and what was wrong with them, with a few examples. */
export class Tally {
  readonly #counts = { runs: 0, acknowledgedLost: 0, wrongState: 0, unreported: 0, untypedErrors: 0 };
  readonly #examples: string[] = [];
  #worst = 0;

  found(problem: Problem, example: string): void {
    this.#counts[problem] += 1;
    if (this.#examples.length < 5) this.#examples.push(`${problem}: ${example}`);
  }

  /** One run. What throws is an error without a type. */
  async run(name: string, work: () => Promise<void>): Promise<void> {
    const start = performance.now();
    this.#counts.runs += 1;
    try {
      await work();
    } catch (error) {
      this.found('untypedErrors', `${name}: ${error instanceof Error ? error.stack?.slice(0, 500) : error}`);
    }
    this.#worst = Math.max(this.#worst, performance.now() - start);
  }

  report(more: Partial<FaultReport> = {}): FaultReport {
    return {
      ...this.#counts,
      worstMs: Math.round(this.#worst * 10) / 10,
      ...more,
      examples: this.#examples,
    };
  }
}

export interface Scenario {
  runsByDefault: number;
  run(runs: number): Promise<FaultReport>;
}
