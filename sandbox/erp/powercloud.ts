import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';
import type { SandboxOptions } from '../options.ts';
import type { ContractTruth, CustomerTruth } from '../world/truth.ts';
import { contractsOf, scan, slice } from './find-records.ts';
import { type PageQuery, readFilters, readPageQuery } from './page-query.ts';
import { powercloudContract, powercloudCustomer, wireNumber } from './powercloud-record.ts';
import { slowSearchMs } from './slow-search.ts';

/** What `success` says when it means yes, in turn (erp.md 1.2 and section 6). */
const YES = [true, 'true', 1] as const;

/** Contexts seen; one function may answer under several (erp.md 1.2). */
const CONTEXTS = ['client', 'contract', 'customer'] as const;

interface Params {
  readonly hash: string;
  readonly name: string;
}

type Answer = Readonly<Record<string, unknown>>;

const NOT_AUTHORIZED: Answer = { success: false, errorCode: 401, errorMessage: 'not authorized' };
const BAD_REQUEST: Answer = { success: 'false', errorCode: 400, errorMessage: 'bad request' };
const UNKNOWN_FUNCTION: Answer = { success: false, errorCode: 405, errorMessage: 'unknown function' };
const notFound = (what: string): Answer => ({ success: 'false', errorCode: 404, errorMessage: `${what} not found` });

const { powercloudHash, powercloudUser, powercloudPassword } = SANDBOX_CREDENTIALS;

/** Basic login whose user is prefixed with the context of the path (erp.md 1.2). */
const isAuthorized = (context: string, hash: string, authorization: string | undefined): boolean => {
  const login = Buffer.from(`${context}#${powercloudUser}:${powercloudPassword}`).toString('base64');
  return hash === powercloudHash && authorization === `Basic ${login}`;
};

interface Dialect {
  readonly options: SandboxOptions;
  readonly yes: () => (typeof YES)[number];
}

type Answerer = (dialect: Dialect, query: Readonly<Record<string, string>>, page: PageQuery) => Answer | Promise<Answer>;

const single = (dialect: Dialect, id: string, data: unknown): Answer => ({ success: dialect.yes(), data: { id: wireNumber(id), data } });

const contractRow = (contract: ContractTruth) => ({ id: wireNumber(contract.id), data: powercloudContract(contract) });

const customerRow =
  ({ options: { world } }: Dialect) =>
  (customer: CustomerTruth) => ({
    id: wireNumber(customer.id),
    data: powercloudCustomer(customer, contractsOf(world, customer)),
  });

const records = (dialect: Dialect, rows: readonly unknown[]): Answer => ({ success: dialect.yes(), records: rows });

const getContractById: Answerer = (dialect, { id = '' }) => {
  const contract = dialect.options.world.contracts.get(id);
  return contract === undefined ? notFound('contract') : single(dialect, id, powercloudContract(contract));
};

const getCustomerById: Answerer = (dialect, { id = '' }) => {
  const { world } = dialect.options;
  const customer = world.customers.get(id);
  return customer === undefined ? notFound('customer') : single(dialect, id, powercloudCustomer(customer, contractsOf(world, customer)));
};

const getContractsByCustomerId: Answerer = (dialect, { id = '' }, { limit, offset }) => {
  const { world } = dialect.options;
  const customer = world.customers.get(id);
  if (customer === undefined) return notFound('customer');
  return records(
    dialect,
    contractsOf(world, customer)
      .slice(offset, offset + limit)
      .map(contractRow),
  );
};

const searchContracts: Answerer = (dialect, query, { limit, offset }) => {
  const { world } = dialect.options;
  const { contractId, customerId, ...others } = query;
  if (Object.keys(others).length > 0) return BAD_REQUEST;
  const found = () => {
    if (contractId !== undefined) return [world.contracts.get(contractId) ?? []].flat().slice(offset, offset + limit);
    if (customerId === undefined) return slice(world.contracts, offset, limit);
    const customer = world.customers.get(customerId);
    return customer === undefined ? [] : contractsOf(world, customer).slice(offset, offset + limit);
  };
  return records(dialect, found().map(contractRow));
};

const searchCustomers: Answerer = async (dialect, query, { limit, offset }) => {
  const { world, latency } = dialect.options;
  const { contractId, customerId, lastName, ...others } = query;
  if (Object.keys(others).length > 0) return BAD_REQUEST;
  if (latency && lastName !== undefined) await wait(slowSearchMs(lastName));
  const found = () => {
    const id = customerId ?? (contractId === undefined ? undefined : (world.contracts.get(contractId)?.customerId ?? ''));
    if (id !== undefined) return [world.customers.get(id) ?? []].flat().slice(offset, offset + limit);
    if (lastName === undefined) return slice(world.customers, offset, limit);
    const prefix = lastName.toLowerCase();
    return scan(world.customers, offset + limit, ({ party }) => party.lastName?.toLowerCase().startsWith(prefix) ?? false).slice(offset);
  };
  return records(dialect, found().map(customerRow(dialect)));
};

const FUNCTIONS: Readonly<Record<string, Answerer>> = { getContractById, getCustomerById, getContractsByCustomerId, searchContracts, searchCustomers };

/** Powercloud's dialect (erp.md sections 1 and 6): an envelope around everything, failures with status 200. Answers how to forget its state. */
export const powercloudRoutes = (app: FastifyInstance, options: SandboxOptions): (() => void) => {
  let answered = 0;
  const yes = () => {
    answered += 1;
    return YES[(answered - 1) % YES.length] ?? true;
  };
  const dialect = { options, yes };

  const answer = (context: string) => async (request: FastifyRequest<{ Params: Params }>, reply: FastifyReply) => {
    reply.type('application/json; charset=utf-8');
    const { hash, name } = request.params;
    if (!isAuthorized(context, hash, request.headers.authorization)) return NOT_AUTHORIZED;
    const answerer = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (answerer === undefined) return UNKNOWN_FUNCTION;
    const given = request.method === 'POST' ? request.body : request.query;
    const page = readPageQuery(given);
    return page === null ? BAD_REQUEST : answerer(dialect, readFilters(given), page);
  };

  // A doubled colon is a colon in a route.
  for (const context of CONTEXTS) app.route<{ Params: Params }>({ method: ['GET', 'POST'], url: `/rest::${context}/:hash/:name`, handler: answer(context) });
  return () => {
    answered = 0;
  };
};
