import type { FastifyInstance } from 'fastify';
import { createSandboxApp } from '../control/app.ts';
import type { SandboxOptions } from '../options.ts';
import { answerProblems } from './answer-problems.ts';
import { createEmit } from './emit.ts';
import { createEnneo, type Enneo } from './enneo.ts';
import { guardToken } from './guard-token.ts';
import { ignoreForms } from './ignore-forms.ts';
import { contractRoutes } from './routes/contract.ts';
import { conversationRoutes } from './routes/conversation.ts';
import { customerRoutes } from './routes/customer.ts';
import { importRoutes } from './routes/import.ts';
import { profileRoutes } from './routes/profile.ts';
import { ticketReadRoutes } from './routes/ticket-read.ts';
import { ticketWriteRoutes } from './routes/ticket-write.ts';

const MEDIAN_MS = 60;

const ROUTES = [profileRoutes, contractRoutes, customerRoutes, ticketReadRoutes, ticketWriteRoutes, conversationRoutes, importRoutes];

const mind = (enneo: Enneo) => async (app: FastifyInstance) => {
  app.addHook('onRequest', guardToken);
  app.addHook('preValidation', ignoreForms);
  answerProblems(app);
  for (const routes of ROUTES) routes(app, enneo);
};

/** Enneo's Mind API as enneo.md sections 1 to 5 and 12 describe it, behind a bearer token. */
export const createEnneoServer = (options: SandboxOptions): FastifyInstance => {
  const { world } = options;
  const enneo = createEnneo(world);
  return createSandboxApp(options, {
    name: 'enneo',
    medianMs: MEDIAN_MS,
    entities: {
      customer: world.customers,
      contract: world.contracts,
      ticket: world.tickets,
      importedContract: enneo.imports.contracts,
      importWrite: enneo.imports.writes,
    },
    routes: (app) => {
      app.register(mind(enneo), { prefix: '/api/mind' });
    },
    emit: createEmit(options.busbarUrl),
    reset: enneo.reset,
  });
};
