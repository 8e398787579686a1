import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createAnswerOverload, type OverloadAnswer } from './answer-overload.ts';
import { InFlightLimit } from './in-flight-limit.ts';
import { type Lane, laneOf } from './lane.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface LaneFigures {
  readonly inFlight: number;
  /** Let in and not begun. */
  readonly waiting: number;
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

/** `most`: requests under way at once at the best of times, webhooks apart; half as many may wait. `now` in milliseconds, never backwards. */
export const createAdmission = (most: number, doors: readonly OverloadAnswer[], now: () => number): Admission => {
  const limit = new InFlightLimit(most);
  const room = new WaitingRoom<Visit>(Math.ceil(most / 2));
  const answerOverload = createAnswerOverload(doors);
  const inFlight = { people: 0, webhooks: 0 };
  const refused = { people: 0, webhooks: 0 };
  const hasRoom = (lane: Lane): boolean => inFlight[lane] < (lane === 'people' ? limit.value : WEBHOOKS_AT_ONCE);
  /** Begun since the last second, and those of before whose body is still not there. */
  const arriving = new Map<Visit, Lane>();
  const slow = new Set<Visit>();
  let ended = 0;
  let fewest = 0;

  const leave = (lane: Lane, visit: Visit): void => {
    arriving.delete(visit);
    if (slow.delete(visit)) return;
    inFlight[lane] -= 1;
    if (lane !== 'people') return;
    ended += 1;
    fewest = Math.min(fewest, inFlight.people);
    callIn();
  };
  const begin = (lane: Lane, visit: Visit): void => {
    const { request, response, handle } = visit;
    inFlight[lane] += 1;
    arriving.set(visit, lane);
    response.once('close', () => leave(lane, visit));
    handle(request, response);
  };
  /** Who takes a second to send a request costs nothing until it is there: others have the room meanwhile. */
  const setSlowApart = (): void => {
    for (const [visit, lane] of arriving) {
      arriving.delete(visit);
      if (visit.request.complete) continue;
      slow.add(visit);
      inFlight[lane] -= 1;
      visit.request.once('end', () => {
        if (slow.delete(visit)) inFlight[lane] += 1;
      });
    }
    fewest = Math.min(fewest, inFlight.people);
  };
  const callIn = (): void => {
    for (let visit = room.next(); visit !== undefined && hasRoom('people'); visit = room.next()) {
      room.leave(visit);
      begin('people', visit);
    }
  };
  const refuse = (lane: Lane, url: string, response: ServerResponse): void => {
    refused[lane] += 1;
    answerOverload(url, response);
  };

  let turnedAt = now();
  let secondAt = turnedAt;
  const timer = setInterval(() => {
    const at = now();
    limit.turn(at - turnedAt - TURN_MS, inFlight.people);
    turnedAt = at;
    if (at - secondAt < SECOND_MS) return callIn();
    setSlowApart();
    callIn();
    limit.second(ended, fewest);
    [secondAt, ended, fewest] = [at, 0, inFlight.people];
  }, TURN_MS).unref();

  return {
    admit: (handle) => (request, response) => {
      const { url = '' } = request;
      const lane = laneOf(url);
      const isFree = lane === null || (hasRoom(lane) && (lane === 'webhooks' || room.length === 0));
      const visit = { request, response, handle };
      if (isFree && (lane === null || staysOpen(request))) handle(request, response);
      else if (isFree) begin(lane, visit);
      else if (lane === 'webhooks' || staysOpen(request) || !room.enter(visit, now())) refuse(lane, url, response);
      else response.once('close', () => room.leave(visit));
    },
    figures: () => ({
      people: { inFlight: inFlight.people, waiting: room.length, limit: limit.value, refused: refused.people },
      webhooks: { inFlight: inFlight.webhooks, waiting: 0, limit: WEBHOOKS_AT_ONCE, refused: refused.webhooks },
    }),
    stop: () => clearInterval(timer),
  };
};

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse<IncomingMessage> & { req: IncomingMessage };
  readonly handle: RequestListener;
}

/** Event streams have a limit of their own (`live-limits.ts`). */
const staysOpen = ({ headers }: IncomingMessage): boolean => headers.accept?.includes('text/event-stream') === true;
