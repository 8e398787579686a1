import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Engine, StopListening } from './engine/engine.ts';
import type { Tables } from './tables.ts';

const CHANNEL = 'busbar_change';
/** PostgreSQL takes payloads below 8000 bytes; 25 ids of 50 characters stay below it in any script. */
const IDS_A_MESSAGE = 25;

const change = z.object({ entity: z.string(), ids: z.array(z.string()), origin: z.string() });

/** Records that changed in the mirror. `origin` is the instance that wrote them, so that it can skip its own. */
export type Change = z.infer<typeof change>;

export interface ChangeListener {
  onChange(change: Change): void;
  /** Some changes may have been missed: forget whatever was kept. */
  onGap(): void;
}

/** Inside a transaction the message goes out with the commit. */
export const publishChange = async (db: Kysely<Tables>, { entity, ids, origin }: Change): Promise<void> => {
  const messages = Array.from({ length: Math.ceil(ids.length / IDS_A_MESSAGE) }, (_, index) =>
    JSON.stringify({ entity, ids: ids.slice(index * IDS_A_MESSAGE, (index + 1) * IDS_A_MESSAGE), origin }),
  );
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

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
