import type { Traffic } from './packets.mjs';

export interface Watched extends Traffic {
  /** The way it was watched. */
  watcher: string;
  code: number | null;
  /** What the command printed, unless it printed to the terminal itself. */
  output: string;
}

export function trafficWatcher(): Promise<string>;
export function watchTraffic(
  command: string[],
  options?: { env?: Record<string, string>; cwd?: string; stdio?: 'pipe' | 'inherit' },
): Promise<Watched>;
export function trafficSummary(watched: Watched): string;
