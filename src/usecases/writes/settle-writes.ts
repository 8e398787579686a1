import type { ReadContext } from '../../reader/read.ts';
import { resolveWrite } from './resolve-write.ts';
import { createWriteContext } from './write-context.ts';
import { WRITE_KINDS } from './write-kinds.ts';
import type { WriteParts } from './write-parts.ts';

const GROUP = 20;
/** Milliseconds that finding out about one write may take. */
const PATIENCE_MS = 15_000;

/** Finds out what became of writes whose outcome is due to be known: those nobody asks for, and those whose process died. */
export const settleWrites = async (parts: WriteParts, signal: AbortSignal, onError: (error: unknown) => void): Promise<void> => {
  for (const write of await parts.store.writes.toCheck(parts.now(), GROUP)) {
    if (signal.aborted) return;
    const call = toCall(parts.now() + PATIENCE_MS, signal);
    await resolveWrite(write, { ...createWriteContext(parts, write.owner, call, call.deadline, WRITE_KINDS), call }).catch(onError);
  }
};

const toCall = (deadline: number, signal: AbortSignal): ReadContext => ({
  signal,
  deadline,
  priority: 'background',
  credential: 'writes',
  policy: { maxAgeMs: null, onlyIfCached: false },
  record: () => undefined,
  served: () => undefined,
});
