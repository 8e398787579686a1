import type { ServerResponse } from 'node:http';
import { toErrorBody } from '../answer-errors.ts';

/** What a door whose errors have a shape of its own answers when there is no room. */
export interface OverloadAnswer {
  readonly isOurs: (url: string) => boolean;
  /** JSON. */
  readonly body: string;
}

/** Seconds at most; whoever was refused together comes back apart. */
const RETRY_AFTER = 3;

const GRAPH = JSON.stringify(toErrorBody('OVERLOADED', 'More is asked at the moment than can be answered; ask again after `Retry-After` seconds.'));

/** 503 with as little work as possible: nothing was read but the head. */
export const createAnswerOverload = (doors: readonly OverloadAnswer[]): ((url: string, response: ServerResponse) => void) => {
  let next = 0;
  return (url, response) => {
    const body = doors.find(({ isOurs }) => isOurs(url))?.body ?? GRAPH;
    next = (next % RETRY_AFTER) + 1;
    const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), 'retry-after': String(next) };
    response.writeHead(503, headers).end(body);
  };
};
