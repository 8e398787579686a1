import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Engine, StopListening } from './engine/engine.ts';
import { parseJson, splitPayload } from './payload.ts';
import type { Tables } from './tables.ts';

const CHANNEL = 'busbar_change';

const change = z.object({ entity: z.string(), ids: z.array(z.string()), owners: z.array(z.string()), at: z.number() });

/** Records of the mirror that are other than before, and whoever's lists they are or were in. */
export interface Change {
  readonly entity: string;
  readonly ids: readonly string[];
  /** Ids of customers, contracts, installs and deals. */
  readonly owners: readonly string[];
  /** What was read before this moment may be old; milliseconds since the epoch. */
  readonly at: number;
}

export interface ChangeListener {
  onChange(change: Change): void;
  /** Some changes may have been missed: forget whatever was kept. */
  onGap(): void;
}

/** Inside a transaction the messages go out with the commit. */
export const publishChange = async (db: Kysely<Tables>, { entity, ids, owners, at }: Change): Promise<void> => {
  const messages = [
    ...splitPayload(ids, (part) => ({ entity, ids: part, owners: [], at })),
    ...splitPayload([...new Set(owners)], (part) => ({ entity, ids: [], owners: part, at })),
  ];
  if (messages.length > 0) await sql`select pg_notify(${CHANNEL}, message) from unnest(${messages}::text[]) as message`.execute(db);
};

export const subscribeChanges = (engine: Engine, { onChange, onGap }: ChangeListener): Promise<StopListening> =>
  engine.listen(CHANNEL, {
    onGap,
    onMessage: (payload) => {
      const parsed = change.safeParse(parseJson(payload));
      if (parsed.success) onChange(parsed.data);
      else onGap();
    },
  });
