import { readFileSync, writeSync } from 'node:fs';

export type Problem = 'acknowledgedLost' | 'wrongState' | 'unreported' | 'untypedErrors';

/** What a run of faults found; `control` is the same over plain writing, which must lose something. */
export interface FaultReport {
  runs: number;
  acknowledgedLost: number;
  wrongState: number;
  unreported: number;
  untypedErrors: number;
  worstMs: number;
  /** `over` says on what the runs were made, where there is more than one way. */
  control?: { runs: number; losses: number; over?: string };
  skipped?: string;
  notes?: string[];
  examples: string[];
}

/** A process may be started anew after a run that hung, which is then left out with those before it. */
let toSkip = Number(process.env.BALJUGIL_SKIP ?? 0);

/** Counts runs and what was wrong with them, with a few examples. Whoever watches is told before and after each. */
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
    if (toSkip > 0) {
      toSkip -= 1;
      return;
    }
    this.#counts.runs += 1;
    this.#tell(name, false);
    const start = performance.now();
    try {
      await work();
    } catch (error) {
      this.found('untypedErrors', `${name}: ${error instanceof Error ? error.stack?.slice(0, 500) : error}`);
    }
    this.#worst = Math.max(this.#worst, performance.now() - start);
    this.#tell(name, true);
  }

  /** Tells whoever watches that a long run goes on. */
  goesOn(): void {
    this.#tell('a long run', false);
  }

  report(more: Partial<FaultReport> = {}): FaultReport {
    tell({
      ...this.#counts,
      worstMs: this.#worstMs(),
      peakMB: peakMegabytes(),
      name: 'the end',
      isIdle: true,
    });
    return { ...this.#counts, worstMs: this.#worstMs(), ...more, examples: this.#examples };
  }

  #worstMs(): number {
    return Math.round(this.#worst * 10) / 10;
  }

  #tell(name: string, isIdle: boolean): void {
    if (!isWatched) return;
    // Asked now and then only: it takes as long as a short run.
    if (isIdle && this.#counts.runs % 50 === 1) peakMB = peakMegabytes();
    tell({ ...this.#counts, worstMs: this.#worstMs(), peakMB, name, isIdle });
  }
}

/** The pipe `scripts/faults.mjs` listens at. */
const watcher = 3;
const isWatched = process.env.BALJUGIL_SKIP !== undefined;
let peakMB = 0;

function tell(said: object): void {
  if (!isWatched) return;
  const bytes = Buffer.from(`${JSON.stringify(said)}\n`);
  for (let written = 0; written < bytes.length; )
    try {
      written += writeSync(watcher, bytes, written);
    } catch (error) {
      // The pipe is full for a moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
}

/** The largest memory this process had. `maxRSS` of Node counts what the process had before it became this program. */
function peakMegabytes(): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1024);
  }
}

export interface Scenario {
  runsByDefault: number;
  run(runs: number): Promise<FaultReport>;
}
