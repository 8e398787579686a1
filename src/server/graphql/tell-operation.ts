import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { childOf } from '../../domain/trace.ts';
import { announceOperation } from './operation-channel.ts';
import type { ServerContext } from './request-context.ts';

const MAX_ERRORS = 10;

/** Tells of the operations of sampled requests; others cost nothing. */
export const tellOperation: ApolloServerPlugin<ServerContext> = {
  requestDidStart: async ({ contextValue: { call } }) => {
    const { trace } = call;
    if (!trace?.isSampled) return;
    const begun = performance.now();
    return {
      willSendResponse: async ({ operation, operationName, response: { body } }) => {
        if (operation === undefined || body.kind !== 'single') return;
        const errors = (body.singleResult.errors ?? []).slice(0, MAX_ERRORS).map(toTold);
        announceOperation({ type: operation.operation, name: operationName ?? null, ms: performance.now() - begun, errors, trace: childOf(trace) });
      },
    };
  },
};

const toTold = ({ path, extensions }: GraphQLFormattedError): { path: string; code: string } => ({
  path: path?.join('.') ?? '',
  code: String(extensions?.code ?? ''),
});
