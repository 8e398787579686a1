import type { ApolloServerPlugin } from '@apollo/server';
import type { ServerContext } from './request-context.ts';
import { NOT_STORED } from './to-public-error.ts';

/** Every answer says where it came from; `x-busbar-calls: 1` asks for each call. */
export const showSources: ApolloServerPlugin<ServerContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue, request }) => {
      if (response.body.kind !== 'single' || response.body.singleResult.data === undefined) return;
      const { log } = contextValue;
      const failed = new Set(
        response.body.singleResult.errors?.filter(({ extensions }) => extensions?.code !== NOT_STORED).map(({ extensions }) => extensions?.source),
      );
      const calls = request.http?.headers.get('x-busbar-calls') === '1' ? { calls: log.calls } : {};
      response.body.singleResult.extensions = { ...response.body.singleResult.extensions, sources: log.uses(failed), ...calls };
    },
  }),
};
