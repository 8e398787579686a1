import { channel } from 'node:diagnostics_channel';
import type { Trace } from '../domain/trace.ts';

export interface AnsweredMessage {
  /** The route's pattern, `/enneo/contract/:contractId`; null: no such route. Never a path: it holds ids and secrets. */
  readonly route: string | null;
  readonly method: string;
  readonly status: number;
  /** From the request's head to the answer's end. */
  readonly ms: number;
  /** undefined: nobody traces it. */
  readonly trace: Trace | undefined;
}

/** Every HTTP answer of ours is announced here once. Telemetry listens. */
export const ANSWERED_CHANNEL = 'busbar:http:answered';

const answers = channel(ANSWERED_CHANNEL);

export const announceAnswered = (message: AnsweredMessage): void => {
  if (answers.hasSubscribers) answers.publish(message);
};
