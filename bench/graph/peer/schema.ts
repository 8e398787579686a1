import type { Loaders } from './loaders.ts';
import { toTicket } from './to-graph.ts';

/** The graph of the three GraphQL peers: what the reference query asks for, written by hand. */
export const typeDefs = /* GraphQL */ `
  type Query {
    customer(id: ID!): Customer
  }
  type Customer {
    id: ID!
    number: String!
    party: Party!
    address: Address
    contracts(first: Int! = 50): ContractConnection
    installs: [Install!]
  }
  type Party {
    name: String
    email: String
  }
  type Address {
    line: String
  }
  type ContractConnection {
    totalCount: Int
    nodes: [Contract!]!
  }
  type Contract {
    id: ID!
    number: String!
    status: String!
    statusTitle: String
    energy: String!
    start: String
    end: String
    meterNumber: String
    marketLocationId: String
    product: Product
    monthlyDeposit: MonthlyDeposit
    balance: Balance
    deliveryAddress: Address
    tickets(first: Int! = 50): TicketConnection
  }
  type Product {
    name: String
  }
  type MonthlyDeposit {
    amount: String!
    currency: String!
  }
  type Balance {
    amount: String!
  }
  type TicketConnection {
    totalCount: Int
    nodes: [Ticket!]!
  }
  type Ticket {
    id: ID!
    subject: String
    status: String!
    priority: String
    channel: String!
    direction: String
    createdAt: String
  }
  type Install {
    id: ID!
    createdAt: String
    systemSizeKw: Float
    status: InstallStatus
    milestones: [Milestone!]
    notes(first: Int! = 50): NoteConnection
  }
  type InstallStatus {
    id: ID!
    name: String!
  }
  type Milestone {
    id: ID!
    sequence: Int
    title: String
    dueDate: String
    completedDate: String
  }
  type NoteConnection {
    nodes: [Note!]!
  }
  type Note {
    id: ID!
    text: String!
    createdAt: String!
  }
`;

export interface PeerContext {
  readonly loaders: Loaders;
}

interface Entity {
  readonly id: string;
}

interface Paging {
  readonly first: number;
}

type Install = Parameters<Loaders['notes']['load']>[0];

export const resolvers = {
  Query: {
    customer: (_: unknown, { id }: Entity, { loaders }: PeerContext) => loaders.customer.load(id),
  },
  Customer: {
    contracts: async ({ id }: Entity, { first }: Paging, { loaders }: PeerContext) => {
      const all = await loaders.contracts.load(id);
      return { totalCount: all.length, nodes: all.slice(0, first) };
    },
    installs: ({ id }: Entity, _: unknown, { loaders }: PeerContext) => loaders.installs.load(id),
  },
  Contract: {
    tickets: async ({ id }: Entity, { first }: Paging, { loaders }: PeerContext) => {
      const all = await loaders.tickets.load(id);
      return { totalCount: all.length, nodes: all.slice(0, first).map(toTicket) };
    },
  },
  Install: {
    notes: async (install: Install, { first }: Paging, { loaders }: PeerContext) => ({ nodes: (await loaders.notes.load(install)).slice(0, first) }),
  },
};
