import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mindHistorySchema } from '../../src/facade/mind-schema.ts';
import { wireContract } from '../../src/sources/enneo/wire-contract.ts';
import { wireHits } from '../../src/sources/enneo/wire-contract-search.ts';
import { wireCustomer } from '../../src/sources/enneo/wire-customer.ts';
import { wireHistory } from '../../src/sources/enneo/wire-ticket.ts';
import documentedHistory from '../fixtures/enneo/contract-history.json' with { type: 'json' };
import { createCall } from '../support/call-context.ts';
import { createEnneoClient } from '../support/enneo-client.ts';
import { askFacade, FACADE_KEY, type FacadeServer, type FacadeWorld, openFacadeWorld, serveFacade } from '../support/facade-server.ts';

let facadeWorld: FacadeWorld;
let facade: FacadeServer;
beforeAll(async () => {
  facadeWorld = await openFacadeWorld();
  facade = await serveFacade(facadeWorld.reads);
});
afterAll(async () => {
  await facade[Symbol.asyncDispose]();
  await facadeWorld[Symbol.asyncDispose]();
});

const ask = (path: string) => askFacade(facade.url, `/api/mind${path}`);

describe('Enneo’s own format', () => {
  it('has a contract with numbers where Enneo has numbers', async () => {
    const { status, body } = await ask('/contract/746839');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 746839,
      customerId: '83771',
      orderId: 123,
      statusCode: 5000,
      phone: 491721041689,
      gridOperatorCode: 1000000000000,
      startDate: 1661990400,
      endDate: null,
      counterNumber: '1ESY1160669167',
      deliveryAddress: 'Hugo-Junkers-Str. 5, 82031 Grünwald',
      billingAddress: 'Rechnungssstraße 24, 10587 Berlin',
      monthlyDeposit: 53,
      unpaidDebt: 109.21,
      vatRate: 0.09,
      erpUrls: [{ url: 'https://erp.example.com/vertrag/746839', logo: 'link' }],
      rawData: null,
      tabPreview: { color: 'green', icon: 'electricity' },
    });
    expect(wireContract.parse(body)).toMatchObject({ id: '746839', phone: '+491721041689' });
  });

  it('answers an unknown contract with 200 and a code', async () => {
    const { status, body } = await ask('/contract/1');
    expect({ status, body }).toEqual({ status: 200, body: { success: true, code: 'contract_not_found' } });
  });

  it('has the customer of a contract with its contracts', async () => {
    const { body } = await ask('/customer/byContractId/746839');
    expect(body).toMatchObject({ id: 83771, emailMatches: null, tags: [{ id: 2, name: 'VIP' }], contractIds: [746839], contracts: [{ id: 746839 }] });
    expect(body).not.toHaveProperty('contracts.0.agentPreview');
    expect(wireCustomer.parse(body)).toMatchObject({ id: '83771', phone: '+49123456789', contractIds: ['746839'] });
  });

  it('has a customer by id, with contracts and preview only when asked for', async () => {
    expect((await ask('/customer/byCustomerId/83771')).body).not.toHaveProperty('contracts');
    const { body } = await ask('/customer/byCustomerId/83771?includeContracts=true&includeAgentPreview=true');
    expect(body).toHaveProperty('contracts.0.agentPreview.0.value', 'Flex 24');
  });

  it.each(['/customer/byCustomerId/1', '/customer/byContractId/1'])('answers 404 on %s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'customer_not_found' });
  });

  it('has the tickets of a contract as Enneo sends them, oldest first, by page', async () => {
    const { body } = await ask('/contract/746839/history');
    expect(body).toMatchObject({ tickets: [{ id: 376189, channel: 'email', createdAt: '2022-12-13 22:18:06', contractId: '746839' }] });
    expect((await ask('/contract/746839/history?offset=1&limit=5')).body).toEqual({ tickets: [] });
    expect((await ask('/contract/1/history')).body).toEqual({ tickets: [] });
  });

  it('hands on of a ticket what Enneo documents, and nothing else it may have sent', async () => {
    const history = await facadeWorld.reads.historyOf('746839', { ...createCall(), credential: 'one', policy: { maxAgeMs: null, onlyIfCached: false } });
    const [sent = expect.fail()] = wireHistory.parse(documentedHistory).tickets?.records ?? [];
    const secretive = { ...sent, rawData: { erp: 'secret' }, raw: { ...sent.raw, customer: { iban: 'secret' }, internalNotes: 'secret' } };
    await using other = await serveFacade({ ...facadeWorld.reads, historyOf: async () => [secretive, ...history] });
    const { body } = await askFacade(other.url, '/api/mind/contract/746839/history');
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(mindHistorySchema.parse(body)).toEqual(body);
    // Agents' phones come without their spaces.
    const {
      customer: _customer,
      rawData: _rawData,
      ...documented
    } = JSON.parse(JSON.stringify(documentedHistory).replaceAll('+49 123 456789', '+49123456789')).tickets[0];
    expect(body).toMatchObject({ tickets: [documented, {}] });
  });

  it('has a search with one item or none, and similarity 1 on an exact id', async () => {
    const { body } = await ask('/contract/search?contractId=746839');
    expect(wireHits.parse(body).records).toMatchObject([
      { id: '746839', similarity: 1, customerLegitimation: null, contract: { id: '746839' }, customer: { id: '83771' } },
    ]);
    expect((await ask('/contract/search?email=tom@mustermann.de')).body).toMatchObject([{ id: 746839, similarity: 0.9 }]);
    expect((await ask('/contract/search?lastname=Mustermann')).body).toEqual([]);
  });

  it('is what our own client of Enneo reads', async () => {
    await using client = createEnneoClient(facade.url, FACADE_KEY);
    const call = createCall();
    expect(await client.enneo.contractById('1', call)).toBeNull();
    expect(await client.enneo.customerById('1', call)).toBeNull();
    expect(await client.enneo.customerByContractId('746839', call)).toMatchObject({ id: '83771', contracts: [{ id: '746839', productName: 'Flex 24' }] });
    const [ticket = expect.fail()] = await client.enneo.contractHistory('746839', call);
    const [original = expect.fail()] = await facadeWorld.reads.historyOf('746839', {
      ...call,
      credential: 'one',
      policy: { maxAgeMs: null, onlyIfCached: false },
    });
    expect({ ...ticket, raw: null, rawData: null }).toEqual({ ...original, raw: null, rawData: null });
  });
});
