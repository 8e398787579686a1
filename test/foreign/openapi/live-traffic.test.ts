import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createTicketCases, playTickets } from '../../support/driven-tickets.ts';
import { createEnneoDriver } from '../../support/enneo-driver.ts';
import { askFacade, FACADE_KEY, type FacadeWorld, openFacadeWorld, serveFacade } from '../../support/facade-server.ts';
import { startPrism } from './support/start-prism.ts';

/** What Prism answers when an answer or a request does not fit the document. */
const isViolation = (body: unknown): boolean => JSON.stringify(body).includes('stoplight.io/prism/errors');

describe('live traffic through Prism’s validating proxy', () => {
  let facadeWorld: FacadeWorld;
  before(async () => {
    facadeWorld = await openFacadeWorld();
  });
  after(() => facadeWorld[Symbol.asyncDispose]());

  it('passes as Enneo makes it: 60 tickets and agent searches', async () => {
    await using facade = await serveFacade(facadeWorld.reads);
    await using prism = await startPrism(facade.url);
    const driver = createEnneoDriver(prism.url, FACADE_KEY);
    const tally = await playTickets(driver, createTicketCases(facadeWorld.world, 60), facadeWorld.world);
    assert.deepEqual({ violations: driver.violations, wrong: tally.wrong, missed: tally.missed }, { violations: [], wrong: [], missed: [] });
  });

  it('passes on every route, with hits, without, and with errors', async () => {
    const reads: typeof facadeWorld.reads = {
      ...facadeWorld.reads,
      contractById: async (id, call) => {
        if (id === 'down') throw new SourceError('ERP', 'contractById', 'unavailable');
        const found = await facadeWorld.reads.contractById(id === 'nameless' ? '746839' : id, call);
        return id !== 'nameless' || found === null ? found : { ...found, record: { ...found.record, party: { ...found.record.party, lastName: null } } };
      },
    };
    await using facade = await serveFacade(reads, { sendLegitimation: true });
    await using prism = await startPrism(facade.url);
    const expected: readonly (readonly [path: string, status: number])[] = [
      ['/enneo/contract/746839?refresh=true', 200],
      ['/enneo/contract/unknown', 404],
      ['/enneo/contract/down', 503],
      ['/enneo/contract/nameless', 502],
      ['/enneo/customer/83771', 200],
      ['/enneo/customer/unknown', 404],
      ['/enneo/contract/search?email=tom@mustermann.de&ticketId=1', 200],
      ['/enneo/contract/search?ticketId=1', 200],
      ['/enneo/search?q=Tom%20Mustermann&limit=10&offset=0', 200],
      ['/enneo/search?q=nobody-of-this-name', 200],
      ['/api/mind/contract/746839', 200],
      ['/api/mind/contract/unknown', 200],
      ['/api/mind/contract/746839/history?offset=0&limit=30', 200],
      ['/api/mind/contract/search?contractId=746839', 200],
      ['/api/mind/contract/search?lastname=Mustermann', 200],
      ['/api/mind/customer/byContractId/746839?includeAgentPreview=true', 200],
      ['/api/mind/customer/byCustomerId/83771?includeContracts=true', 200],
      ['/api/mind/customer/byCustomerId/unknown', 404],
    ];
    for (const [path, status] of expected) {
      const answer = await askFacade(prism.url, path);
      assert.deepEqual([path, answer.status, isViolation(answer.body)], [path, status, false], JSON.stringify(answer.body));
    }
    const refused = await askFacade(prism.url, '/enneo/customer/83771', { headers: { authorization: 'Bearer wrong' } });
    assert.deepEqual([refused.status, isViolation(refused.body)], [401, false]);
  });

  it('is stopped where it does not fit: the proxy looks', async () => {
    const reads = { ...facadeWorld.reads, searchCustomers: async () => ['x'.repeat(51)] };
    await using facade = await serveFacade(reads);
    await using prism = await startPrism(facade.url);
    assert.equal(isViolation((await askFacade(prism.url, '/enneo/search?q=a')).body), true);
  });
});
