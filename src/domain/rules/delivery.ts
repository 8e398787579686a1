import type { JsonObject } from '../json.ts';

/** waiting: will be tried. dead: given up, for a person to look at. */
export const DELIVERY_STATES = ['waiting', 'done', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What a rule wants done because of an event. */
export interface NewDelivery {
  /** A UUID; of a webhook also its `webhook-id`. */
  readonly id: string;
  readonly ruleId: string;
  readonly eventId: string;
  readonly eventType: string;
  /** What the event is about, so that a rule that chases its own tail is noticed. */
  readonly subject: string;
  readonly kind: 'write' | 'webhook';
  /** The operation, or the webhook's name in the rules file. */
  readonly target: string;
  /** The input of the write, or the body that is posted. */
  readonly content: JsonObject;
  /** Why it is dead from the beginning; null: it is not. */
  readonly error: string | null;
}

/** Times are milliseconds since the epoch. */
export interface Delivery extends NewDelivery {
  readonly state: DeliveryState;
  readonly tries: number;
  /** Counts how often it was begun anew after the source had refused it. */
  readonly round: number;
  /** Whose turn it is: what was taken away from a worker meanwhile, he no longer finishes. */
  readonly claim: number;
  readonly createdAt: number;
  readonly nextAt: number;
  readonly finishedAt: number | null;
  /** What the receiver answered last. */
  readonly lastStatus: number | null;
  readonly writeId: string | null;
}

/** What became of one try. */
export interface DeliveryOutcome {
  readonly state: DeliveryState;
  /** Of `waiting`: when it is tried again. */
  readonly nextAt: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly writeId: string | null;
}
