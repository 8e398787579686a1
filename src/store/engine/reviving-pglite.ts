import { PGlite, type QueryOptions, type Results } from '@electric-sql/pglite';
import type { PGliteTransaction } from 'kysely';
import type { Listener, StopListening } from './engine.ts';

/** What Kysely and we use of a PGlite. */
export interface RevivingPglite {
  readonly ready: boolean;
  readonly closed: boolean;
  readonly waitReady: Promise<void>;
  query<T>(text: string, values?: unknown[], options?: QueryOptions): Promise<Results<T>>;
  exec(text: string): Promise<Results[]>;
  transaction<T>(work: (transaction: PGliteTransaction) => Promise<T>): Promise<T>;
  listen(channel: string, listener: Listener): Promise<StopListening>;
  close(): Promise<void>;
}

/**
 * A PGlite that is opened anew when it broke: where PostgreSQL would end and start again (its log found no room on the disk), what runs in our process
 * can only go on failing. What was committed is there again; what was under way has failed.
 */
export const openReviving = async (dataDir: string, settings: string): Promise<RevivingPglite> => {
  const open = async (): Promise<PGlite> => {
    const pglite = await PGlite.create({ dataDir });
    await pglite.exec(settings);
    return pglite;
  };
  let current = await open();
  let reviving: Promise<void> | null = null;
  let isClosed = false;
  const listeners = new Map<object, { readonly channel: string; readonly listener: Listener; stop: StopListening }>();

  const revive = async (broken: PGlite): Promise<void> => {
    if (broken !== current || isClosed) return;
    await broken.close().catch(() => undefined);
    current = await open();
    for (const one of listeners.values()) {
      one.stop = await current.listen(one.channel, one.listener.onMessage);
      one.listener.onGap();
    }
  };
  const lookAfter = async (used: PGlite): Promise<void> => {
    const isAlive = await used.query('select 1').then(
      () => true,
      () => false,
    );
    if (isAlive) return;
    reviving ??= revive(used).finally(() => {
      reviving = null;
    });
    await reviving.catch(() => undefined);
  };
  const use = async <T>(work: (pglite: PGlite) => Promise<T>): Promise<T> => {
    await reviving?.catch(() => undefined);
    const used = current;
    try {
      return await work(used);
    } catch (error) {
      await lookAfter(used);
      throw error;
    }
  };

  return {
    ready: true,
    get closed() {
      return isClosed;
    },
    waitReady: Promise.resolve(),
    query: (text, values, options) => use((pglite) => pglite.query(text, values, options)),
    exec: (text) => use((pglite) => pglite.exec(text)),
    transaction: async (work) => {
      let hasBegun = false;
      const begin = (transaction: PGliteTransaction) => {
        hasBegun = true;
        return work(transaction);
      };
      try {
        return await use((pglite) => pglite.transaction(begin));
      } catch (error) {
        if (hasBegun) throw error;
        // Kysely would wait for the beginning for ever.
        const refuse = (): Promise<never> => Promise.reject(error);
        return work({ query: refuse, rollback: refuse });
      }
    },
    listen: async (channel, listener) => {
      const key = {};
      listeners.set(key, { channel, listener, stop: await current.listen(channel, listener.onMessage) });
      return async () => {
        await listeners.get(key)?.stop();
        listeners.delete(key);
      };
    },
    close: async () => {
      await reviving?.catch(() => undefined);
      isClosed = true;
      await current.close();
    },
  };
};
