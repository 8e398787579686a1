import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';
import type { SandboxOptions } from '../options.ts';
import type { Collection } from '../world/truth.ts';
import { contractsOf, slice } from './find-records.ts';
import { plainContract, plainCustomer } from './plain-record.ts';

const MOST_IDS = 100;

const problem = (code: string, message: string) => ({ error: { code, message } });
const NOT_FOUND = problem('not_found', 'No such record');

const listQuery = z.strictObject({
  ids: z.string().optional(),
  customerId: z.string().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(MOST_IDS).default(MOST_IDS),
});

const toCursor = (offset: number): string => Buffer.from(`after:${offset}`).toString('base64url');

/** null: no cursor of ours. */
const toOffset = (cursor: string | undefined): number | null => {
  if (cursor === undefined) return 0;
  const digits = /^after:(\d{1,12})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  return digits === undefined ? null : Number(digits);
};

const guard = (request: FastifyRequest, reply: FastifyReply, next: () => void) =>
  request.headers.authorization === `Bearer ${SANDBOX_CREDENTIALS.restToken}`
    ? next()
    : reply.code(401).send(problem('unauthorized', 'Bearer token missing or wrong'));

const allOf = <T>(collection: Collection<T>, ids: readonly string[]): readonly T[] => ids.flatMap((id) => collection.get(id) ?? []);

/** A page of everything, with the cursor of the next one. */
const pageOf = <T>(collection: Collection<T>, offset: number, limit: number, render: (record: T) => unknown) => ({
  items: slice(collection, offset, limit).map(render),
  next: offset + limit < collection.size ? toCursor(offset + limit) : null,
});

/** The plain REST dialect, what a well-mannered ERP would speak: bare records, batches of 100, cursors, statuses that mean what they say. */
export const plainRoutes = (app: FastifyInstance, { world }: SandboxOptions): void => {
  const list =
    <T>(collection: Collection<T>, render: (record: T) => unknown, ofCustomer: ((customerId: string) => readonly T[] | null) | null) =>
    (request: FastifyRequest, reply: FastifyReply) => {
      const parsed = listQuery.safeParse(request.query);
      const offset = toOffset(parsed.data?.cursor);
      if (!parsed.success || offset === null) return reply.code(400).send(problem('bad_request', 'Unknown or malformed query parameter'));
      const { ids, customerId, limit } = parsed.data;
      if (ids !== undefined) {
        const wanted = ids.split(',');
        if (wanted.length > MOST_IDS) return reply.code(400).send(problem('too_many_ids', `At most ${MOST_IDS} ids`));
        return reply.send({ items: allOf(collection, wanted).map(render), next: null });
      }
      if (customerId === undefined) return reply.send(pageOf(collection, offset, limit, render));
      if (ofCustomer === null) return reply.code(400).send(problem('bad_request', 'customerId is no filter of this list'));
      const records = ofCustomer(customerId);
      if (records === null) return reply.code(404).send(NOT_FOUND);
      const next = offset + limit < records.length ? toCursor(offset + limit) : null;
      return reply.send({ items: records.slice(offset, offset + limit).map(render), next });
    };

  const single =
    <T>(collection: Collection<T>, render: (record: T) => unknown) =>
    (request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply) => {
      const record = collection.get(request.params.id);
      return record === undefined ? reply.code(404).send(NOT_FOUND) : reply.send(render(record));
    };

  const contractsOfCustomer = (customerId: string) => {
    const customer = world.customers.get(customerId);
    return customer === undefined ? null : contractsOf(world, customer);
  };

  app.register(
    async (api) => {
      api.addHook('onRequest', guard);
      api.get('/contracts', list(world.contracts, plainContract, contractsOfCustomer));
      api.get<{ Params: { id: string } }>('/contracts/:id', single(world.contracts, plainContract));
      api.get('/customers', list(world.customers, plainCustomer, null));
      api.get<{ Params: { id: string } }>('/customers/:id', single(world.customers, plainCustomer));
    },
    { prefix: '/rest/v1' },
  );
};
