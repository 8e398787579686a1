import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { SOURCE_DRIFT_CHANNEL } from '../../src/sources/drift-channel.ts';

export interface KeptDrift extends Disposable {
  readonly messages: unknown[];
}

/** What clients leave out of answers, as long as it is in scope. */
export const keepDrift = (): KeptDrift => {
  const messages: unknown[] = [];
  const keep = (message: unknown): void => void messages.push(message);
  subscribe(SOURCE_DRIFT_CHANNEL, keep);
  return { messages, [Symbol.dispose]: () => unsubscribe(SOURCE_DRIFT_CHANNEL, keep) };
};
