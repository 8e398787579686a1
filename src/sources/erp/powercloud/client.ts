import type { CallContext } from '../../../domain/call.ts';
import type { Contract } from '../../../domain/contract.ts';
import type { ErpRef } from '../../../domain/erp-ref.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { SourceError } from '../../../domain/source-error.ts';
import { readOnce } from '../../once.ts';
import type { Transport } from '../../transport.ts';
import { createAuth } from '../auth.ts';
import type { PowercloudConfig } from '../config.ts';
import type { Erp, ErpCapabilities, SearchKey } from '../erp.ts';
import { checkOwner, completePage, completeRows, type ListRow, NO_ROWS, type Rows, readAllRows, readRows, toOffsetPage } from '../list-rows.ts';
import { type Query, withQuery } from '../query.ts';
import { readEach } from '../read-each.ts';
import { openRecord, openRows } from './envelope.ts';
import { POWERCLOUD_FUNCTIONS, type PowercloudFunction } from './functions.ts';
import { isWholeContract, isWholeCustomer, readContract, readCustomer, readRow } from './wire.ts';

/** The context of path and user; seen for `getContractById`, assumed for the rest (erp.md 1.2). */
const CONTEXT = 'client';
/** The largest page is not public; 100 is assumed. */
const PAGE = 100;

const CAN: ErpCapabilities = {
  searchKeys: { contractId: 'exact', customerId: 'exact', lastName: 'prefix' },
  freeText: false,
  paging: 'offset',
  maxPage: PAGE,
  batch: 0,
  contractLists: 'records',
  asOf: false,
  events: true,
  changesSince: false,
};

/** What tells contracts from customers on this wire. */
interface RecordKind<T> {
  readonly byId: PowercloudFunction;
  readonly search: PowercloudFunction;
  readonly read: (source: string, value: unknown, at: string, operation: string) => T;
  readonly isWhole: (data: JsonObject) => boolean;
}

/** Powercloud, whose web services wrap everything in an envelope and answer most failures with 200 (erp.md section 1). */
export const createPowercloud = (config: PowercloudConfig, { transport, now }: { readonly transport: Transport; readonly now: () => number }): Erp => {
  const { name, hash, user, password } = config;
  const functions = { ...POWERCLOUD_FUNCTIONS, ...config.functions };
  const authorize = createAuth(
    [
      { use: 'pathSecret', name: 'hash', value: hash },
      { use: 'basicWithContext', context: CONTEXT, separator: '#', user, password },
    ],
    { transport, now },
  );

  const send = <T>(operation: PowercloudFunction, query: Query, call: CallContext, open: (body: unknown, operation: string) => T): Promise<T> =>
    authorize(call, async ({ headers, fillPath }) => {
      const { path, template } = withQuery(`/rest:${CONTEXT}/{hash}/${functions[operation]}`, query);
      const request = { operation, method: 'GET', path: fillPath(path), template, headers: { accept: 'text/json', ...headers } } as const;
      const { body } = await transport.send(request, call);
      return open(body, operation);
    });

  const createReads = <T extends { readonly id: string }>({ byId, search, read, isWhole }: RecordKind<T>) => {
    const known = new WeakMap<object, T>();
    /** The same object is the same answer again (`KeptBodies`). */
    const readRecord = (value: unknown, at: string, operation: string): T => {
      if (typeof value !== 'object' || value === null) return read(name, value, at, operation);
      const record = known.get(value) ?? read(name, value, at, operation);
      known.set(value, record);
      return record;
    };
    const one = async (id: string, call: CallContext): Promise<T | null> => {
      const record = await send(byId, { id }, call, openRecord);
      if (record === null) return null;
      const found = readRecord(record, '$.data.data', byId);
      if (found.id === id) return found;
      // Powercloud's ids are integers: 007 may answer record 7, which is nobody's record 007.
      if (Number(found.id) === Number(id)) return null;
      // Another record than the one asked for is a wrong answer, never a hit.
      throw new SourceError('ERP', byId, 'malformed', { path: '$.data.data.id' });
    };
    /** null: the list belongs to something that does not exist. */
    const list = async (operation: PowercloudFunction, query: Query, call: CallContext): Promise<Rows<T> | null> => {
      const values = await send(operation, query, call, openRows);
      return values && readList(values, operation);
    };
    const toId = (operation: string) => (value: unknown, index: number) => readRow(value, `$.records[${index}]`, operation).id;
    const toRow = (value: unknown, at: string, operation: string): ListRow<T> => {
      const { id, data } = readRow(value, at, operation);
      return { id, record: data !== null && isWhole(data) ? readRecord(data, `${at}.data`, operation) : null };
    };
    const readList = readOnce(
      (values: readonly unknown[], operation: string): Rows<T> =>
        readRows(values, { row: (value, index) => toRow(value, `$.records[${index}]`, operation), id: toId(operation) }),
      ({ unreadable }) => unreadable.length === 0,
    );
    const page = async (cursor: string | null, call: CallContext) => {
      const offset = Number(cursor ?? 0);
      const rows = await list(search, { limit: PAGE, offset }, call);
      return completePage(toOffsetPage(rows ?? NO_ROWS, offset, PAGE), (id) => one(id, call));
    };
    return { one, list, page, many: (ids: readonly string[], call: CallContext) => readEach(ids, (id) => one(id, call)) };
  };

  const contracts = createReads({ byId: 'contractById', search: 'searchContracts', read: readContract, isWhole: isWholeContract });
  const customers = createReads({ byId: 'customerById', search: 'searchCustomers', read: readCustomer, isWhole: isWholeCustomer });

  const contractsByCustomerId = async (id: string, call: CallContext): Promise<readonly Contract[] | null> => {
    const operation = 'contractsByCustomerId';
    const rows = await readAllRows(operation, async (cursor) => {
      const offset = Number(cursor ?? 0);
      const page = await contracts.list(operation, { id, limit: PAGE, offset }, call);
      return page === null ? null : toOffsetPage(page, offset, PAGE);
    });
    if (rows === null) return null;
    // Whether the list of an unknown customer is an error or empty is not known.
    if (rows.length === 0) return (await customers.one(id, call)) === null ? null : [];
    const found = await completeRows(rows, (contractId) => contracts.one(contractId, call));
    // 007 may be answered as customer 7 is, who is nobody's customer 007.
    if (found.length > 0 && found.every(({ customer }) => customer.id !== id && Number(customer.id) === Number(id))) return null;
    checkOwner(operation, found, (customerId) => customerId === id);
    return found;
  };

  const findExact = async (key: SearchKey, value: string, limit: number, call: CallContext): Promise<readonly ErpRef[]> => {
    if (CAN.searchKeys[key] === undefined) throw new SourceError('ERP', 'findExact', 'rejected');
    const query = { [key]: value, limit: Math.min(limit, PAGE), offset: 0 };
    const kind = key === 'contractId' ? 'contract' : 'customer';
    const rows = kind === 'contract' ? await contracts.list('searchContracts', query, call) : await customers.list('searchCustomers', query, call);
    return (rows ?? NO_ROWS).rows.map(({ id }) => ({ source: name, kind, id }));
  };

  return {
    name,
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
      await contracts.list('searchContracts', { limit: 1, offset: 0 }, call);
    },
  };
};
