import { SourceError } from '../../domain/source-error.ts';
import { isOpen, type Write } from '../../domain/write.ts';
import { judgeEffect } from './judge-effect.ts';
import { showEffect } from './show-effect.ts';
import type { WriteContext } from './write-context.ts';
import type { Seen, WriteKind } from './write-kind.ts';

/** Milliseconds until a source that could not say what became of a write is asked again. */
const ASK_AGAIN_MS = 30_000;

/**
 * Finds out by reading what became of a write: of one whose outcome is unknown, of one that its process never finished, and of one that failed as far
 * as could be seen, since a source may carry out a call long after we have hung up.
 * Answers it as it is then; one that is decided otherwise, or whose call may still be under way, as it was. Never sends.
 */
export const resolveWrite = async (write: Write, context: WriteContext): Promise<Write> => {
  const { store, now, kinds } = context;
  const kind = kinds.get(write.operation);
  const isFailed = write.state === 'failed';
  if (kind === undefined || !(isOpen(write) || isFailed) || (write.state === 'pending' && now() <= write.sentUntil)) return write;
  const askedAt = now();
  const seen = await look(kind, write, context);
  if (isFailed && (seen === undefined || judgeEffect(write, seen) !== 'done')) return write;
  const finished = await store.writes.finish(write, toOutcome(write, seen, askedAt));
  if (finished.state === 'done') await showEffect(kind, finished, context);
  return finished;
};

/** undefined: the source does not say. */
const look = async (kind: WriteKind, write: Write, context: WriteContext): Promise<Seen | null | undefined> => {
  try {
    return await kind.look(write, context);
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
};

const toOutcome = (write: Write, seen: Seen | null | undefined, at: number) => {
  const { settlesAt } = write;
  const outcome = { resultId: null, userErrors: [], at, settlesAt, checkAt: null };
  if (seen === undefined) return { ...outcome, state: 'unknown', checkAt: Math.max(settlesAt, at + ASK_AGAIN_MS) } as const;
  const verdict = judgeEffect(write, seen);
  if (verdict === 'done') return { ...outcome, state: 'done', resultId: seen?.id ?? null } as const;
  if (at < settlesAt) return { ...outcome, state: 'unknown', checkAt: settlesAt } as const;
  return { ...outcome, state: verdict === 'notDone' ? 'failed' : 'unknown' } as const;
};
