import { fastify } from 'fastify';
import { buildSchema, graphql } from 'graphql';
import { landingRoutes } from '../../src/server/landing/landing-routes.ts';
import { playgroundRoutes } from '../../src/server/playground/playground-routes.ts';
import { readSamples } from '../../src/server/playground/samples.ts';

const ROOT = new URL('../../', import.meta.url);

/** Enough of the graph for introspection, completion and the docs; answers are canned. */
const schema = buildSchema(`
  type Query { "A customer of the ERP." customer(id: ID!): Customer }
  type Customer { id: ID! party: Party! contracts(first: Int): ContractConnection installs: [Install!] }
  type Party { name: String email: String }
  type ContractConnection { nodes: [Contract!]! }
  type Contract { id: ID! status: String! energy: String! meterNumber: String deliveryAddress: Address tickets(first: Int): TicketConnection }
  type Address { line: String }
  type TicketConnection { nodes: [Ticket!]! }
  type Ticket { id: ID! subject: String status: String! createdAt: String }
  type Install { id: ID! status: InstallStatus milestones: [Milestone!] notes(first: Int): NoteConnection }
  type InstallStatus { name: String! }
  type Milestone { id: ID! title: String dueDate: String completedDate: String }
  type NoteConnection { nodes: [Note!]! }
  type Note { id: ID! text: String! createdAt: String! }
`);

const DATA = {
  customer: {
    id: '83771',
    party: { name: 'Tom Mustermann', email: 'tom@example.org' },
    contracts: {
      nodes: [{ id: '746839', status: 'ACTIVE', energy: 'ELECTRICITY', tickets: { nodes: [{ id: '376189', subject: 'Abschlag ändern', status: 'OPEN' }] } }],
    },
    installs: [{ id: '5120', status: { name: 'Permit approved' }, milestones: [{ id: '901', title: 'Site survey', completedDate: '2025-03-04' }] }],
  },
};

const call = (source: string, method: string, path: string, batchSize: number, startedMs: number, ms: number, status = 200, outcome = 'ok') => ({
  source,
  operation: 'stub',
  method,
  path,
  batchSize,
  startedMs,
  ms,
  status,
  outcome,
});

const CALLS = [
  call('ERP', 'GET', '/portal/customer/{id}', 1, 1, 34.2),
  call('ERP', 'GET', '/portal/customer/{id}/contracts', 1, 36, 58.9),
  call('ENERFLO', 'GET', '/api/v3/customers?email={email}', 1, 36, 71.4),
  call('ENNEO', 'POST', '/api/mind/ticket/search', 10, 96, 48.3),
  call('ENERFLO', 'GET', '/api/v3/installs/{id}', 1, 108, 66.1),
  call('ENERFLO', 'GET', '/api/v1/notes', 1, 109, 82.5, 503, 'unavailable'),
];

const SOURCES = [
  { source: 'ERP', state: 'LIVE', asOf: '2025-11-21T11:40:02Z', calls: 2, ms: 93.1 },
  { source: 'ENNEO', state: 'LIVE', asOf: '2025-11-21T11:40:02Z', calls: 1, ms: 48.3 },
  { source: 'ENERFLO', state: 'FAILED', asOf: null, calls: 3, ms: 220 },
];

const answer = (withCalls: boolean) => ({ data: DATA, extensions: { sources: SOURCES, ...(withCalls ? { calls: CALLS } : {}) } });

export interface StubServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** The landing page, the playground and a `/graphql` that knows one key and one answer, on a free port. */
export const startStubServer = async (): Promise<StubServer> => {
  const app = fastify({ forceCloseConnections: true });
  const samples = readSamples(new URL('src/server/playground/samples/', ROOT));
  await app.register(playgroundRoutes({ defaultApiKey: 'busbar-demo', distFolder: new URL('playground/dist/', ROOT), samples }));
  await app.register(
    landingRoutes({
      samples,
      readSources: () => [
        {
          name: 'ENNEO',
          state: 'up',
          lastSuccessAt: '2025-11-21T11:40:02.120Z',
          lastFailureAt: null,
          lastFailure: null,
          callsLastMinute: 42,
          failuresLastMinute: 0,
          openOperations: [],
        },
        {
          name: 'ERP',
          state: 'down',
          lastSuccessAt: '2025-11-21T11:31:17.004Z',
          lastFailureAt: null,
          lastFailure: 'timeout',
          callsLastMinute: 7,
          failuresLastMinute: 3,
          openOperations: ['customersByIds'],
        },
        {
          name: 'ENERFLO',
          state: 'unused',
          lastSuccessAt: null,
          lastFailureAt: null,
          lastFailure: null,
          callsLastMinute: 0,
          failuresLastMinute: 0,
          openOperations: [],
        },
      ],
    }),
  );
  app.post<{ Body: { query: string; operationName?: string } }>('/graphql', async (request, reply) => {
    if (request.headers.authorization !== 'Bearer busbar-demo') {
      return reply.code(401).send({ errors: [{ message: 'An API key is needed.', extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    if (request.body.operationName === 'IntrospectionQuery') return graphql({ schema, source: request.body.query });
    return answer(request.headers['x-busbar-calls'] === '1');
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { origin, close: () => app.close() };
};
