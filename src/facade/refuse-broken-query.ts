import type { FastifyRequest } from 'fastify';
import { BadInput } from '../domain/bad-input.ts';

/** An `onRequest` hook. Fastify leaves `K%FChn` as it stands, and whoever is called K would be found; a lone `%` is a sign like any other. */
export const refuseBrokenQuery = async ({ url }: FastifyRequest): Promise<void> => {
  const broken = url
    .slice(url.indexOf('?') + 1)
    .split('&')
    .find(isBroken);
  if (broken === undefined) return;
  const [, name = 'query'] = /^(\w{1,50})=/.exec(broken) ?? [];
  throw new BadInput(name, 'holds a character that is no UTF-8; `ü` is `%C3%BC`');
};

const isBroken = (part: string): boolean => (part.match(/(?:%[0-9a-f]{2})+/gi) ?? []).some((bytes) => !isUtf8(bytes));

const isUtf8 = (bytes: string): boolean => {
  try {
    return decodeURIComponent(bytes) !== '';
  } catch {
    return false;
  }
};
