import { z } from 'zod';
import type { CallContext } from '../../../domain/call.ts';
import type { Contract } from '../../../domain/contract.ts';
import type { Customer } from '../../../domain/customer.ts';
import type { ErpRef } from '../../../domain/erp-ref.ts';
import { SourceError } from '../../../domain/source-error.ts';
import type { SourceAnswer, Transport } from '../../transport.ts';
import { createAuth } from '../auth.ts';
import type { AuthStrategy } from '../auth-strategy.ts';
import type { LynqtechConfig } from '../config.ts';
import type { Erp, ErpCapabilities, SearchKey } from '../erp.ts';
import { checkOwner, completePage, completeRows, type ListRow, type Rows, readAllRows, readRows, toOffsetPage } from '../list-rows.ts';
import { parseWire } from '../parse-wire.ts';
import { encodePart, type Query, withQuery } from '../query.ts';
import { readEach } from '../read-each.ts';
import { isWholeContract, isWholeCustomer, type LynqtechNames, readContract, readContractId, readCustomer, readCustomerId } from './wire.ts';

/** 100 a page has been seen (erp.md section 2). */
const PAGE = 100;

const CAN: ErpCapabilities = {
  searchKeys: { contractId: 'exact', customerId: 'exact', marketLocationId: 'exact', meterNumber: 'exact' },
  freeText: false,
  paging: 'offset',
  maxPage: PAGE,
  batch: 0,
  contractLists: 'records',
  asOf: false,
  events: true,
  changesSince: false,
};

const FILTERS: Readonly<Partial<Record<SearchKey, { readonly kind: 'contract' | 'customer'; readonly filter: string }>>> = {
  contractId: { kind: 'contract', filter: 'vertragsnummer' },
  customerId: { kind: 'customer', filter: 'kundennummer' },
  marketLocationId: { kind: 'contract', filter: 'marktlokationId' },
  meterNumber: { kind: 'contract', filter: 'zaehlernummer' },
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The API key's header is not public; `X-Api-Key` is assumed. */
const toStrategy = (config: LynqtechConfig): AuthStrategy =>
  'apiKey' in config
    ? { use: 'header', name: 'x-api-key', value: config.apiKey, prefix: '' }
    : {
        use: 'oauthClientCredentials',
        tokenUrl: config.tokenUrl ?? '/oauth2/token',
        clientId: config.clientId,
        clientSecret: config.clientSecret,
        scope: config.scope ?? null,
        style: 'header',
      };

export interface LynqtechDeps {
  readonly transport: Transport;
  /** Where tokens come from when that is another host. */
  readonly tokenTransport: Transport;
  readonly now: () => number;
}

/** What tells contracts from customers on this wire. */
interface RecordKind<T> {
  readonly route: string;
  /** The filter by printed number. */
  readonly numberFilter: string;
  readonly read: (names: LynqtechNames, value: unknown, at: string, operation: string) => T;
  readonly readId: (value: unknown, at: string, operation: string) => string;
  readonly isWhole: (value: unknown) => boolean;
  readonly idPath: string;
}

const wireList = z.array(z.unknown());

/** LynqTech: bare records under German names, lists without totals, ids that are UUIDs beside printed numbers (erp.md section 2). */
export const createLynqtech = (config: LynqtechConfig, { transport, tokenTransport, now }: LynqtechDeps): Erp => {
  const names = { source: config.name, legacySystems: config.legacySystems ?? {} };
  const authorize = createAuth([toStrategy(config)], { transport: tokenTransport, now });

  const get = (operation: string, path: string, template: string, call: CallContext, expect: readonly number[] = []): Promise<SourceAnswer> =>
    authorize(call, ({ headers }) =>
      transport.send({ operation, method: 'GET', path, template, headers: { accept: 'application/json', ...headers } }, call, expect),
    );

  const createReads = <T extends { readonly id: string; readonly number: string }>(operation: string, kind: RecordKind<T>) => {
    const { route, numberFilter, read, readId, isWhole, idPath } = kind;

    const byUuid = async (id: string, call: CallContext): Promise<T | null> => {
      const { status, body } = await get(operation, `${route}/${encodePart(id)}`, `${route}/{id}`, call, [404]);
      if (status === 404) return null;
      const found = read(names, body, '$', operation);
      // Another record than the one asked for is a wrong answer, never a hit.
      if (found.id.toLowerCase() !== id.toLowerCase()) throw new SourceError('ERP', operation, 'malformed', { path: idPath });
      return found;
    };
    const toRow = (value: unknown, at: string, listOperation: string): ListRow<T> => ({
      id: readId(value, at, listOperation),
      record: isWhole(value) ? read(names, value, at, listOperation) : null,
    });
    /** A list answers `[]`, never 404, when nothing fits. */
    const list = async (listOperation: string, filter: Query, limit: number, offset: number, call: CallContext): Promise<Rows<T>> => {
      const { path, template } = withQuery(route, { ...filter, limit, offset });
      const { body } = await get(listOperation, path, template, call);
      const values = parseWire(wireList, body, '$', listOperation);
      return readRows(values, {
        row: (value, index) => toRow(value, `$[${index}]`, listOperation),
        id: (value, index) => readId(value, `$[${index}]`, listOperation),
      });
    };
    const byNumber = async (number: string, call: CallContext): Promise<T | null> => {
      const { rows, unreadable } = await list(operation, { [numberFilter]: number }, 2, 0, call);
      const [found, other] = await completeRows(rows, (id) => byUuid(id, call));
      if (found === undefined) return null;
      // Several records are no answer, and one of another number means that the filter was not understood.
      if (other !== undefined || unreadable.length > 0 || found.number !== number) throw new SourceError('ERP', operation, 'malformed', { path: '$' });
      return found;
    };
    // Letters quote the printed number, so both it and the UUID are accepted (erp.md section 2).
    const one = (id: string, call: CallContext): Promise<T | null> => (UUID.test(id) ? byUuid(id, call) : byNumber(id, call));
    const page = async (cursor: string | null, call: CallContext) => {
      const offset = Number(cursor ?? 0);
      const rows = await list(`${operation}Page`, {}, PAGE, offset, call);
      return completePage(toOffsetPage(rows, offset, PAGE), (id) => byUuid(id, call));
    };
    return { one, list, page, many: (ids: readonly string[], call: CallContext) => readEach(ids, (id) => one(id, call)) };
  };

  const contracts = createReads('contractById', CONTRACT);
  const customers = createReads('customerById', CUSTOMER);

  const contractsByCustomerId = async (customerId: string, call: CallContext): Promise<readonly Contract[] | null> => {
    const operation = 'contractsByCustomerId';
    const filter = { [UUID.test(customerId) ? 'kundeId' : 'kundennummer']: customerId };
    const rows = await readAllRows(operation, async (cursor) => {
      const offset = Number(cursor ?? 0);
      return toOffsetPage(await contracts.list(operation, filter, PAGE, offset, call), offset, PAGE);
    });
    // The list cannot tell an unknown customer from one without contracts.
    if (rows === null || rows.length === 0) return (await customers.one(customerId, call)) === null ? null : [];
    const found = await completeRows(rows, (id) => contracts.one(id, call));
    // Contracts do not say their customer's printed number: asked for by that, they must at least be of one customer.
    const owner = UUID.test(customerId) ? customerId : found[0]?.customer.id;
    checkOwner(operation, found, (id) => id.toLowerCase() === owner?.toLowerCase());
    return found;
  };

  const findExact = async (key: SearchKey, value: string, limit: number, call: CallContext): Promise<readonly ErpRef[]> => {
    const search = FILTERS[key];
    if (search === undefined) throw new SourceError('ERP', 'findExact', 'rejected');
    const { kind, filter } = search;
    const reads = kind === 'contract' ? contracts : customers;
    const { rows } = await reads.list('findExact', { [filter]: value }, Math.min(limit, PAGE), 0, call);
    return rows.map(({ id }) => ({ source: names.source, kind, id }));
  };

  return {
    name: names.source,
    can: CAN,
    contractById: contracts.one,
    customerById: customers.one,
    contractsByIds: contracts.many,
    customersByIds: customers.many,
    contractsByCustomerId,
    findExact,
    contractPage: contracts.page,
    customerPage: customers.page,
    check: async (call) => {
      await contracts.list('check', {}, 1, 0, call);
    },
  };
};

/** Default routes and filters (erp.md section 2, assumed). */
const CONTRACT: RecordKind<Contract> = {
  route: '/api/vertraege',
  numberFilter: 'vertragsnummer',
  read: readContract,
  readId: readContractId,
  isWhole: isWholeContract,
  idPath: '$.vertragId',
};
const CUSTOMER: RecordKind<Customer> = {
  route: '/api/kunden',
  numberFilter: 'kundennummer',
  read: readCustomer,
  readId: readCustomerId,
  isWhole: isWholeCustomer,
  idPath: '$.kundeId',
};
