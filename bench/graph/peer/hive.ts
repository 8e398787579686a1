import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { defineConfig, getComposedSchemaFromConfig } from '@graphql-mesh/compose-cli';
import { useJIT } from '@graphql-mesh/plugin-jit';
import { DefaultLogger } from '@graphql-mesh/utils';
import { type JSONSchemaOperationConfig, loadJSONSchemaSubgraph } from '@omnigraph/json-schema';
import { readSettings } from './settings.ts';

/** Hive Gateway with its REST handler, JIT on: the sources' own shapes, joined by additional resolvers as its documentation does it. */
const settings = readSettings(process.env);
const { enneo, erp, enerflo } = settings;

type JSONSchemaObject = Exclude<NonNullable<JSONSchemaOperationConfig['responseSchema']>, string>;

const text: JSONSchemaObject = { type: 'string' };
const number: JSONSchemaObject = { type: 'number' };
const object = (title: string, properties: Readonly<Record<string, JSONSchemaObject>>): JSONSchemaObject => ({ type: 'object', title, properties });
const list = (items: JSONSchemaObject): JSONSchemaObject => ({ type: 'array', items });
const whole: JSONSchemaObject = { type: 'integer' };

const person = { title: text, firstName: text, surname: text, company: text, emailPrivate: text, street: text, houseNumber: text, zip: {}, city: text };
const contract = object('Contract', {
  ...{
    ...person,
    title: text,
    id: text,
    statusCode: whole,
    status: text,
    statusCodeTitle: text,
    energy: text,
    startDate: whole,
    endDate: whole,
    counterNumber: text,
  },
  ...{ marketLocationIdentifier: text, productName: text, monthlyDeposit: number, unpaidDebt: text },
});
const ticket = object('Ticket', { id: text, subject: text, status: text, priority: text, channel: text, direction: text, createdAt: text });
const milestone = object('Milestone', { id: whole, sequence: whole, title: text, due_date: text, completed_date: text });
const install = object('Install', { id: whole, created_at: text, system_size: number, status_id: whole, status_name: text, all_milestones: list(milestone) });
const note = object('Note', { note_id: whole, id: whole, note: text, created_at: text, deleted_at: text });

const get = (field: string, path: string, argTypeMap: Record<string, JSONSchemaObject>, responseSchema: JSONSchemaObject) =>
  ({ type: 'Query', field, path, method: 'GET', argTypeMap, responseSchema }) as const;

const basic = `Basic ${Buffer.from(`client#${erp.user}:${erp.password}`).toString('base64')}`;
const composeConfig = defineConfig({
  subgraphs: [
    {
      sourceHandler: loadJSONSchemaSubgraph('Erp', {
        endpoint: `${erp.url}/rest:client/${erp.key}`,
        operationHeaders: { authorization: basic, accept: 'text/json' },
        operations: [
          get(
            'customerById',
            '/getCustomerById?id={args.id}',
            { id: text },
            object('CustomerAnswer', { data: object('CustomerRecord', { data: object('Customer', { ...person, id: text }) }) }),
          ),
          get(
            'contractsByCustomerId',
            '/getContractsByCustomerId?id={args.id}&limit=100&offset=0',
            { id: text },
            object('ContractsAnswer', { records: list(object('ContractRecord', { data: contract })) }),
          ),
        ],
      }),
    },
    {
      sourceHandler: loadJSONSchemaSubgraph('Enneo', {
        endpoint: enneo.url,
        operationHeaders: { authorization: `Bearer ${enneo.token}`, 'content-type': 'application/json' },
        operations: [
          {
            ...{ type: 'Query', field: 'searchTickets', path: '/api/mind/ticket/search', method: 'POST' },
            requestSchema: object('TicketSearch', {
              ...{ limit: whole, offset: whole, orderByField: text, orderByDirection: text, ticketScope: text },
              filters: list(object('TicketFilter', { key: text, comparator: text, values: list(text) })),
            }),
            responseSchema: object('TicketsAnswer', { tickets: list(ticket) }),
          },
        ],
      }),
    },
    {
      sourceHandler: loadJSONSchemaSubgraph('Enerflo', {
        endpoint: enerflo.url,
        operationHeaders: { 'api-key': enerflo.key },
        operations: [
          get(
            'enerfloCustomers',
            '/api/v1/customers?search={args.text}&page=1&pageSize=100',
            { text },
            object('EnerfloCustomersAnswer', { data: list(object('EnerfloCustomer', { external_id: text, surveys: {} })) }),
          ),
          get('installById', '/api/v3/installs/{args.id}', { id: text }, install),
          get(
            'notesSince',
            '/api/v3/installs/notes?page={args.page}&pageSize=100&orderDir=asc&created_after={args.after}',
            { page: whole, after: text },
            object('NotesAnswer', { totalPages: whole, notes: list(note) }),
          ),
        ],
      }),
    },
  ],
  additionalTypeDefs: /* GraphQL */ `
    extend type Customer {
      contracts: [Contract!]
      installs: [Install!]
    }
    extend type Contract {
      tickets: [Ticket!]
    }
    extend type Install {
      notes: [Note!]
    }
  `,
});

const config = { ...composeConfig, cwd: process.cwd(), fetch: globalThis.fetch };
const supergraph = await getComposedSchemaFromConfig(config, new DefaultLogger('compose'));

interface Root {
  readonly id: string;
}
interface Install {
  readonly id: number;
  readonly created_at: string;
}
type Call = <T>(options: object) => Promise<T>;
/** Each subgraph's root fields, as the gateway puts them into the context. */
interface Sdk {
  readonly Erp: { readonly Query: { readonly contractsByCustomerId: Call } };
  readonly Enneo: { readonly Query: { readonly searchTickets: Call } };
  readonly Enerflo: { readonly Query: { readonly enerfloCustomers: Call; readonly installById: Call; readonly notesSince: Call } };
}
interface EnerfloCustomers {
  readonly data: readonly { readonly external_id: string; readonly surveys: Readonly<Record<string, { readonly install: { readonly id: number } | null }>> }[];
}

const CONTRACTS = `{ records { data { id statusCode status statusCodeTitle energy startDate endDate counterNumber marketLocationIdentifier
  productName monthlyDeposit unpaidDebt street houseNumber zip city } } }`;
const TICKETS = '{ tickets { id subject status priority channel direction createdAt } }';
const INSTALL = '{ id created_at system_size status_id status_name all_milestones { id sequence title due_date completed_date } }';
const NOTES = '{ totalPages notes { note_id id note created_at deleted_at } }';

const additionalResolvers = {
  Customer: {
    contracts: {
      selectionSet: '{ id }',
      resolve: async (root: Root, _: unknown, context: Sdk, info: unknown) => {
        const { records } = await context.Erp.Query.contractsByCustomerId<{ records: { data: Root }[] }>({
          root,
          context,
          info,
          args: { id: root.id },
          selectionSet: CONTRACTS,
        });
        return records.slice(0, 10).map(({ data }) => data);
      },
    },
    installs: {
      selectionSet: '{ id }',
      resolve: async (root: Root, _: unknown, context: Sdk, info: unknown) => {
        const { enerfloCustomers, installById } = context.Enerflo.Query;
        const { data } = await enerfloCustomers<EnerfloCustomers>({
          root,
          context,
          info,
          args: { text: root.id },
          selectionSet: '{ data { external_id surveys } }',
        });
        const own = data.find(({ external_id }) => external_id === root.id);
        const ids = Object.values(own?.surveys ?? {}).flatMap(({ install }) => install?.id ?? []);
        return Promise.all(ids.map((id) => installById({ root, context, info, args: { id: String(id) }, selectionSet: INSTALL })));
      },
    },
  },
  Contract: {
    tickets: {
      selectionSet: '{ id }',
      resolve: async (root: Root, _: unknown, context: Sdk, info: unknown) => {
        const filters = [{ key: 't.contractId', comparator: 'in', values: [root.id] }];
        const input = { limit: 500, offset: 0, orderByField: 't.id', orderByDirection: 'desc', ticketScope: 'all', filters };
        const { tickets } = await context.Enneo.Query.searchTickets<{ tickets: unknown[] }>({ root, context, info, args: { input }, selectionSet: TICKETS });
        return tickets.slice(0, 5);
      },
    },
  },
  Install: {
    notes: {
      selectionSet: '{ id created_at }',
      resolve: async (root: Install, _: unknown, context: Sdk, info: unknown) => {
        const after = encodeURIComponent(`${root.created_at.replace(' ', 'T')}Z`);
        const readPage = (page: number) =>
          context.Enerflo.Query.notesSince<{ totalPages: number; notes: { id: number; deleted_at: string | null }[] }>({
            root,
            context,
            info,
            args: { page, after },
            selectionSet: NOTES,
          });
        const first = await readPage(1);
        const others = await Promise.all(Array.from({ length: first.totalPages - 1 }, (_each, index) => readPage(index + 2)));
        return [first, ...others]
          .flatMap(({ notes }) => notes)
          .filter(({ id, deleted_at }) => id === root.id && deleted_at === null)
          .slice(0, 5);
      },
    },
  },
};

const gateway = createGatewayRuntime({
  supergraph,
  additionalResolvers,
  plugins: () => [useJIT()],
  logging: 'warn',
  graphiql: false,
  landingPage: false,
});
createServer(gateway).listen(settings.port, '127.0.0.1');
