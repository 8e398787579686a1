import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFacade, type FacadeServer, type FacadeWorld, openFacadeWorld, serveFacade } from '../support/facade-server.ts';

let facadeWorld: FacadeWorld;
let facade: FacadeServer;
let strict: FacadeServer;
beforeAll(async () => {
  facadeWorld = await openFacadeWorld();
  facade = await serveFacade(facadeWorld.reads);
  strict = await serveFacade(facadeWorld.reads, { strict: true, sendLegitimation: true, erpLink: null });
});
afterAll(async () => {
  await facade[Symbol.asyncDispose]();
  await strict[Symbol.asyncDispose]();
  await facadeWorld[Symbol.asyncDispose]();
});

const toIds = (hits: unknown): readonly unknown[] => (Array.isArray(hits) ? hits : []);

const ask = (path: string, init = {}) => askFacade(facade.url, path, init);

describe('call A', () => {
  it('answers a contract in the documented shape, ids as text, addresses in one line', async () => {
    const { status, headers, body } = await ask('/enneo/contract/746839');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({
      id: '746839',
      customerId: '83771',
      business: false,
      firstname: 'John',
      lastname: 'Doe',
      company: null,
      email: 'johndoe@example.com',
      phone: '+491721041689',
      deliveryAddress: 'Hugo-Junkers-Str. 5, 82031 Grünwald',
      billingAddress: 'Rechnungssstraße 24, 10587 Berlin',
      zip: '82031',
      energy: 'electricity',
      status: 'active',
      counterNumber: '1ESY1160669167',
      productName: 'Flex 24',
      gridOperatorCode: '1000000000000',
      startDate: 1661990400,
      endDate: null,
      erpUrls: [{ url: 'https://erp.example.com/vertrag/746839', icon: '/icons/link.svg' }],
      freshness: { asOf: '2025-06-15T08:00:00.000Z', stale: false },
    });
  });

  it('shows agents tariff with prices, instalment, consumption, install and open tickets, in German', async () => {
    const { body } = await ask('/enneo/contract/746839');
    const url = 'https://erp.example.com/vertrag/746839';
    expect(body).toMatchObject({
      agentPreview: [
        { url, type: 'string', label: 'Tarif', value: 'Flex 24', tooltip: 'Arbeitspreis: 9,00 ct/kWh<br>Grundpreis: 0,09 €/Jahr' },
        { url, type: 'string', label: 'Abschlag', value: '53,00 € monatlich', tooltip: null },
        { url: null, type: 'string', label: 'Verbrauch', value: '3.477 kWh/Jahr', tooltip: null },
        { url: null, type: 'string', label: 'Solaranlage', value: 'Status 1', tooltip: 'Nächster Schritt: Installation (bis 20.06.2025)' },
        { url: null, type: 'string', label: 'Offene Tickets', value: '1', tooltip: null },
      ],
    });
  });

  it('answers a JSON 404 for an unknown id', async () => {
    const { status, body } = await ask('/enneo/contract/VN-0');
    expect({ status, body }).toEqual({ status: 404, body: { success: false, code: 'contract_not_found', message: 'No contract has this id.' } });
  });

  it('answers no ERP links without a template', async () => {
    expect((await askFacade(strict.url, '/enneo/contract/746839')).body).toMatchObject({ erpUrls: [] });
  });
});

describe('call B', () => {
  it('answers a customer with the ids of its contracts', async () => {
    const { status, body } = await ask('/enneo/customer/83771');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: '83771',
      contractIds: ['746839'],
      business: false,
      company: null,
      salutation: 'Herr',
      lastname: 'Mustermann',
      billingAddress: null,
    });
  });

  it('answers a company without a last name', async () => {
    const company = [...Array(facadeWorld.world.customers.size).keys()]
      .map((index) => facadeWorld.world.customers.at(index))
      .find((one) => one?.party.business);
    const { body } = await ask(`/enneo/customer/${company?.id}`);
    expect(body).toMatchObject({ business: true, company: company?.party.company, lastname: null });
  });

  it('answers a JSON 404 for an unknown id', async () => {
    const { status, body } = await ask('/enneo/customer/C-0');
    expect(status).toBe(404);
    expect(body).toMatchObject({ success: false, code: 'customer_not_found' });
  });
});

describe('call C', () => {
  it.each([
    ['GET', '/enneo/contract/search?ticketId=1&email=tom@mustermann.de', {}],
    ['POST', '/enneo/contract/search', { json: { ticketId: 1, email: 'tom@mustermann.de' } }],
  ])('finds by the sender’s e-mail alone with %s', async (_, path, init) => {
    expect((await ask(path, init)).body).toEqual({ contractId: '746839', customerId: '83771' });
  });

  it.each([
    ['a last name alone', { lastname: 'Mustermann' }],
    ['only the ticket', { ticketId: 5 }],
    ['unknown keys', { meterReading: '18342', ticketId: 5 }],
    ['nothing', {}],
    ['nulls', { email: null, contractId: null }],
    ['somebody unknown', { email: 'nobody@example.com' }],
  ])('answers {} for %s', async (_, json) => {
    const { status, body } = await ask('/enneo/contract/search', { json });
    expect({ status, body }).toEqual({ status: 200, body: {} });
  });

  it('answers the customer with a contract of null when several contracts may be meant, and {} in strict mode', async () => {
    const customers = [...Array(facadeWorld.world.customers.size).keys()].map((index) => facadeWorld.world.customers.at(index));
    const many = customers.find((customer) => (customer?.contractIds.length ?? 0) > 5);
    const json = { customerId: many?.id };
    expect((await ask('/enneo/contract/search', { json })).body).toEqual({ contractId: null, customerId: many?.id });
    expect((await askFacade(strict.url, '/enneo/contract/search', { json })).body).toEqual({});
  });

  it('sends the legitimation only where configured', async () => {
    const json = { contractId: '746839', postalCode: '82031', lastname: 'Doe' };
    expect((await ask('/enneo/contract/search', { json })).body).toEqual({ contractId: '746839', customerId: '83771' });
    expect((await askFacade(strict.url, '/enneo/contract/search', { json })).body).toEqual({
      contractId: '746839',
      customerId: '83771',
      customerLegitimation: 20,
      customerLegitimationMessage: expect.stringContaining('match'),
    });
  });
});

describe('call D', () => {
  it('answers customer ids, at most ten', async () => {
    expect((await ask('/enneo/search?q=Tom%20Mustermann&limit=10&offset=0')).body).toEqual([{ id: '83771' }]);
    expect((await ask('/enneo/search?q=a&limit=50')).body).toHaveLength(10);
    expect((await ask('/enneo/search?q=a&limit=3')).body).toHaveLength(3);
  });

  it('goes on at the offset', async () => {
    const [all, rest] = await Promise.all([ask('/enneo/search?q=a'), ask('/enneo/search?q=a&offset=4')]);
    expect(rest.body).toEqual(expect.arrayContaining(toIds(all.body).slice(4)));
    expect(rest.body).not.toEqual(expect.arrayContaining(toIds(all.body).slice(0, 1)));
  });

  it.each(['', '%20%09', '%00', '%E2%80%8F', 'nobody-of-this-name'])('answers [] for the text %j', async (q) => {
    const { status, body } = await ask(`/enneo/search?q=${q}`);
    expect({ status, body }).toEqual({ status: 200, body: [] });
  });
});
