/** What a fuzz run found. Everything but `runs`, the time and the memory must be 0. */
export interface FuzzReport {
  runs: number;
  /** Opened, but not as what was packed. */
  wrongState: number;
  /** Refused without a Korean sentence that says why. */
  unreported: number;
  /** Thrown instead of answered. */
  untypedErrors: number;
  /** Longest single opening. */
  worstMs: number;
  /** Largest resident memory of the process seen. */
  peakMegabytes: number;
  /** Of the runs, how many opened all the same because the damage touched nothing that counts. */
  opened: number;
  /** The first findings, to be replayed: seed and what happened. */
  findings: { seed: number; what: string }[];
}

/** Random numbers that a seed repeats (mulberry32), each at least 0 and below 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function startReport(): FuzzReport {
  return {
    runs: 0,
    wrongState: 0,
    unreported: 0,
    untypedErrors: 0,
    worstMs: 0,
    peakMegabytes: 0,
    opened: 0,
    findings: [],
  };
}

/** Notes the memory in use now; asked now and then, because asking takes longer than a run. */
export function noteMemory(report: FuzzReport): void {
  report.peakMegabytes = Math.max(report.peakMegabytes, Math.round(process.memoryUsage.rss() / 1_048_576));
}

export function noteFinding(report: FuzzReport, seed: number, what: string): void {
  if (report.findings.length < 20) report.findings.push({ seed, what });
}
