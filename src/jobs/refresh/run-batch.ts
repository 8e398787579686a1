import type { CallContext } from '../../domain/call.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { Claim } from '../../store/inbox/claim-refreshes.ts';
import type { Inbox } from '../../store/inbox/inbox.ts';
import type { Refresh } from './refresh.ts';
import { NotThereYet, Unreadable } from './refresh-error.ts';
import { whenToRetry } from './when-to-retry.ts';

export interface BatchOptions {
  readonly inbox: Inbox;
  readonly now: () => number;
  readonly random: () => number;
  /** Told of what nobody expected. */
  readonly onError: (error: Error) => void;
}

/** Reads what was claimed and says in the inbox what came of it. Rejects only when that cannot be said; then the claim ends by itself. */
export const runBatch = async (refresh: Refresh, claims: readonly Claim[], call: CallContext, options: BatchOptions): Promise<void> => {
  const { inbox, now, random } = options;
  const errors = await readAll(refresh, claims, call, options);
  const failed = claims.flatMap((claim) => {
    const error = errors.get(claim.id);
    return error === undefined ? [] : [{ ...claim, ...whenToRetry(claim, error, now(), random) }];
  });
  await inbox.fail(failed);
  await inbox.finish(claims.filter(({ id }) => !errors.has(id)));
};

const readAll = async (refresh: Refresh, claims: readonly Claim[], call: CallContext, { onError }: BatchOptions): Promise<ReadonlyMap<string, Error>> => {
  try {
    return await refresh.run(claims, call);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error('not an error was thrown', { cause: thrown });
    if (isUnexpected(error)) onError(error);
    return new Map(claims.map(({ id }) => [id, error]));
  }
};

const isUnexpected = (error: Error): boolean => !(error instanceof SourceError || error instanceof NotThereYet || error instanceof Unreadable);
