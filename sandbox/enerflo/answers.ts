import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

/** Error bodies are not documented; these are W3 (assumed). */
export const unauthorized = (reply: FastifyReply) => reply.code(401).send({ message: 'Unauthenticated.' });

export const forbidden = (reply: FastifyReply) => reply.code(403).send({ message: 'This action is unauthorized.' });

export const notFound = (reply: FastifyReply) => reply.code(404).send({ message: 'Not Found' });

const toErrors = ({ issues }: z.ZodError): Record<string, string[]> =>
  Object.fromEntries(issues.map(({ path, message }) => [path.map(String).join('.'), [message]]));

export const unprocessable = (reply: FastifyReply, error: z.ZodError) =>
  reply.code(422).send({ message: 'The given data was invalid.', errors: toErrors(error) });
