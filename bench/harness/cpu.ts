import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Places after the name, whose own blanks and parentheses would shift them: proc(5), fields 14 and 15. */
const UTIME = 11;
const STIME = 12;

/** User and system time of all threads in `/proc/<pid>/stat`, in clock ticks. */
export const parseCpuTicks = (stat: string): number => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[UTIME]) + Number(fields[STIME]);
  if (Number.isNaN(ticks)) throw new Error('/proc/<pid>/stat reads as no line of proc(5)');
  return ticks;
};

/** Reads the CPU time a process has used so far, in microseconds. */
export const createCpuClock = (): ((pid: number) => Promise<number>) => {
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return async (pid) => (parseCpuTicks(await readFile(`/proc/${pid}/stat`, 'utf8')) * 1_000_000) / ticksPerSecond;
};
