import type { Store } from '../../store/create-store.ts';
import type { Kind } from '../../store/inbox/read-awaited.ts';
import type { Outcome } from './outcome.ts';

const TOLD_WITHIN_MS = 3 * 24 * 3_600_000;

/** How many of a page's new, changed and gone records no event had told of. */
export type CountRepaired = (outcome: Outcome) => Promise<number>;

/**
 * Repaired means: the sync found it, and nothing was on its way that would have. A record an event told of waits to be read until it was read, and then
 * is what the source has; so what differs and does not wait was missed. Where no event of its kind came for three days, none is expected.
 */
export const createCountRepaired = async ({ inbox }: Store, kind: Kind, now: number): Promise<CountRepaired> => {
  if (!(await inbox.hasEventsOf(kind, now - TOLD_WITHIN_MS))) return async () => 0;
  return async ({ written, gone, owners }) => {
    const found = [...written.filter(({ isChanged, isDamaged }) => isChanged && !isDamaged), ...gone].map(({ id }) => id);
    if (found.length === 0) return 0;
    const refs = new Set(found.map((id) => owners?.get(id) ?? id));
    const awaited = new Set((await inbox.awaited([...refs].map((id) => ({ ...kind, id })))).map(({ id }) => id));
    return found.filter((id) => !awaited.has(owners?.get(id) ?? id)).length;
  };
};
