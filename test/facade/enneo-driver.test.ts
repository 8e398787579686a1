import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTicketCases, playTickets } from '../support/driven-tickets.ts';
import { createEnneoDriver } from '../support/enneo-driver.ts';
import { checkContract } from '../support/enneo-rules.ts';
import { FACADE_KEY, type FacadeWorld, openFacadeWorld, serveFacade } from '../support/facade-server.ts';

let facadeWorld: FacadeWorld;
beforeAll(async () => {
  facadeWorld = await openFacadeWorld(2000);
});
afterAll(() => facadeWorld[Symbol.asyncDispose]());

const CONTRACT = {
  id: '1',
  customerId: '2',
  business: false,
  lastname: 'A',
  company: null,
  firstname: null,
  email: null,
  phone: null,
  zip: null,
  deliveryAddress: null,
  billingAddress: null,
};

describe('Enneo', () => {
  it('plays 200 tickets and agent searches: every answer keeps its rules, none is wrong, the identifiable are found', async () => {
    await using facade = await serveFacade(facadeWorld.reads);
    const driver = createEnneoDriver(facade.url, FACADE_KEY);
    const cases = createTicketCases(facadeWorld.world, 200);
    const tally = await playTickets(driver, cases, facadeWorld.world);
    expect(driver.violations).toEqual([]);
    expect(tally.wrong).toEqual([]);
    expect(tally.identifiable).toBeGreaterThan(120);
    expect(tally.missed).toEqual([]);
    expect(tally.found).toBe(tally.identifiable);
    expect(Math.min(...Object.values(driver.calls))).toBeGreaterThan(50);
  });
});

describe('the driver', () => {
  it('reports answers that break a rule, and calls that fail', async () => {
    await using facade = await serveFacade({
      ...facadeWorld.reads,
      searchCustomers: async () => ['unknown', 'unknown'],
      contractById: async () => {
        throw new Error('down');
      },
    });
    const driver = createEnneoDriver(facade.url, FACADE_KEY);
    await driver.searchAs('anybody');
    await driver.recognise({ ticketId: 1, from: null, contractNumbers: ['746839'], otherEmails: [], attributes: {} });
    expect(driver.violations).toEqual([
      'text anybody: D: every customer is there once',
      'text anybody: B does not know hit unknown',
      'text anybody: B does not know hit unknown',
      'A /enneo/contract/746839: status 500',
    ]);
  });

  it.each([
    [{ ...CONTRACT, lastname: null }, 'A: lastname is text, or null for a business'],
    [{ ...CONTRACT, business: true }, 'A: company is text, or null for a person'],
    [{ ...CONTRACT, id: 1 }, 'A: id is text of 1 to 50 characters'],
    [{ ...CONTRACT, phone: '030 1234567' }, 'A: phone has a plus sign and digits, or is null'],
    [{ ...CONTRACT, deliveryAddress: 'Street 1\n12345 City' }, 'A: deliveryAddress is one line or null'],
    [{ ...CONTRACT, agentPreview: [{ label: 'x' }] }, 'A: agentPreview is a list of lines'],
  ])('knows the rule that %j breaks', (answer, sentence) => {
    expect(checkContract(CONTRACT, '1')).toEqual([]);
    expect(checkContract(answer, '1')).toContain(sentence);
  });
});
