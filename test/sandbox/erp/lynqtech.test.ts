import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SANDBOX_CREDENTIALS } from '../../../sandbox/credentials.ts';
import { fixtureCases } from '../../sources/erp/fixture-cases.ts';
import { type ErpSandbox, startErp } from './start-erp.ts';

const { lynqtechKey, lynqtechClientId, lynqtechClientSecret } = SANDBOX_CREDENTIALS;
const KEY = { 'x-api-key': lynqtechKey };

let now = 1_750_000_000_000;
let erp: ErpSandbox;
beforeAll(async () => {
  erp = await startErp({ now: () => now });
});
afterAll(() => erp[Symbol.asyncDispose]());
beforeEach(() => erp.reset());

const get = async (path: string, headers: Record<string, string> = KEY) => {
  const response = await fetch(erp.url + path, { headers });
  return { status: response.status, body: z.unknown().parse(await response.json()) };
};

const rows = async (path: string) => z.array(z.looseObject({ vertragId: z.string().optional(), kundeId: z.string() })).parse((await get(path)).body);

const requestToken = (secret: string) =>
  fetch(`${erp.url}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${lynqtechClientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });

const sample = () => {
  const contract = erp.world.contracts.at(30);
  const customer = erp.world.customers.get(contract?.customerId ?? '');
  if (contract === undefined || customer === undefined) throw new Error('no sample');
  return { contract, customer };
};

describe('LynqTech sandbox', () => {
  it('answers contracts and customers with the fields of the fixtures', async () => {
    const { contract, customer } = sample();
    const namesOf = (body: unknown) => Object.keys(z.record(z.string(), z.unknown()).parse(body));
    const fixtureNames = (file: string) =>
      namesOf(fixtureCases(file).find(({ name }) => name === 'ok')?.response.body).filter((name) => !['flatId', 'altsystem'].includes(name));
    expect(namesOf((await get(`/api/vertraege/${contract.uuid}`)).body)).toEqual(expect.arrayContaining(fixtureNames('lynqtech-contract')));
    expect(namesOf((await get(`/api/kunden/${customer.uuid}`)).body)).toEqual(expect.arrayContaining(fixtureNames('lynqtech-customer')));
  });

  it('gives tokens that live two minutes', async () => {
    const token = z.object({ access_token: z.string(), expires_in: z.literal(120) }).parse(await (await requestToken(lynqtechClientSecret)).json());
    const headers = { authorization: `Bearer ${token.access_token}` };
    now += 119_999;
    expect((await get('/api/kunden?limit=1', headers)).status).toBe(200);
    now += 1;
    expect(await get('/api/kunden?limit=1', headers)).toEqual({ status: 401, body: { message: 'The incoming token has expired' } });
  });

  it('refuses wrong credentials and unknown tokens', async () => {
    expect((await requestToken('wrong')).status).toBe(401);
    expect((await get('/api/kunden', { authorization: 'Bearer guess' })).status).toBe(401);
    expect((await get('/api/kunden', { 'x-api-key': 'guess' })).status).toBe(401);
  });

  it('answers 404 with a reason for an unknown record and an empty list for an unknown key', async () => {
    expect(await get('/api/vertraege/00000000-0000-4000-8000-00000000dead')).toEqual({ status: 404, body: { fehler: 'NICHT_GEFUNDEN' } });
    expect(await get('/api/vertraege?vertragsnummer=0')).toEqual({ status: 200, body: [] });
    expect(await get('/api/vertraege?marktlokationId=59999999999')).toEqual({ status: 200, body: [] });
  });

  it('filters contracts by every key it has', async () => {
    const { contract, customer } = sample();
    for (const filter of [`vertragsnummer=${contract.id}`, `marktlokationId=${contract.marketLocationId}`, `zaehlernummer=${contract.meterNumber}`])
      expect((await rows(`/api/vertraege?${filter}`)).map(({ vertragId }) => vertragId)).toEqual([contract.uuid]);
    for (const filter of [`kundeId=${customer.uuid}`, `kundennummer=${customer.id}`])
      expect(await rows(`/api/vertraege?${filter}`)).toHaveLength(customer.contractIds.length);
  });

  it('finds a customer by the number of the older system', async () => {
    const moved = Array.from({ length: erp.world.customers.size }, (_, index) => erp.world.customers.at(index)).find((customer) => customer?.legacyId);
    expect((await rows(`/api/kunden?altKundennummer=${moved?.legacyId}`)).map(({ kundeId }) => kundeId)).toEqual([moved?.uuid]);
  });

  it('never tells a total', async () => {
    const response = await fetch(`${erp.url}/api/kunden?limit=5&offset=5`, { headers: KEY });
    expect(z.array(z.unknown()).parse(await response.json())).toHaveLength(5);
    expect([...response.headers.keys()].filter((name) => /total|count/.test(name))).toEqual([]);
  });

  it('carries JSON and XML in one field, by turns', async () => {
    const wire = z.array(z.object({ prozess: z.object({ ausloeserDaten: z.string() }) })).parse((await get('/api/vertraege?limit=10')).body);
    expect(new Set(wire.map(({ prozess }) => prozess.ausloeserDaten[0]))).toEqual(new Set(['{', '<']));
  });

  it.each(['limit=0', 'limit=101', 'offset=-1', 'farbe=rot', 'kundeId=1&kundennummer=2'])('refuses %s', async (query) => {
    expect((await get(`/api/vertraege?${query}`)).status).toBe(400);
  });
});
