import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { crmSdl } from './subgraphs.ts';

interface Keyed {
  readonly id: string;
}

/** `ComplaintInput`: one record of every kind. */
export interface Complaint {
  readonly customerId: string;
  readonly contractId: string;
  readonly ticketId: string;
  readonly installId: string;
  readonly milestoneId: string;
  readonly noteId: string;
}

/** What the CRM knows is computed from the id, so a test can say it beforehand. */
export const loyaltyPoints = (customerId: string): number => Number(customerId) % 1000;
export const co2Savings = (contractId: string): number => (Number(contractId) % 100) / 2;

const toReferences = ({ customerId, contractId, ticketId, installId, milestoneId, noteId }: Complaint) => ({
  customer: { id: customerId },
  contract: { id: contractId },
  ticket: { id: ticketId },
  install: { id: installId },
  milestone: { id: milestoneId },
  note: { id: noteId, installId },
});

const toKeyed = (id: string): Keyed => ({ id });
const resolveReference = ({ id }: Keyed): Keyed => ({ id });

const resolvers = {
  Query: {
    customersById: (_: unknown, { ids }: { ids: readonly string[] }) => ids.map(toKeyed),
    contractsById: (_: unknown, { ids }: { ids: readonly string[] }) => ids.map(toKeyed),
    complaint: (_: unknown, { about }: { about: Complaint }) => toReferences(about),
  },
  Customer: { __resolveReference: resolveReference, loyaltyPoints: ({ id }: Keyed) => loyaltyPoints(id) },
  Contract: { __resolveReference: resolveReference, co2Savings: ({ id }: Keyed) => co2Savings(id) },
};

export interface RunningCrm {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The second subgraph: an Apollo server as anybody would write it. It needs no key. */
export const startCrm = async (): Promise<RunningCrm> => {
  const schema = buildSubgraphSchema([{ typeDefs: parse(crmSdl), resolvers }]);
  const server = new ApolloServer({ schema, stopOnTerminationSignals: false, plugins: [ApolloServerPluginInlineTraceDisabled()] });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url, stop: () => server.stop() };
};
