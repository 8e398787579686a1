import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SANDBOX_CREDENTIALS } from '../../../sandbox/credentials.ts';
import { fixtureCases } from '../../sources/erp/fixture-cases.ts';
import { type ErpSandbox, startErp } from './start-erp.ts';

const { powercloudHash, powercloudUser, powercloudPassword } = SANDBOX_CREDENTIALS;
const login = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const LOGIN = login(`client#${powercloudUser}:${powercloudPassword}`);

const envelope = z.looseObject({
  success: z.unknown(),
  errorCode: z.number().optional(),
  data: z.object({ id: z.unknown(), data: z.record(z.string(), z.unknown()) }).optional(),
  records: z.array(z.object({ id: z.unknown(), data: z.record(z.string(), z.unknown()) })).optional(),
});

let erp: ErpSandbox;
beforeAll(async () => {
  erp = await startErp();
});
afterAll(() => erp[Symbol.asyncDispose]());
beforeEach(() => erp.reset());

const ask = async (call: string, authorization = LOGIN, hash: string = powercloudHash) => {
  const response = await fetch(`${erp.url}/rest:client/${hash}/${call}`, { headers: { accept: 'text/json', authorization } });
  expect(response.status).toBe(200);
  return envelope.parse(await response.json());
};

const someContract = () => {
  const contract = erp.world.contracts.at(20);
  if (contract === undefined) throw new Error('no contract');
  return contract;
};

describe('Powercloud sandbox', () => {
  it('answers a contract with the fields of the fixture, under the same types', async () => {
    const { data } = await ask(`getContractById?id=${someContract().id}`);
    const fixture = envelope.parse(fixtureCases('powercloud-contract')[0]?.response.body).data?.data ?? {};
    const renamed = new Set([
      'campaignIdentifier',
      'billingSalutation',
      'billingFirstname',
      'billingsurname',
      'billingStreet',
      'billingHousenumber',
      'billingZip',
      'billingCity',
    ]);
    expect(Object.keys(data?.data ?? {})).toEqual(expect.arrayContaining(Object.keys(fixture).filter((name) => !renamed.has(name))));
    expect(typeof data?.data.id).toBe('number');
    expect(typeof data?.data.extendedData).toBe('string');
  });

  it('says yes in three ways by turns', async () => {
    const said = [];
    for (let turn = 0; turn < 4; turn += 1) said.push((await ask(`getContractById?id=${someContract().id}`)).success);
    expect(said).toEqual([true, 'true', 1, true]);
  });

  it.each(['getContractById?id=999', 'getCustomerById?id=999', 'getContractsByCustomerId?id=999', 'getContractById'])(
    'answers %s with 200 and error code 404',
    async (call) => {
      expect(await ask(call)).toMatchObject({ success: 'false', errorCode: 404 });
    },
  );

  it.each([
    ['another context', login(`contract#${powercloudUser}:${powercloudPassword}`), powercloudHash],
    ['no context', login(`${powercloudUser}:${powercloudPassword}`), powercloudHash],
    ['another hash', LOGIN, 'f'.repeat(32)],
  ])('answers a login with %s with 200 and error code 401', async (_, authorization, hash) => {
    expect(await ask(`getContractById?id=${someContract().id}`, authorization, hash)).toEqual({
      success: false,
      errorCode: 401,
      errorMessage: 'not authorized',
    });
  });

  it('never answers an unknown function as if a record were missing', async () => {
    expect((await ask('getNothing?id=1')).errorCode).toBe(405);
  });

  it('carries one postcode in ten as a number', async () => {
    const { records } = await ask('searchContracts?limit=100&offset=0');
    const numbers = (records ?? []).filter(({ data }) => typeof data.zip === 'number');
    expect(numbers.length).toBeGreaterThanOrEqual(5);
    expect(numbers.length).toBeLessThanOrEqual(15);
  });

  it('pages over all records without a total', async () => {
    const ids: unknown[] = [];
    for (let offset = 0; ; offset += 100) {
      const { records = [] } = await ask(`searchCustomers?limit=100&offset=${offset}`);
      ids.push(...records.map(({ id }) => String(id)));
      if (records.length < 100) break;
    }
    expect(new Set(ids).size).toBe(erp.world.customers.size);
  });

  it('searches by ids and by the beginning of a last name, and by nothing else', async () => {
    const { id, customerId } = someContract();
    const lastName = erp.world.customers.at(0)?.party.lastName ?? '';
    expect((await ask(`searchContracts?contractId=${id}`)).records).toHaveLength(1);
    expect((await ask(`searchCustomers?contractId=${id}`)).records?.map((row) => String(row.id))).toEqual([customerId]);
    const found = (await ask(`searchCustomers?lastName=${encodeURIComponent(lastName.slice(0, 3).toUpperCase())}`)).records ?? [];
    expect(found.length).toBeGreaterThan(0);
    for (const { data } of found) expect(String(data.surname).toLowerCase()).toMatch(new RegExp(`^${lastName.slice(0, 3).toLowerCase()}`));
    expect((await ask('searchCustomers?email=a@example.org')).errorCode).toBe(400);
  });

  it.each(['limit=0', 'limit=101', 'offset=-1', 'limit=x'])('refuses %s', async (page) => {
    expect((await ask(`searchContracts?${page}`)).errorCode).toBe(400);
  });

  it('shows what was changed behind its back', async () => {
    const { id } = someContract();
    await fetch(`${erp.url}/__sandbox/entities/contract/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ monthlyDeposit: 7 }),
    });
    expect((await ask(`getContractById?id=${id}`)).data?.data.monthlyDeposit).toBe(7);
  });
});
