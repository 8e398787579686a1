import type { CallContext } from '../../domain/call.ts';
import type { InstallStatus } from '../../domain/install.ts';
import { toAbortSignal } from '../../domain/leaving.ts';
import { SourceError } from '../../domain/source-error.ts';
import { STATUSES_KEPT_MS } from './wire-names.ts';

type ReadStatuses = (call: CallContext) => Promise<readonly InstallStatus[]>;

/** What the shared read may take: it belongs to no caller, so none of them ends it by going away. */
const SHARED_READ_MS = 15_000;

/** The shared answer, for as long as this caller waits for it. */
const waitFor = <T>(answer: Promise<T>, call: CallContext, now: () => number): Promise<T> => {
  const left = Math.min(Math.max(0, call.deadline - now()), SHARED_READ_MS);
  const patience = AbortSignal.any([toAbortSignal(call.signal), AbortSignal.timeout(left)]);
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new SourceError('ENERFLO', 'installStatuses', call.signal.aborted ? 'cancelled' : 'timeout'));
    if (patience.aborted) giveUp();
    patience.addEventListener('abort', giveUp, { once: true });
    answer.then(resolve, reject);
  });
};

/** The company's list of statuses, read once an hour (W12); callers at the same moment share one read. A failed read is not kept. */
export const createKeptStatuses = (read: ReadStatuses, now: () => number): ReadStatuses => {
  let kept: { readonly statuses: readonly InstallStatus[]; readonly until: number } | null = null;
  let underWay: Promise<readonly InstallStatus[]> | null = null;

  const readAndKeep = async (call: CallContext): Promise<readonly InstallStatus[]> => {
    try {
      const statuses = await read({ ...call, signal: new AbortController().signal, deadline: now() + SHARED_READ_MS });
      kept = { statuses, until: now() + STATUSES_KEPT_MS };
      return statuses;
    } finally {
      underWay = null;
    }
  };

  return async (call) => {
    if (kept !== null && now() < kept.until) return kept.statuses;
    underWay ??= readAndKeep(call);
    return waitFor(underWay, call, now);
  };
};
