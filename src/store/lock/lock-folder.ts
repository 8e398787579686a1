import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning, readProcessIdentity } from './process-identity.ts';
import { StoreLocked } from './store-locked.ts';

interface Holder {
  readonly pid: number;
  readonly identity: string | null;
}

const NAME = /^lock\.(\d+)$/;
const ATTEMPTS = 20;

/**
 * Takes the folder for this process and answers how to give it back; throws `StoreLocked` while another one holds it.
 *
 * Locks are numbered files, `lock.1`, `lock.2` …, and the highest number counts. Whoever finds that one given back or its holder dead
 * links the next number, which only one process can; nobody ever removes the highest, so two starters cannot both win.
 */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const last = await highestNumber(folder);
    const holder = await readHolder(folder, last);
    if (holder !== null && (await isRunning(holder.pid, holder.identity))) throw new StoreLocked(folder, holder.pid);
    const own = last + 1;
    if (!(await take(folder, own))) continue;
    if ((await highestNumber(folder)) === own) {
      await removeBelow(folder, own);
      return () => giveBack(folder, own);
    }
    await rm(lockPath(folder, own), { force: true });
  }
  throw new Error(`Could not lock ${folder}: other processes keep taking it`);
};

const lockPath = (folder: string, number: number): string => join(folder, `lock.${number}`);

const numbers = async (folder: string): Promise<readonly number[]> => (await readdir(folder)).map((name) => Number(NAME.exec(name)?.[1] ?? 0)).filter(Boolean);

const highestNumber = async (folder: string): Promise<number> => Math.max(0, ...(await numbers(folder)));

/** null: there is no lock, it was given back, or it is not readable as one. */
const readHolder = async (folder: string, number: number): Promise<Holder | null> => {
  const text = await readFile(lockPath(folder, number), 'utf8').catch(() => 'null');
  const [pid, identity] = text.split(' ');
  return Number.isSafeInteger(Number(pid)) && Number(pid) > 0 ? { pid: Number(pid), identity: identity ?? null } : null;
};

const temporary = (folder: string): string => join(folder, `.lock-${process.pid}-${crypto.randomUUID()}`);

/** Linking a file that is already written: nobody ever sees an empty lock. */
const take = async (folder: string, number: number): Promise<boolean> => {
  const path = temporary(folder);
  const identity = await readProcessIdentity(process.pid);
  await writeFile(path, [process.pid, identity].filter((part) => part !== null).join(' '));
  try {
    await link(path, lockPath(folder, number));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(path, { force: true });
  }
};

const removeBelow = async (folder: string, number: number): Promise<void> => {
  const older = (await numbers(folder)).filter((other) => other < number);
  await Promise.all(older.map((other) => rm(lockPath(folder, other), { force: true })));
};

const giveBack = async (folder: string, number: number): Promise<void> => {
  const path = temporary(folder);
  await writeFile(path, 'free');
  await rename(path, lockPath(folder, number));
};
