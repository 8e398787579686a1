import type { CallContext } from '../../../domain/call.ts';
import type { Contract } from '../../../domain/contract.ts';
import type { ErpRef } from '../../../domain/erp-ref.ts';
import { SourceError } from '../../../domain/source-error.ts';
import type { SourceAnswer, Transport } from '../../transport.ts';
import { createAuth } from '../auth.ts';
import type { RestConfig } from '../config.ts';
import type { Erp, ErpCapabilities, SearchKey } from '../erp.ts';
import { readPath } from '../json-path.ts';
import { checkOwner, completePage, completeRows, type ListRow, NO_ROWS, type RowPage, readAllRows, readRows } from '../list-rows.ts';
import { parseWire } from '../parse-wire.ts';
import { readEach } from '../read-each.ts';
import { wireId } from '../wire-values.ts';
import { toStrategy } from './auth-schema.ts';
import { createEnvelope, type Item } from './envelope.ts';
import type { RestMapping, RestOperation } from './mapping-schema.ts';
import { type Callable, toRequest, type Values } from './operation.ts';
import { createPaging } from './paging.ts';
import { createRestWire } from './wire.ts';

/** What tells contracts from customers in a mapping. */
interface RecordKind<T> {
  readonly name: 'contract' | 'customer';
  readonly single: RestOperation;
  readonly batch: RestOperation | undefined;
  readonly list: RestOperation | undefined;
  readonly read: (value: unknown, at: string, operation: string) => T;
  readonly readId: (value: unknown, at: string, operation: string) => string;
}

export interface RestDeps {
  readonly transport: Transport;
  /** Where tokens come from when that is another host. */
  readonly tokenTransport: Transport;
  readonly now: () => number;
}

/** An id that is asked for only to see whether the ERP answers. */
const NOBODY = '0';

const toCapabilities = ({ operations, paging, limits, lists }: RestMapping): ErpCapabilities => ({
  searchKeys: Object.fromEntries(Object.entries(operations.search).map(([key, { match }]) => [key, match])),
  freeText: false,
  paging: paging.kind,
  maxPage: paging.kind === 'none' ? 0 : paging.limit,
  batch: operations.contractsByIds === undefined ? 0 : limits.batch,
  contractLists: operations.contractsByCustomerId === undefined ? 'none' : lists,
  asOf: false,
  events: false,
  changesSince: false,
});

const chunk = (ids: readonly string[], size: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, index) => ids.slice(index * size, (index + 1) * size));

const isOf = (record: { readonly id: string; readonly number: string }, id: string): boolean => record.id === id || record.number === id;

/** Any REST ERP: what it is called, wrapped in and authenticated by comes from its mapping (erp.md section 4). */
export const createRestErp = ({ name, mapping, secrets }: RestConfig, { transport, tokenTransport, now }: RestDeps): Erp => {
  const { operations, limits, lists } = mapping;
  const strategies = mapping.auth.map((auth) => toStrategy(auth, (secret) => secrets[secret] ?? ''));
  const authorize = createAuth(strategies, { transport: tokenTransport, now });
  const envelope = createEnvelope(mapping.envelope);
  const paging = createPaging(mapping);
  const wire = createRestWire(name, mapping);

  const send = <T>(
    operation: string,
    configured: Callable,
    values: Values,
    call: CallContext,
    expect: readonly number[],
    open: (answer: SourceAnswer) => T,
  ): Promise<T> =>
    authorize(call, async ({ headers, fillPath }) => {
      const request = toRequest(operation, configured, values);
      return open(await transport.send({ ...request, path: fillPath(request.path), headers }, call, expect));
    });

  const createReads = <T extends { readonly id: string; readonly number: string }>({ name: kind, single, batch, list, read, readId }: RecordKind<T>) => {
    const one = async (id: string, call: CallContext): Promise<T | null> => {
      const operation = `${kind}ById`;
      const item = await send(operation, single, { id }, call, [404], (answer) => envelope.record(answer, operation));
      if (item === null) return null;
      const record = read(item.value, item.at, operation);
      // Another record than the one asked for is a wrong answer, never a hit.
      if (!isOf(record, id)) throw new SourceError('ERP', operation, 'malformed', { path: item.at });
      return record;
    };
    const toRow = (item: Item, operation: string): ListRow<T> => {
      const { value, at } = envelope.unwrap(item);
      if (lists === 'records') {
        const record = read(value, at, operation);
        return { id: record.id, record };
      }
      return { id: toId(item, operation), record: null };
    };
    const toId = (item: Item, operation: string): string => {
      const { itemId } = mapping.envelope;
      if (itemId !== undefined) return parseWire(wireId, readPath(itemId, item.value), item.at + itemId.slice(1), operation);
      const { value, at } = envelope.unwrap(item);
      return readId(value, at, operation);
    };
    /** null: the list belongs to something that does not exist. */
    const rows = (
      operation: string,
      configured: RestOperation,
      values: Values,
      cursor: string | null,
      call: CallContext,
      expect: readonly number[] = [],
    ): Promise<RowPage<T> | null> => {
      const page = paging.page(configured, values, cursor);
      return send(operation, page.operation, page.values, call, expect, (answer) => {
        const items = envelope.items(answer, operation);
        if (items === null) return null;
        return {
          ...readRows(items, { row: (item) => toRow(item, operation), id: (item) => toId(item, operation) }),
          next: paging.next(answer.body, items.length, cursor),
        };
      });
    };
    const page = async (cursor: string | null, call: CallContext) => {
      const operation = `${kind}Page`;
      if (list === undefined) throw new SourceError('ERP', operation, 'rejected');
      const found = await rows(operation, list, {}, cursor, call);
      return completePage(found ?? { ...NO_ROWS, next: null }, (id) => one(id, call));
    };
    const manyOf = async (operation: RestOperation, ids: readonly string[], call: CallContext): Promise<readonly (readonly [string, T | Error])[]> => {
      const found = await rows(`${kind}sByIds`, operation, { ids, limit: String(ids.length) }, null, call);
      const records = await completeRows(found?.rows ?? [], (id) => one(id, call));
      const byKey = new Map(records.flatMap((record) => [[record.number, record] as const, [record.id, record] as const]));
      // An unreadable row is of the id it carries; without one, of any id that is missing.
      const errorOf = (id: string) => found?.unreadable.find((row) => row.id === null || row.id === id)?.error;
      return ids.flatMap((id) => {
        const record = byKey.get(id) ?? errorOf(id);
        return record === undefined ? [] : [[id, record] as const];
      });
    };
    const many = async (ids: readonly string[], call: CallContext): Promise<ReadonlyMap<string, T | Error>> => {
      if (batch === undefined) return readEach(ids, (id) => one(id, call));
      const chunks = chunk([...new Set(ids)], limits.batch);
      const answers = await Promise.all(chunks.map((part) => manyOf(batch, part, call).catch((error: Error) => part.map((id) => [id, error] as const))));
      return new Map<string, T | Error>(answers.flat());
    };
    return { one, rows, page, many };
  };

  const contracts = createReads({
    name: 'contract',
    single: operations.contractById,
    batch: operations.contractsByIds,
    list: operations.contracts,
    read: wire.contract,
    readId: wire.contractId,
  });
  const customers = createReads({
    name: 'customer',
    single: operations.customerById,
    batch: operations.customersByIds,
    list: operations.customers,
    read: wire.customer,
    readId: wire.customerId,
  });

  /** For an ERP without such a list: the contracts its customer record names. */
  const contractsOfRecord = async (customerId: string, call: CallContext): Promise<readonly Contract[] | null> => {
    const customer = await customers.one(customerId, call);
    if (customer === null) return null;
    const read = await contracts.many(
      customer.contracts.map(({ id }) => id),
      call,
    );
    const found = customer.contracts.flatMap(({ id }) => {
      const contract = read.get(id);
      if (contract instanceof Error) throw contract;
      return contract ?? [];
    });
    checkOwner('contractsByCustomerId', found, (id) => id === customer.id);
    return found;
  };

  const contractsByCustomerId = async (id: string, call: CallContext): Promise<readonly Contract[] | null> => {
    const configured = operations.contractsByCustomerId;
    if (configured === undefined) return contractsOfRecord(id, call);
    const operation = 'contractsByCustomerId';
    const rows = await readAllRows(operation, (cursor) => contracts.rows(operation, configured, { id }, cursor, call, [404]));
    if (rows === null) return null;
    // Whether the list of an unknown customer is an error or empty differs from ERP to ERP.
    if (rows.length === 0) return (await customers.one(id, call)) === null ? null : [];
    const found = await completeRows(rows, (contractId) => contracts.one(contractId, call));
    // Contracts of another id may be those of the printed number that was asked for.
    const owner = found.every(({ customer }) => customer.id === id) ? id : (await customers.one(id, call))?.id;
    checkOwner(operation, found, (customerId) => customerId === owner);
    return found;
  };

  const findExact = async (key: SearchKey, value: string, limit: number, call: CallContext): Promise<readonly ErpRef[]> => {
    const search = operations.search[key];
    if (search === undefined) throw new SourceError('ERP', 'findExact', 'rejected');
    const reads = search.finds === 'contract' ? contracts : customers;
    const found = await reads.rows('findExact', search, { value }, null, call);
    return (found?.rows ?? []).slice(0, limit).map(({ id }) => ({ source: name, kind: search.finds, id }));
  };

  return {
    name,
    can: toCapabilities(mapping),
    contractById: contracts.one,
    customerById: customers.one,
    contractsByIds: contracts.many,
    customersByIds: customers.many,
    contractsByCustomerId,
    findExact,
    contractPage: contracts.page,
    customerPage: customers.page,
    check: async (call) => {
      if (operations.check !== undefined) await send('check', operations.check, {}, call, [], () => undefined);
      else if (operations.contracts !== undefined) await contracts.page(null, call);
      else await contracts.one(NOBODY, call);
    },
  };
};
