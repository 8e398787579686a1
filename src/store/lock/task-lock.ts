import { hostname } from 'node:os';

/** A task taken for this process. */
export interface TaskLock {
  /** Aborted when the database took it away; somebody else may have it now. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Takes the task of that name; throws `AlreadyRunning` while somebody has it. A holder that dies gives it back. */
export type LockTask = (task: string) => Promise<TaskLock>;

/** How others name this process. */
export const ownName = (): string => `process ${process.pid} on ${hostname()}`;

/** Runs it unless it runs elsewhere on this database: then throws `AlreadyRunning`. `lost` aborted: stop as soon as may be. */
export const runAlone = async <T>(lockTask: LockTask, task: string, run: (lost: AbortSignal) => Promise<T>): Promise<T> => {
  const { lost, release } = await lockTask(task);
  try {
    return await run(lost);
  } finally {
    await release();
  }
};
