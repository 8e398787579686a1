import { Client } from 'pg';
import type { StoreLog } from '../store-log.ts';
import type { Listener, StopListening } from './engine.ts';

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5000;

interface Listeners {
  listen(channel: string, listener: Listener): Promise<StopListening>;
  close(): Promise<void>;
}

/** LISTEN on connections of their own, which come back by themselves; the listener hears of the gap. */
export const createListeners = (databaseUrl: string, log: StoreLog): Listeners => {
  const open = new Set<StopListening>();
  const listen = async (channel: string, listener: Listener): Promise<StopListening> => {
    const stop = await listenOn(databaseUrl, channel, listener, log);
    open.add(stop);
    return async () => {
      open.delete(stop);
      await stop();
    };
  };
  return { listen, close: async () => void (await Promise.all([...open].map((stop) => stop()))) };
};

const connect = async (databaseUrl: string, channel: string, listener: Listener, onLost: (error?: Error) => void): Promise<Client> => {
  const client = new Client({ connectionString: databaseUrl, application_name: 'busbar listener', keepAlive: true });
  client.on('notification', ({ payload }) => listener.onMessage(payload ?? ''));
  client.on('error', onLost);
  client.on('end', () => onLost());
  try {
    await client.connect();
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
};

const listenOn = async (databaseUrl: string, channel: string, listener: Listener, log: StoreLog): Promise<StopListening> => {
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  let client: Client | null = null;
  const onLost = (error?: Error): void => {
    if (stopped || client === null) return;
    client = null;
    log.warn({ err: error, channel }, 'lost the connection that listens for changes; connecting again');
    scheduleReconnect(FIRST_RETRY_MS);
  };
  const scheduleReconnect = (delay: number): void => {
    retry = setTimeout(() => void reconnect(delay), delay);
  };
  const reconnect = async (delay: number): Promise<void> => {
    try {
      const fresh = await connect(databaseUrl, channel, listener, onLost);
      if (stopped) return void (await fresh.end());
      client = fresh;
      listener.onGap();
    } catch {
      if (!stopped) scheduleReconnect(Math.min(delay * 2, LAST_RETRY_MS));
    }
  };
  client = await connect(databaseUrl, channel, listener, onLost);
  return async () => {
    stopped = true;
    clearTimeout(retry);
    await client?.end();
  };
};
