import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';
import type { SandboxOptions } from '../options.ts';
import { idAt, idOfUuid, UUIDS } from '../world/ids.ts';
import { customerIdOfLegacy } from '../world/legacy-ids.ts';
import { marketLocationOwner, meterOwner } from '../world/meters.ts';
import type { ContractTruth, CustomerTruth, World } from '../world/truth.ts';
import { contractsOf, scan, slice } from './find-records.ts';
import { lynqtechContract, lynqtechCustomer } from './lynqtech-record.ts';
import { createTokens, type Tokens } from './lynqtech-tokens.ts';
import { readFilters, readPageQuery } from './page-query.ts';

const NOT_FOUND = { fehler: 'NICHT_GEFUNDEN' };
const BAD_QUERY = { fehler: 'UNGUELTIGE_ANFRAGE' };

type Filter<T> = (world: World, value: string) => readonly T[];

const one = <T>(record: T | undefined): readonly T[] => (record === undefined ? [] : [record]);

const byUuid = <T extends { readonly uuid: string }>(get: (id: string) => T | undefined, uuid: string): T | undefined => {
  const ids = Object.values(UUIDS).flatMap((first) => idOfUuid(first, uuid) ?? []);
  return ids.map(get).find((record) => record?.uuid === uuid);
};

const contractByUuid = (world: World, uuid: string) => byUuid((id) => world.contracts.get(id), uuid);
const customerByUuid = (world: World, uuid: string) => byUuid((id) => world.customers.get(id), uuid);

const ofCustomer = (world: World, customer: CustomerTruth | undefined) => (customer === undefined ? [] : contractsOf(world, customer));

const customerByLegacyId = (world: World, number: string): CustomerTruth | undefined => {
  const computed = world.customers.get(customerIdOfLegacy(number) ?? '');
  return computed?.legacyId === number ? computed : scan(world.customers, 1, ({ legacyId }) => legacyId === number)[0];
};

/** By a key the world computes from the contract's index; pinned and changed records have keys of their own. */
const contractBy = (world: World, index: number | null, fits: (contract: ContractTruth) => boolean): readonly ContractTruth[] => {
  const computed = index === null ? undefined : world.contracts.get(String(idAt('contract', index)));
  return computed !== undefined && fits(computed) ? [computed] : scan(world.contracts, 1, fits);
};

const CONTRACT_FILTERS: Readonly<Record<string, Filter<ContractTruth>>> = {
  vertragsnummer: (world, number) => one(world.contracts.get(number)),
  kundeId: (world, uuid) => ofCustomer(world, customerByUuid(world, uuid)),
  kundennummer: (world, number) => ofCustomer(world, world.customers.get(number)),
  altKundennummer: (world, number) => ofCustomer(world, customerByLegacyId(world, number)),
  marktlokationId: (world, id) => contractBy(world, marketLocationOwner(id), ({ marketLocationId }) => marketLocationId === id),
  zaehlernummer: (world, number) => contractBy(world, meterOwner(number), ({ meterNumber }) => meterNumber === number),
};

const CUSTOMER_FILTERS: Readonly<Record<string, Filter<CustomerTruth>>> = {
  kundeId: (world, uuid) => one(customerByUuid(world, uuid)),
  kundennummer: (world, number) => one(world.customers.get(number)),
  altKundennummer: (world, number) => one(customerByLegacyId(world, number)),
};

const guard = (tokens: Tokens) => (request: FastifyRequest, reply: FastifyReply, next: () => void) => {
  if (request.headers['x-api-key'] === SANDBOX_CREDENTIALS.lynqtechKey) return next();
  const state = tokens.state(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
  if (state === 'valid') return next();
  return reply.code(401).send({ message: state === 'expired' ? 'The incoming token has expired' : 'Unauthorized' });
};

/** LynqTech's dialect (erp.md sections 2 and 6): bare records, lists without totals, tokens that live two minutes. Answers how to forget its state. */
export const lynqtechRoutes = (app: FastifyInstance, { world }: SandboxOptions, now: () => number): (() => void) => {
  const tokens = createTokens(now);

  const renderContract = (contract: ContractTruth) => {
    const customer = world.customers.get(contract.customerId);
    return customer === undefined ? [] : lynqtechContract(contract, customer);
  };
  const renderCustomer = (customer: CustomerTruth) => lynqtechCustomer(customer, contractsOf(world, customer));

  const list = <T>(filters: Readonly<Record<string, Filter<T>>>, all: (offset: number, limit: number) => readonly T[], render: (record: T) => unknown) => {
    return (request: FastifyRequest, reply: FastifyReply) => {
      const page = readPageQuery(request.query);
      const given = Object.entries(readFilters(request.query));
      if (page === null || given.length > 1) return reply.code(400).send(BAD_QUERY);
      const [name, value] = given[0] ?? [];
      if (name === undefined || value === undefined) return reply.send(all(page.offset, page.limit).flatMap(render));
      const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
      if (filter === undefined) return reply.code(400).send(BAD_QUERY);
      return reply.send(
        filter(world, value)
          .slice(page.offset, page.offset + page.limit)
          .flatMap(render),
      );
    };
  };

  app.post('/oauth2/token', ({ body, headers }, reply) => {
    const { status, body: answer } = tokens.issue(body, headers.authorization);
    return reply.code(status).send(answer);
  });

  app.register(async (api) => {
    api.addHook('onRequest', guard(tokens));
    api.get(
      '/api/vertraege',
      list(CONTRACT_FILTERS, (offset, limit) => slice(world.contracts, offset, limit), renderContract),
    );
    api.get(
      '/api/kunden',
      list(CUSTOMER_FILTERS, (offset, limit) => slice(world.customers, offset, limit), renderCustomer),
    );
    api.get<{ Params: { uuid: string } }>('/api/vertraege/:uuid', ({ params }, reply) => {
      const [rendered] = one(contractByUuid(world, params.uuid)).flatMap(renderContract);
      return rendered === undefined ? reply.code(404).send(NOT_FOUND) : reply.send(rendered);
    });
    api.get<{ Params: { uuid: string } }>('/api/kunden/:uuid', ({ params }, reply) => {
      const customer = customerByUuid(world, params.uuid);
      return customer === undefined ? reply.code(404).send(NOT_FOUND) : reply.send(renderCustomer(customer));
    });
  });
  return tokens.forget;
};
