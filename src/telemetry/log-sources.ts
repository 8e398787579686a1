import { LRUCache } from 'lru-cache';
import { SOURCE_DRIFT_CHANNEL } from '../sources/drift-channel.ts';
import { BREAKER_CHANNEL } from '../sources/resilience/breaker-channel.ts';
import { listen } from './listen.ts';
import { breakerMessage, driftMessage } from './messages.ts';

interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

const HOUR_MS = 3_600_000;
const KEPT_PLACES = 1000;

/** Logs breakers as they open and close, and each place where a source drifts from its schema once an hour. Answers how to stop. */
export const logSources = (log: Log): (() => void) => {
  const told = new LRUCache<string, true>({ max: KEPT_PLACES, ttl: HOUR_MS });
  const stops = [
    listen(BREAKER_CHANNEL, breakerMessage, ({ source, operation, isOpen }) => {
      if (isOpen) log.warn({ source, operation }, 'the operation keeps failing; it is left alone but for a probe every few seconds');
      else log.info({ source, operation }, 'the operation answers again');
    }),
    listen(SOURCE_DRIFT_CHANNEL, driftMessage, (drift) => {
      const place = JSON.stringify(drift).replaceAll(/\[\d+\]/g, '[]');
      if (!told.has(place)) log.warn(drift, 'the source sent something unreadable there; it reads as absent (said once an hour)');
      told.set(place, true);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
