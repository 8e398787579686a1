import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { FacadeReads } from '../usecases/facade-reads.ts';
import { type CallParts, createAnswerCall } from './answer-call.ts';
import { collectMethods, type MethodsOf } from './collect-methods.ts';
import { customApiRoutes } from './custom-api-routes.ts';
import type { ErpLink } from './erp-link.ts';
import { FacadeError, toFacadeError } from './facade-error.ts';
import { mindRoutes } from './mind-routes.ts';
import { refuseBrokenQuery } from './refuse-broken-query.ts';
import { answerFacadeError, refusePlaceholders } from './refuse-facade.ts';
import type { SearchRules } from './to-search-answer.ts';

export interface FacadeOptions extends CallParts, SearchRules {
  readonly reads: FacadeReads;
  /** An `onRequest` hook that lets in who may; it refuses with `refuseFacade`. */
  readonly guard: onRequestAsyncHookHandler;
  /** null: answers carry no links into the ERP. */
  readonly erpLink: ErpLink | null;
}

/** The REST facade Enneo calls. */
export const facadeRoutes =
  (options: FacadeOptions): FastifyPluginAsync =>
  async (root) => {
    await root.register(async (app) => {
      app.addHook('onRequest', keepOutOfCaches);
      app.addHook('onRequest', refusePlaceholders);
      app.addHook('onRequest', options.guard);
      app.addHook('onRequest', refuseBrokenQuery);
      answerErrors(app);
      const methodsOf = collectMethods(app);
      const parts = { ...options, answer: createAnswerCall(options) };
      customApiRoutes(app, parts);
      mindRoutes(app, parts);
      unknownPaths(app, methodsOf);
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

const unknownPaths = (app: FastifyInstance, methodsOf: MethodsOf): void => {
  const refuse = ({ url, method }: FastifyRequest): never => {
    const allow = methodsOf(url.split('?')[0] ?? '');
    if (allow.length > 0) throw new FacadeError(405, 'method_not_allowed', `This path does not take ${method}, only ${allow.join(', ')}.`, { allow });
    throw new FacadeError(404, 'not_found', 'No such path; /openapi.json lists what there is.');
  };
  // Before the body is read: what is wrong with that does not matter any more.
  const refuseEarly = async (request: FastifyRequest): Promise<never> => refuse(request);
  for (const prefix of ['/enneo', '/api/mind'])
    app.register(async (ours) => void ours.addHook('onRequest', refuseEarly).setNotFoundHandler(refuse), { prefix });
};
