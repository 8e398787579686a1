import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { FacadeReads } from '../usecases/facade-reads.ts';
import { type CallParts, createAnswerCall } from './answer-call.ts';
import { customApiRoutes } from './custom-api-routes.ts';
import type { ErpLink } from './erp-link.ts';
import { FacadeError, toFacadeError } from './facade-error.ts';
import { mindRoutes } from './mind-routes.ts';
import { answerFacadeError, refusePlaceholders } from './refuse-facade.ts';
import type { SearchRules } from './to-search-answer.ts';

export interface FacadeOptions extends CallParts, SearchRules {
  readonly reads: FacadeReads;
  /** An `onRequest` hook that lets in who may; it refuses with `refuseFacade`. */
  readonly guard: onRequestAsyncHookHandler;
  /** null: answers carry no links into the ERP. */
  readonly erpLink: ErpLink | null;
}

/** Longer than any path of ours, and not longer than what Fastify takes for an id. */
const MAX_PATH = 500;

/** The REST facade Enneo calls. */
export const facadeRoutes =
  (options: FacadeOptions): FastifyPluginAsync =>
  async (root) => {
    await root.register(async (app) => {
      app.addHook('onRequest', keepOutOfCaches);
      app.addHook('onRequest', refusePlaceholders);
      app.addHook('onRequest', options.guard);
      answerErrors(app);
      const parts = { ...options, answer: createAnswerCall(options) };
      customApiRoutes(app, parts);
      mindRoutes(app, parts);
      unknownPaths(app);
    });
  };

/** Every answer is somebody's data. */
const keepOutOfCaches = async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  reply.header('cache-control', 'no-store');
};

const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((thrown, request, reply) => {
    const error = toFacadeError(thrown);
    if (error.status >= 500 && error.code !== 'not_stored') request.log[error.status === 500 ? 'error' : 'warn']({ err: thrown }, 'the facade has no answer');
    return answerFacadeError(reply, error);
  });
};

/** Fastify takes too long an id for no path at all. */
const unknownPaths = (app: FastifyInstance): void => {
  const refuse = ({ url }: { readonly url: string }): never => {
    const [path = ''] = url.split('?');
    if (path.length > MAX_PATH) throw new FacadeError(400, 'invalid_request', 'The id in the path is longer than 50 characters.');
    throw new FacadeError(404, 'not_found', 'No such path or method; /openapi.json lists what there is.');
  };
  app.all('/enneo/*', refuse);
  app.all('/api/mind/*', refuse);
};
