import { z } from 'zod';
import type { Row } from '../wire/pinned.ts';
import type { EventName } from './event-name.ts';
import type { PostEvent } from './post-event.ts';
import { toVersion } from './render-event.ts';

/** `PUT /__sandbox/webhooks`: what people set up in Enerflo's pages; `secret: null` ends it. */
export const subscriptionBody = z.strictObject({
  secret: z.string().min(1).nullable(),
  versions: z.array(z.enum(['v1', 'v2'])).default(['v1', 'v2']),
});

export type Subscription = z.infer<typeof subscriptionBody>;

export interface Subscriptions {
  set(subscription: Subscription): void;
  send(event: EventName, body: Row): void;
  /** Settles when everything announced so far was delivered. */
  idle(): Promise<void>;
  reset(): void;
}

const NONE: Subscription = { secret: null, versions: [] };

/** Events of changes go out one after the other, behind the back of the call that made them. */
export const createSubscriptions = (post: PostEvent, secret: string | undefined): Subscriptions => {
  const first: Subscription = secret === undefined ? NONE : { secret, versions: ['v1', 'v2'] };
  let current = first;
  let queue: Promise<unknown> = Promise.resolve();
  return {
    set: (subscription) => {
      current = subscription;
    },
    send: (event, body) => {
      const { secret, versions } = current;
      const version = toVersion(event);
      if (secret === null || !versions.includes(version)) return;
      queue = queue.then(() => post(version, secret, body));
    },
    idle: async () => {
      await queue;
    },
    reset: () => {
      current = first;
    },
  };
};
