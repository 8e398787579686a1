import { MirrorUnfilled } from '../domain/mirror-unfilled.ts';
import type { Source } from '../domain/source.ts';
import type { Store } from '../store/create-store.ts';
import type { CrossFilter } from '../store/lists/filters.ts';

/** What searches and lists rest on. `link` is whose installs are whose. */
export type Copied = 'customer' | 'contract' | 'ticket' | 'install' | 'link';

const ORIGINS: Readonly<Record<Copied, Source>> = { customer: 'ERP', contract: 'ERP', ticket: 'ENNEO', install: 'ENERFLO', link: 'ENERFLO' };

/**
 * Before everything was copied once, the mirror cannot tell "nobody" from "not yet", nor "the only one" from "the first": not even what it holds is an answer.
 * Throws `MirrorUnfilled`.
 */
export const requireFilled = async (needed: readonly Copied[], { syncStates }: Store): Promise<void> => {
  for (const copied of needed) if (!(await syncStates.wasCopied(copied))) throw new MirrorUnfilled(ORIGINS[copied]);
};

/** What a filter looks at beyond the ERP. */
export const crossedBy = ({ ticketStatuses, installStatuses, openMilestones }: CrossFilter): readonly Copied[] => [
  ...(ticketStatuses == null ? [] : (['ticket'] as const)),
  ...(installStatuses == null && openMilestones == null ? [] : (['install', 'link'] as const)),
];
