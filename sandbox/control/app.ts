import { type FastifyInstance, fastify } from 'fastify';
import type { Fault, SandboxOptions, SandboxParts } from '../options.ts';
import { controlRoutes } from './control-routes.ts';
import { strikeEarly, waitFor } from './early-faults.ts';
import { createFaultTable } from './fault-table.ts';
import { acceptForms } from './form-body.ts';
import { strikeLate } from './late-faults.ts';
import { sampleDelay } from './latency.ts';
import { createRandom } from './random.ts';
import { createRecorder, type OpenCall } from './recorder.ts';

const CONTROL = '/__sandbox';
const MOST_BODY_BYTES = 2 * 1024 * 1024;
const SEED = 20_250_615;

declare module 'fastify' {
  interface FastifyRequest {
    sandboxCall: OpenCall | null;
    sandboxFault: Fault | null;
  }
}

const isControl = (url: string) => url.startsWith(CONTROL);

/**
 * One sandbox server: the system's own routes behind recorder, delays and faults, and the control API beside them.
 * Delays and faults come in `preHandler`: what the system's `onRequest` hooks refuse (key, limits) is refused at once, and delayed calls are in flight for them.
 * Cut calls see no `onResponse`: count calls in flight by `reply.raw.once('close')`.
 */
export const createSandboxApp = (options: SandboxOptions, parts: SandboxParts): FastifyInstance => {
  const app = fastify({ bodyLimit: MOST_BODY_BYTES, forceCloseConnections: true, routerOptions: { maxParamLength: 1000 } });
  const recorder = createRecorder(Date.now);
  const delays = createRandom(SEED);
  const faults = createFaultTable(SEED);
  /** Calls the system's own handler has. */
  const reached = new WeakSet<OpenCall>();
  acceptForms(app);
  app.decorateRequest('sandboxCall', null);
  app.decorateRequest('sandboxFault', null);

  app.addHook('onRequest', (request, _reply, done) => {
    if (!isControl(request.url)) request.sandboxCall = recorder.open(request);
    done();
  });

  app.addHook('preHandler', (request, reply, done) => {
    const call = request.sandboxCall;
    if (call === null) return done();
    const reach = () => {
      reached.add(call);
      done();
    };
    if (!options.latency && !faults.armed) return reach();
    const fate = faults.fateOf(`${call.method} ${call.path}`);
    request.sandboxFault = fate.fault;
    const strike = () => (fate.fault === null ? reach() : strikeEarly(fate.fault, request, reply, reach));
    const delayMs = fate.delayMs + (options.latency ? sampleDelay(parts.medianMs, delays) : 0);
    if (delayMs === 0) return strike();
    waitFor(delayMs, reply, strike);
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    const pass = (body: unknown) => done(null, body);
    if (request.sandboxCall !== null && reached.has(request.sandboxCall)) request.sandboxCall.handled = reply.statusCode;
    if (request.sandboxFault === null) pass(payload);
    else strikeLate(request.sandboxFault, reply, payload, pass);
    if (request.sandboxCall !== null) recorder.close(request.sandboxCall, request, reply.statusCode);
  });

  app.register(async (scope) => parts.routes(scope));
  app.register(async (scope) => controlRoutes(scope, { options, parts, recorder, faults }), { prefix: CONTROL });
  return app;
};
