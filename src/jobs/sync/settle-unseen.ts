import { isMassDeletion } from '../../domain/mass-deletion.ts';
import type { Store } from '../../store/create-store.ts';
import type { Feed, Looked, Run, Unseen } from './feed.ts';
import { NO_OUTCOME, type Outcome } from './outcome.ts';

export interface SettleOptions {
  readonly store: Store;
  readonly signal: AbortSignal;
  /** A person said that whatever is not there is gone. */
  readonly acceptDeletions: boolean;
}

const SETTLED_AT_ONCE = 100;

/**
 * Asks for what no page had, by its id, and marks deleted what is not there: all in the end, since of so many that nobody would believe it none is. From
 * there on nobody is asked any more.
 */
export async function* settleUnseen({ source, unseen }: Feed, run: Run, options: SettleOptions): AsyncGenerator<Outcome> {
  if (unseen === null) return;
  const missing: Looked[] = [];
  for await (const looked of lookForUnseen(unseen, source, run, options)) {
    yield looked.outcome;
    missing.push(looked);
    const kept = missing.reduce((count, { missing: { length } }) => count + length, 0);
    if (!options.acceptDeletions && (await isBeyondBelief(kept, unseen, source, options.store))) return yield { ...NO_OUTCOME, kept };
  }
  for (const { missing: ids, at } of missing) yield { ...NO_OUTCOME, gone: await unseen.remove(ids, at, run) };
}

async function* lookForUnseen(unseen: Unseen, source: string, run: Run, { store, signal }: SettleOptions): AsyncGenerator<Looked> {
  for (let after: string | null = null; ; ) {
    signal.throwIfAborted();
    const ids = await store.mirror.readUnseen(unseen.entity, { source, since: run.startedAt, after, limit: SETTLED_AT_ONCE });
    if (ids.length > 0) yield await unseen.look(ids, run);
    after = ids.at(-1) ?? null;
    if (after === null) return;
  }
}

/** What is there is counted only where it matters. */
const isBeyondBelief = async (gone: number, { entity }: Unseen, source: string, { mirror }: Store): Promise<boolean> =>
  isMassDeletion(gone, 0) && isMassDeletion(gone, await mirror.count(entity, source));
