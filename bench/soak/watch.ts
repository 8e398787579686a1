import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const sample = z.object({
  heapUsed: z.number(),
  /** Of the heap. */
  code: z.number(),
  external: z.number(),
  arrayBuffers: z.number(),
  rss: z.number(),
  handles: z.record(z.string(), z.number()),
  rejections: z.number(),
});

/** Of the watched process, bytes after garbage was collected. */
export type Sample = z.infer<typeof sample>;

const PATIENCE_MS = 30_000;

/** Asks the process (`probe.ts`) for a sample. Throws when it is not there any more. */
export const takeSample = async (pid: number, file: string): Promise<Sample> => {
  const readLines = async (): Promise<readonly string[]> => (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  const { length: before } = await readLines();
  process.kill(pid, 'SIGUSR2');
  for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await wait(50)) {
    const lines = await readLines();
    if (lines.length > before) return sample.parse(JSON.parse(lines.at(-1) ?? ''));
  }
  throw new Error(`the process ${pid} gave no sample for ${PATIENCE_MS / 1000} s`);
};
