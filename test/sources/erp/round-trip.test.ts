import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../../sandbox/credentials.ts';
import type { ContractTruth, CustomerTruth } from '../../../sandbox/world/truth.ts';
import type { CallContext } from '../../../src/domain/call.ts';
import type { Contract } from '../../../src/domain/contract.ts';
import type { ErpConfig } from '../../../src/sources/erp/config.ts';
import type { Erp, ErpPage } from '../../../src/sources/erp/erp.ts';
import { restMappingSchema } from '../../../src/sources/erp/rest/mapping-schema.ts';
import { type ErpSandbox, startErp } from '../../sandbox/erp/start-erp.ts';
import { createCall } from '../../support/call-context.ts';
import { type Dialect, expectedContract, expectedCustomer } from './expected-record.ts';
import { type OpenErp, openErp } from './open-erp.ts';

const { powercloudHash, powercloudUser, powercloudPassword, lynqtechClientId, lynqtechClientSecret, restToken } = SANDBOX_CREDENTIALS;

const PLAIN: unknown = JSON.parse(readFileSync(new URL('../../fixtures/erp/rest-config.json', import.meta.url), 'utf8'));

const configs = (url: string): Readonly<Record<Dialect, ErpConfig>> => ({
  powercloud: { kind: 'powercloud', name: 'erp', url, hash: powercloudHash, user: powercloudUser, password: powercloudPassword },
  lynqtech: { kind: 'lynqtech', name: 'erp', url, clientId: lynqtechClientId, clientSecret: lynqtechClientSecret, legacySystems: { powercloud: 'pc' } },
  rest: { kind: 'rest', name: 'erp', mapping: restMappingSchema.parse({ ...Object(PLAIN), baseUrl: url }), secrets: { ERP_KEY: restToken } },
});

const RECORDS = 200;

let sandbox: ErpSandbox;
beforeAll(async () => {
  sandbox = await startErp({ contracts: 600 });
});
afterAll(() => sandbox[Symbol.asyncDispose]());

const withSortedPhones = <T extends { readonly party: { readonly phones: readonly string[] } }>(record: T): T => ({
  ...record,
  party: { ...record.party, phones: [...record.party.phones].sort() },
});

const readPages = async <T>(read: (cursor: string | null, call: CallContext) => Promise<ErpPage<T>>): Promise<readonly T[]> => {
  const records: T[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: ErpPage<T> = await read(cursor, createCall());
    records.push(...page.records);
    if (page.next === null) return records;
    cursor = page.next;
  }
};

const truthOf = (count: number): { readonly contracts: readonly ContractTruth[]; readonly customers: readonly CustomerTruth[] } => ({
  contracts: Array.from({ length: count }, (_, index) => sandbox.world.contracts.at(index)).filter((record) => record !== undefined),
  customers: Array.from({ length: count }, (_, index) => sandbox.world.customers.at(index)).filter((record) => record !== undefined),
});

const customerOf = (contract: ContractTruth): CustomerTruth => {
  const customer = sandbox.world.customers.get(contract.customerId);
  if (customer === undefined) throw new Error(`no customer ${contract.customerId}`);
  return customer;
};

const contractsOf = (customer: CustomerTruth) => customer.contractIds.map((id) => sandbox.world.contracts.get(id)).filter((record) => record !== undefined);

/** A customer with ten contracts. */
const largeCustomer = (): CustomerTruth => {
  const found = truthOf(RECORDS).customers.find(({ contractIds }) => contractIds.length === 10);
  if (found === undefined) throw new Error('no customer with ten contracts');
  return found;
};

describe.each(['powercloud', 'lynqtech', 'rest'] as const)('the %s adapter against the sandbox', (dialect) => {
  let opened: OpenErp;
  let erp: Erp;
  const idOf = (truth: { readonly id: string; readonly uuid: string }): string => (dialect === 'lynqtech' ? truth.uuid : truth.id);
  /** How many calls something costs. A reset has made tokens invalid, so one is fetched before. */
  const costOf = async (read: () => Promise<unknown>): Promise<number> => {
    await erp.check(createCall());
    const before = (await sandbox.calls()).length;
    await read();
    return (await sandbox.calls()).length - before;
  };

  beforeAll(() => {
    opened = openErp(configs(sandbox.url)[dialect]);
    erp = opened.erp;
  });
  afterAll(() => opened[Symbol.asyncDispose]());
  beforeEach(() => sandbox.reset());

  it(`reads ${RECORDS} contracts as the world has them`, async () => {
    const { contracts } = truthOf(RECORDS);
    const found = await erp.contractsByIds(contracts.map(idOf), createCall());
    expect(found.size).toBe(RECORDS);
    for (const truth of contracts) {
      const contract = found.get(idOf(truth));
      if (contract === undefined || contract instanceof Error) throw new Error(`contract ${truth.id} was not read`, { cause: contract });
      expect(withSortedPhones(contract)).toMatchObject(expectedContract(truth, customerOf(truth), dialect, 'erp'));
    }
  });

  it('costs a call per contract, or one per batch where there is one', async () => {
    const ids = truthOf(RECORDS).contracts.map(idOf);
    expect(await costOf(() => erp.contractsByIds([...ids, ...ids], createCall()))).toBe(dialect === 'rest' ? 2 : RECORDS);
  });

  it(`reads ${RECORDS} customers as the world has them`, async () => {
    const { customers } = truthOf(RECORDS);
    const found = await erp.customersByIds(customers.map(idOf), createCall());
    for (const truth of customers) {
      const customer = found.get(idOf(truth));
      if (customer === undefined || customer instanceof Error) throw new Error(`customer ${truth.id} was not read`, { cause: customer });
      expect(withSortedPhones(customer)).toMatchObject(expectedCustomer(truth, contractsOf(truth), dialect, 'erp'));
    }
  });

  it('pages over all records, each once, a hundred a call', async () => {
    const contracts = await readPages(erp.contractPage);
    expect(contracts.map(({ number }) => number).sort()).toEqual(
      truthOf(sandbox.world.contracts.size)
        .contracts.map(({ id }) => id)
        .sort(),
    );
    expect(await readPages(erp.customerPage)).toHaveLength(sandbox.world.customers.size);
    const { size } = sandbox.world.contracts;
    expect(await costOf(() => readPages(erp.contractPage))).toBe(dialect === 'rest' ? Math.ceil(size / 100) : Math.floor(size / 100) + 1);
  });

  it('reads the ten contracts of a customer in one call', async () => {
    const customer = largeCustomer();
    const contracts: readonly Contract[] | null = await erp.contractsByCustomerId(idOf(customer), createCall());
    expect(contracts?.map(({ number }) => number)).toEqual(customer.contractIds);
    expect(contracts?.every(({ raw }) => Object.keys(raw).length > 20)).toBe(true);
    expect(await costOf(() => erp.contractsByCustomerId(idOf(customer), createCall()))).toBe(1);
  });

  it('answers null for unknown ids, and leaves them out of many', async () => {
    const unknown = dialect === 'lynqtech' ? '00000000-0000-4000-8000-00000000dead' : '999';
    const [known] = truthOf(1).contracts;
    expect(await erp.contractById(unknown, createCall())).toBeNull();
    expect(await erp.customerById(unknown, createCall())).toBeNull();
    expect(await erp.contractsByCustomerId(unknown, createCall())).toBeNull();
    const found = await erp.contractsByIds([unknown, known === undefined ? '' : idOf(known)], createCall());
    expect([...found.keys()]).toEqual([known === undefined ? '' : idOf(known)]);
  });

  it('finds a contract and a customer by their numbers', async () => {
    const contract = truthOf(20).contracts.at(-1);
    if (contract === undefined) throw new Error('no contract');
    expect(await erp.findExact('contractId', contract.id, 10, createCall())).toEqual([{ source: 'erp', kind: 'contract', id: idOf(contract) }]);
    expect(await erp.findExact('customerId', contract.customerId, 10, createCall())).toEqual([
      { source: 'erp', kind: 'customer', id: idOf(customerOf(contract)) },
    ]);
    await expect(erp.findExact('iban', contract.iban, 10, createCall())).rejects.toMatchObject({ failure: 'rejected' });
  });

  it('is checked with one call', async () => {
    expect(await costOf(() => erp.check(createCall()))).toBe(1);
  });

  it('tells every call to whom it may concern, without ids or secrets', async () => {
    const [contract] = truthOf(1).contracts;
    const call = createCall();
    await erp.check(createCall());
    await erp.contractById(contract === undefined ? '' : idOf(contract), call);
    expect(call.recorded).toHaveLength(1);
    expect(call.recorded[0]).toMatchObject({ source: 'ERP', operation: 'contractById', outcome: 'ok', status: 200 });
    expect(call.recorded[0]?.path).toMatch(/\{id\}$/);
    expect(call.recorded[0]?.path).not.toContain(powercloudHash);
  });
});

describe('the LynqTech adapter against the sandbox', () => {
  it('fetches a new token and repeats the call when the sandbox has forgotten the old one', async () => {
    await using opened = openErp(configs(sandbox.url).lynqtech);
    const [contract] = truthOf(1).contracts;
    await opened.erp.contractById(contract?.uuid ?? '', createCall());
    await sandbox.reset();
    expect((await opened.erp.contractById(contract?.uuid ?? '', createCall()))?.number).toBe(contract?.id);
    const path = `GET /api/vertraege/${contract?.uuid}`;
    expect(await sandbox.calls()).toEqual([path, 'POST /oauth2/token', path]);
  });

  it('finds a contract by market location and by meter', async () => {
    await using opened = openErp(configs(sandbox.url).lynqtech);
    const contract = truthOf(60).contracts.at(-1);
    if (contract === undefined) throw new Error('no contract');
    const ref = { source: 'erp', kind: 'contract', id: contract.uuid };
    expect(await opened.erp.findExact('marketLocationId', contract.marketLocationId, 10, createCall())).toEqual([ref]);
    expect(await opened.erp.findExact('meterNumber', contract.meterNumber, 10, createCall())).toEqual([ref]);
  });

  it('reads a contract by its printed number', async () => {
    await using opened = openErp(configs(sandbox.url).lynqtech);
    expect(await opened.erp.contractById('746839', createCall())).toMatchObject({ number: '746839', product: { name: 'Flex 24' } });
    expect(await opened.erp.contractById('746838', createCall())).toBeNull();
  });

  it('reads 200 contracts with one token', async () => {
    await sandbox.reset();
    await using opened = openErp(configs(sandbox.url).lynqtech);
    await opened.erp.contractsByIds(
      truthOf(RECORDS).contracts.map(({ uuid }) => uuid),
      createCall(),
    );
    expect((await sandbox.calls()).filter((path) => path === 'POST /oauth2/token')).toHaveLength(1);
  });
});

describe('the adapters against the sandbox', () => {
  it('find customers of Powercloud by the beginning of a last name', async () => {
    await using opened = openErp(configs(sandbox.url).powercloud);
    const lastName = truthOf(1).customers[0]?.party.lastName ?? '';
    const found = await opened.erp.findExact('lastName', lastName, 100, createCall());
    const names = found.map(({ id }) => sandbox.world.customers.get(id)?.party.lastName ?? '');
    expect(names.length).toBeGreaterThan(0);
    expect(names.every((name) => name.toLowerCase().startsWith(lastName.toLowerCase()))).toBe(true);
  });

  it.each(['powercloud', 'lynqtech', 'rest'] as const)('take a wrong secret for %s as rejected', async (dialect) => {
    const config = configs(sandbox.url)[dialect];
    const wrong: ErpConfig =
      config.kind === 'powercloud'
        ? { ...config, hash: 'f'.repeat(32) }
        : config.kind === 'rest'
          ? { ...config, secrets: { ERP_KEY: 'guess' } }
          : { kind: 'lynqtech', name: 'erp', url: sandbox.url, apiKey: 'guess' };
    await using opened = openErp(wrong);
    await expect(opened.erp.customerById('83771', createCall())).rejects.toMatchObject({ failure: 'rejected' });
  });
});
