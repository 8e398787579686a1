import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { answerBadPath } from './answer-errors.ts';

/** A door whose errors have a shape of their own, for paths that reach no route of it. */
export interface BadPaths {
  readonly isOurs: (url: string) => boolean;
  readonly refuse: (reply: FastifyReply) => FastifyReply;
  /** The body of a 431: path and headers are larger than the server reads. */
  readonly tooLarge: string;
}

/** `/%ff`: no route is looked for. */
export const createRefuseBadPath =
  (doors: readonly BadPaths[]) =>
  (error: FastifyError, { url }: FastifyRequest, reply: FastifyReply): void => {
    const door = doors.find(({ isOurs }) => isOurs(url));
    if (door === undefined) answerBadPath(error, reply);
    else door.refuse(reply);
  };
