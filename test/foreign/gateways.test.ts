import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Answer, ask } from './support/ask.ts';
import { DEMO_KEY } from './support/busbar.ts';
import { co2Savings, loyaltyPoints } from './support/crm.ts';
import { type Federation, startFederation } from './support/federation.ts';
import { gateways, type RunningGateway } from './support/gateways.ts';
import { erpIds, findSixRecords, TOM } from './support/records.ts';

const NOBODY = '999999999';
/** Ids have at most 50 characters. */
const MALFORMED = '9'.repeat(51);

let federation: Federation;
before(async () => {
  federation = await startFederation();
});
after(async () => {
  assert.equal(await federation.stop(), 0, 'Busbar ends with exit code 0');
});

const askBusbar = (query: string, variables: object = {}): Promise<Answer> => ask(federation.busbar.url, query, variables, DEMO_KEY);
/** How many references each request asked Busbar for; 0: it was no `_entities` request. */
const referencesAskedOfBusbar = (): readonly number[] => federation.busbarTap.requests.map(({ references }) => references.length);
const kindsAskedOf = (tap: Federation['crmTap']): readonly string[] =>
  tap.requests.flatMap(({ references }) => references.map((reference) => reference.__typename)).sort();

for (const { name, start } of gateways) {
  describe(name, () => {
    let gateway: RunningGateway;
    const askGateway = (query: string, variables: object = {}): Promise<Answer> => ask(gateway.url, query, variables, DEMO_KEY);

    before(async () => {
      gateway = await start(federation.members);
    });
    after(() => gateway.stop());
    beforeEach(() => {
      federation.busbarTap.forget();
      federation.crmTap.forget();
    });

    it('adds what the CRM knows to a customer of Busbar and to his contracts', async () => {
      const { data, errors } = await askGateway(
        'query ($id: ID!) { customer(id: $id) { party { name } loyaltyPoints contracts { nodes { id status co2Savings } } } }',
        { id: TOM },
      );
      assert.equal(errors, undefined);
      assert.deepEqual(data, {
        customer: {
          party: { name: 'Tom Mustermann' },
          loyaltyPoints: loyaltyPoints(TOM),
          contracts: { nodes: [{ id: '746839', status: 'ACTIVE', co2Savings: co2Savings('746839') }] },
        },
      });
      assert.deepEqual(referencesAskedOfBusbar(), [0]);
      assert.deepEqual(kindsAskedOf(federation.crmTap), ['Contract', 'Customer']);
    });

    it('asks Busbar once for fifty customers the CRM points at', async () => {
      const ids = await erpIds(federation.busbar, 'customer', 50);
      const { data, errors } = await askGateway('query ($ids: [ID!]!) { customersById(ids: $ids) { id number loyaltyPoints } }', { ids });
      assert.equal(errors, undefined);
      assert.deepEqual(data, { customersById: ids.map((id) => ({ id, number: id, loyaltyPoints: loyaltyPoints(id) })) });
      assert.deepEqual(referencesAskedOfBusbar(), [50]);
    });

    it('asks Busbar once for fifty contracts, and goes on from them to customers and tickets inside Busbar', async () => {
      const ids = await erpIds(federation.busbar, 'contract', 50);
      const fields = 'id customer { id } tickets(first: 2) { nodes { id } }';
      const { data, errors } = await askGateway(`query ($ids: [ID!]!) { contractsById(ids: $ids) { co2Savings ${fields} } }`, { ids });
      assert.equal(errors, undefined);
      const representations = ids.map((id) => ({ __typename: 'Contract', id }));
      const asked = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Contract { ${fields} } } }`;
      const { data: told } = await askBusbar(asked, { representations });
      const entities: unknown = told?._entities;
      assert.ok(Array.isArray(entities));
      assert.deepEqual(data, { contractsById: ids.map((id, at) => ({ co2Savings: co2Savings(id), ...entities[at] })) });
      assert.deepEqual(referencesAskedOfBusbar(), [50]);
    });

    it('finds all six entities by their keys, in no more than a request for each', async () => {
      const about = await findSixRecords(federation.busbar);
      const { data, errors } = await askGateway(
        `query ($about: ComplaintInput!) { complaint(about: $about) {
          customer { number } contract { number } ticket { subject } install { status { name } } milestone { title } note { text }
        } }`,
        { about },
      );
      assert.equal(errors, undefined);
      const { data: told } = await askBusbar(
        `query ($customerId: ID! $contractId: ID! $ticketId: ID! $installId: ID! $milestoneId: ID! $noteId: ID!) {
          customer(id: $customerId) { number } contract(id: $contractId) { number } ticket(id: $ticketId) { subject }
          install(id: $installId) { status { name } } milestone(id: $milestoneId) { title } note(id: $noteId, installId: $installId) { text }
        }`,
        about,
      );
      assert.deepEqual(data, { complaint: told });
      assert.deepEqual(kindsAskedOf(federation.busbarTap), ['Contract', 'Customer', 'Install', 'Milestone', 'Note', 'Ticket']);
      assert.ok(federation.busbarTap.requests.length <= 6);
    });

    it('keeps what the CRM knows of a customer who is not in Busbar, without an error', async () => {
      const { data, errors } = await askGateway('query ($ids: [ID!]!) { customersById(ids: $ids) { id iban loyaltyPoints } }', { ids: [NOBODY] });
      assert.equal(errors, undefined);
      assert.deepEqual(data, { customersById: [{ id: NOBODY, iban: null, loyaltyPoints: loyaltyPoints(NOBODY) }] });
    });

    it('passes on the code of an error of Busbar, and the customers beside it', async () => {
      const { data, errors } = await askGateway('query ($ids: [ID!]!) { customersById(ids: $ids) { id party { name } } }', { ids: [MALFORMED, TOM] });
      assert.deepEqual(data, { customersById: [null, { id: TOM, party: { name: 'Tom Mustermann' } }] });
      assert.equal(errors?.[0]?.extensions?.code, 'BAD_USER_INPUT');
    });

    it('sends nobody else’s key: without one, only the CRM answers', async () => {
      const { data, errors } = await ask(gateway.url, 'query ($ids: [ID!]!) { customersById(ids: $ids) { id iban loyaltyPoints } }', { ids: [TOM] });
      assert.deepEqual(data, { customersById: [{ id: TOM, iban: null, loyaltyPoints: loyaltyPoints(TOM) }] });
      assert.equal(errors?.[0]?.extensions?.code, 'UNAUTHENTICATED');
      assert.deepEqual(
        federation.busbarTap.requests.map(({ authorization }) => authorization),
        [undefined],
      );
    });

    it('keeps Busbar’s key from the CRM', async () => {
      await askGateway('query ($id: ID!) { customer(id: $id) { number loyaltyPoints } }', { id: TOM });
      assert.deepEqual(
        federation.busbarTap.requests.map(({ authorization }) => authorization),
        [`Bearer ${DEMO_KEY}`],
      );
      assert.deepEqual(
        federation.crmTap.requests.map(({ authorization }) => authorization),
        [undefined],
      );
    });
  });
}
