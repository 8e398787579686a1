import { readFile } from 'node:fs/promises';

/** Which run of a pid: boot and start time; null where /proc does not say. Pids are used again, soonest in containers. */
export const readProcessIdentity = async (pid: number): Promise<string | null> => {
  try {
    const [boot, stat] = await Promise.all([readFile('/proc/sys/kernel/random/boot_id', 'utf8'), readFile(`/proc/${pid}/stat`, 'utf8')]);
    // The second field is the command in parentheses and may hold anything; the start time is field 22 (proc(5)).
    const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return startTime === undefined ? null : `${boot.trim()}:${startTime}`;
  } catch {
    return null;
  }
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Whether the process that once was `pid` with `identity` still runs. In doubt it does. */
export const isRunning = async (pid: number, identity: string | null): Promise<boolean> => {
  if (!exists(pid)) return false;
  const now = await readProcessIdentity(pid);
  return now === null || identity === null || now === identity;
};
