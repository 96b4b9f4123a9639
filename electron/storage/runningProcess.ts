import { readFileSync } from 'node:fs';
import { isErrno } from './fileSystem';

/** Whether a process of this computer is running; one that ended and was not collected yet is not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process: it is there, only not ours to signal.
    return isErrno(error) && error.code === 'EPERM';
  }
  return processState(pid)?.state !== 'Z';
}

/**
 * When the process started, in the system's own notation; `null` where the system does not tell. Windows tells only through
 * native code or a shell that takes a second and is often forbidden, so there it is not asked.
 */
export function processStart(pid: number): string | null {
  const start = processState(pid)?.start;
  // Counted from the start of the computer, so the same number may come again after the next one.
  return start === undefined ? null : `${bootId()}${start}`;
}

function bootId(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} `;
  } catch {
    return '';
  }
}

/** From Linux's `/proc/<pid>/stat`: state is field 3 and start field 22; `null` on other systems. */
function processState(pid: number): { state: string; start: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name in field 2 may hold spaces and parentheses.
    const [state, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return state && rest[18] ? { state, start: rest[18] } : null;
  } catch {
    return null;
  }
}
