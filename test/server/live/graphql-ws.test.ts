import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { toContractEntry, toCustomerEntry } from '../../../src/store/search/to-search-entry.ts';
import { contractOf, customerOf, installOf, milestoneOf, noteOf, ticketOf } from '../../store/records.ts';
import { type LiveServer, READER, startLiveServer } from '../../support/live-server.ts';
import { embeddedPlace, type StorePlace } from '../../support/on-both-engines.ts';

let place: StorePlace;
let server: LiveServer;
let client: Client;
beforeAll(async () => {
  place = await embeddedPlace();
  server = await startLiveServer(place);
  client = createClient({ url: server.wsUrl, webSocketImpl: WebSocket, connectionParams: { authorization: `Bearer ${READER}` }, retryAttempts: 0 });
});
afterAll(async () => {
  await client.dispose();
  await server.stop();
  await place.drop();
});

const CHANGE = 'change { type kind previousStatus status previousCompletedDate completedDate }';

/** A subscription that is known to be heard: it is told of a ticket of its own first. */
const subscribe = async (query: string, variables: Record<string, unknown> = {}) => {
  const answers = client.iterate({ query, variables });
  const first = answers.next();
  await heard();
  let isFirst = true;
  const next = async () => {
    const { value } = await (isFirst ? first : answers.next());
    isFirst = false;
    return value;
  };
  return { next, end: () => answers.return?.() };
};

/** Answers once the server has taken all this client asked before: it answers a connection in order. */
const heard = async (): Promise<unknown> => {
  const { value } = await client.iterate({ query: '{ __typename }' }).next();
  return value;
};

const now = (): string => new Date().toISOString();
let at = Date.now();
/** Later than any write before. */
const fetchedAt = (): number => {
  at += 1;
  return at;
};

describe('a subscription over graphql-transport-ws', () => {
  it('tells how a contract changed, with the contract as it is now and where that came from', async () => {
    const write = async (status: 'active' | 'terminated') => {
      const record = contractOf('v-1', { status, customer: { source: 'erp', kind: 'customer', id: 'k-1' } });
      await server.store.mirror.writeSearchable('contract', [{ record, fetchedAt: fetchedAt(), search: toContractEntry(record) }]);
    };
    await write('active');
    const { next, end } = await subscribe(
      `subscription ($id: ID!) { contractChanged(id: $id) { ${CHANGE} contract { id status freshness { source stale } } } }`,
      { id: 'v-1' },
    );
    await write('terminated');
    expect(await next()).toMatchObject({
      data: {
        contractChanged: {
          change: { type: 'CONTRACT_CHANGED', kind: 'CHANGED', previousStatus: 'active', status: 'terminated', completedDate: null },
          contract: { id: 'v-1', status: 'TERMINATED', freshness: { source: 'ERP', stale: false } },
        },
      },
      extensions: { sources: [{ source: 'ERP', state: 'CACHED', calls: 0 }] },
    });
    await server.store.mirror.deleteSearchable('contract', [{ id: 'v-1', source: 'erp' }], fetchedAt());
    expect(await next()).toMatchObject({ data: { contractChanged: { change: { kind: 'REMOVED', status: null }, contract: null } } });
    await end();
  });

  it('tells of a customer', async () => {
    const { next, end } = await subscribe(`subscription { customerChanged(id: "k-2") { ${CHANGE} customer { id } } }`);
    const record = customerOf('k-2');
    await server.store.mirror.writeSearchable('customer', [{ record, fetchedAt: fetchedAt(), search: toCustomerEntry(record) }]);
    expect(await next()).toMatchObject({ data: { customerChanged: { change: { type: 'CUSTOMER_CHANGED', kind: 'ADDED' }, customer: { id: 'k-2' } } } });
    await end();
  });

  it('tells of tickets that come to a contract and of those that leave it', async () => {
    const { next, end } = await subscribe(`subscription { ticketChanged(contractId: "v-3") { ${CHANGE} ticket { id contractId } } }`);
    const move = (contractId: string) =>
      server.store.mirror.write('ticket', [{ record: ticketOf('t-3', { contractId, createdAt: now() }), fetchedAt: fetchedAt() }]);
    await move('v-3');
    await move('elsewhere');
    expect(await next()).toMatchObject({ data: { ticketChanged: { change: { kind: 'ADDED', status: 'open' }, ticket: { id: 't-3' } } } });
    expect(await next()).toMatchObject({ data: { ticketChanged: { change: { kind: 'CHANGED' }, ticket: { id: 't-3', contractId: 'elsewhere' } } } });
    await end();
  });

  it('tells of an install on hold once, by what says most', async () => {
    const write = (name: string, id: string) =>
      server.store.mirror.write('install', [{ record: { ...installOf(4, 5, 'x'), updatedAt: now(), status: { id, name } }, fetchedAt: fetchedAt() }]);
    await write('Active', '1');
    const { next, end } = await subscribe(`subscription { installChanged(id: "4") { ${CHANGE} install { status { name } } } }`);
    await write('On Hold', '4');
    await write('Voided', '9');
    expect(await next()).toMatchObject({
      data: {
        installChanged: { change: { type: 'INSTALL_ON_HOLD', previousStatus: 'Active', status: 'On Hold' }, install: { status: { name: expect.any(String) } } },
      },
    });
    expect(await next()).toMatchObject({
      data: { installChanged: { change: { type: 'INSTALL_VOIDED', previousStatus: 'On Hold' }, install: { status: { name: 'Voided' } } } },
    });
    await end();
  });

  it('tells of a completed milestone and of a new note', async () => {
    const write = (date: string | null) => server.store.mirror.write('milestone', [{ record: milestoneOf('6', 7, 'Permit', date), fetchedAt: fetchedAt() }]);
    await write(null);
    const milestones = await subscribe(`subscription { milestoneChanged(installId: "6") { ${CHANGE} milestone { id completedDate } } }`);
    const notes = await subscribe(`subscription { noteAdded(installId: "6") { ${CHANGE} note { id text } } }`);
    await write('2025-06-14');
    await server.store.mirror.write('note', [{ record: noteOf('n-6', '6', now()), fetchedAt: fetchedAt() }]);
    expect(await milestones.next()).toMatchObject({
      data: {
        milestoneChanged: {
          change: { type: 'MILESTONE_COMPLETED', previousCompletedDate: null, completedDate: '2025-06-14' },
          milestone: { id: '6-7', completedDate: '2025-06-14' },
        },
      },
    });
    expect(await notes.next()).toMatchObject({ data: { noteAdded: { change: { type: 'NOTE_ADDED', kind: 'ADDED' }, note: { id: 'n-6', text: 'a note' } } } });
    await Promise.all([milestones.end(), notes.end()]);
  });

  it('hears nothing of other records, nor of what does not change', async () => {
    const { next, end } = await subscribe('subscription { ticketChanged(contractId: "v-7") { ticket { id } } }');
    const write = (id: string, contractId: string, raw = {}) =>
      server.store.mirror.write('ticket', [
        { record: ticketOf(id, { contractId, raw, createdAt: '2025-01-01T00:00:00Z', modifiedAt: now().slice(0, 10) }), fetchedAt: fetchedAt() },
      ]);
    await write('t-7', 'v-8');
    await write('t-7', 'v-8', { answered: 'later' });
    await write('t-8', 'v-7');
    expect(await next()).toMatchObject({ data: { ticketChanged: { ticket: { id: 't-8' } } } });
    await end();
  });

  it('answers queries and mutations with one answer, as HTTP does', async () => {
    expect(await heard()).toEqual({ data: { __typename: 'Query' }, extensions: { sources: [], cost: { estimated: 0, limit: 2000 } } });
    const { value } = await client.iterate({ query: '{ contract(id: "v-9") { id } }' }).next();
    expect(value).toMatchObject({ data: { contract: null }, errors: [{ extensions: { code: 'SOURCE_UNAVAILABLE', source: 'ERP' } }] });
  });
});

describe('what cannot be subscribed to', () => {
  const errorsOf = async (query: string, variables: Record<string, unknown> = {}): Promise<unknown> =>
    client
      .iterate({ query, variables })
      .next()
      .catch((errors: unknown) => errors);

  it.each([
    ['no document', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { everythingChanged { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two things at once',
      'subscription { contractChanged(id: "1") { change { id } } customerChanged(id: "1") { change { id } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a literal of the wrong type', 'subscription { contractChanged(id: [1]) { change { id } } }', 'BAD_USER_INPUT'],
    [
      'too many aliases',
      `subscription { contractChanged(id: "1") { change { ${Array.from({ length: 31 }, (_, index) => `a${index}: id`).join(' ')} } } }`,
      'QUERY_TOO_LARGE',
    ],
  ])('is refused with a code before it starts: %s', async (_, query, code) => {
    expect(await errorsOf(query)).toMatchObject([{ extensions: { code } }]);
  });

  it('names the argument that is wrong', async () => {
    const query = 'subscription ($id: ID!) { contractChanged(id: $id) { change { id } } }';
    expect(await errorsOf(query, { id: ' 1' })).toMatchObject([{ path: ['contractChanged'], extensions: { code: 'BAD_USER_INPUT', argument: 'id' } }]);
    expect(await errorsOf(query, { id: null })).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'id' } }]);
    expect(server.log.filter((line) => line.includes('unexpected error'))).toEqual([]);
  });

  it('is a subscription by plain HTTP, and says how it can', async () => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', authorization: `Bearer ${READER}` },
      body: JSON.stringify({ query: 'subscription { contractChanged(id: "1") { change { id } } }' }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringContaining('text/event-stream'), extensions: { code: 'BAD_REQUEST' } }] });
  });
});
