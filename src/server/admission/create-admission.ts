import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createAnswerOverload, type OverloadAnswer } from './answer-overload.ts';
import { InFlightLimit } from './in-flight-limit.ts';
import { type Lane, laneOf } from './lane.ts';

export interface LaneFigures {
  readonly inFlight: number;
  readonly limit: number;
  /** Since the start. */
  readonly refused: number;
}

export interface Admission {
  /** Hands over what there is room for, before anything but the head was read; the rest is answered 503. */
  readonly admit: (handle: RequestListener) => RequestListener;
  readonly figures: () => Readonly<Record<Lane, LaneFigures>>;
  readonly stop: () => void;
}

/** Events are short work: so many at once means that the store is away. */
const WEBHOOKS_AT_ONCE = 1000;
const TURN_MS = 10;
const SECOND_MS = 1000;

/** `most`: requests under way at once at the best of times, webhooks apart. `now` in milliseconds, never backwards. */
export const createAdmission = (most: number, doors: readonly OverloadAnswer[], now: () => number): Admission => {
  const limit = new InFlightLimit(most);
  const answerOverload = createAnswerOverload(doors);
  const inFlight = { people: 0, webhooks: 0 };
  const refused = { people: 0, webhooks: 0 };
  const limitOf = (lane: Lane): number => (lane === 'people' ? limit.value : WEBHOOKS_AT_ONCE);
  let ended = 0;
  let fewest = 0;

  let turnedAt = now();
  let secondAt = turnedAt;
  const timer = setInterval(() => {
    const at = now();
    limit.turn(at - turnedAt - TURN_MS, inFlight.people);
    turnedAt = at;
    if (at - secondAt < SECOND_MS) return;
    limit.second(ended, fewest);
    [secondAt, ended, fewest] = [at, 0, inFlight.people];
  }, TURN_MS).unref();

  const enter = (lane: Lane, response: ServerResponse): void => {
    inFlight[lane] += 1;
    response.once('close', () => {
      inFlight[lane] -= 1;
      if (lane !== 'people') return;
      ended += 1;
      fewest = Math.min(fewest, inFlight.people);
    });
  };

  return {
    admit: (handle) => (request, response) => {
      const { url = '' } = request;
      const lane = laneOf(url);
      if (lane !== null && inFlight[lane] >= limitOf(lane)) {
        refused[lane] += 1;
        answerOverload(url, response);
        return;
      }
      if (lane !== null && !staysOpen(request)) enter(lane, response);
      handle(request, response);
    },
    figures: () => ({
      people: { inFlight: inFlight.people, limit: limitOf('people'), refused: refused.people },
      webhooks: { inFlight: inFlight.webhooks, limit: limitOf('webhooks'), refused: refused.webhooks },
    }),
    stop: () => clearInterval(timer),
  };
};

/** Event streams have a limit of their own (`live-limits.ts`). */
const staysOpen = ({ headers }: IncomingMessage): boolean => headers.accept?.includes('text/event-stream') === true;
