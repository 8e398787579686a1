import type { FastifyInstance } from 'fastify';
import { createSandboxApp } from '../control/app.ts';
import { createPostWebhook } from '../control/emit/post-webhook.ts';
import type { SandboxOptions } from '../options.ts';
import type { Desk } from './desk/desk.ts';
import { createTimers } from './desk/timers.ts';
import { createEmit } from './events/emit.ts';
import { createPostEvent } from './events/post-event.ts';
import { renderEvent } from './events/render-event.ts';
import { createSubscriptions, type Subscriptions } from './events/subscription.ts';
import { guardKey } from './guard-key.ts';
import { createLimit } from './limit.ts';
import { createNotesByTime } from './notes-by-time.ts';
import { actionRoutes } from './routes/actions.ts';
import { appointmentRoutes } from './routes/appointments.ts';
import { changeOrderRoutes } from './routes/change-orders.ts';
import { customerRoutes } from './routes/customers.ts';
import { installRoutes } from './routes/installs.ts';
import { leadRoutes } from './routes/leads.ts';
import { noteRoutes } from './routes/notes.ts';

const MEDIAN_MS = 150;

const createDesk = ({ world }: SandboxOptions, subscriptions: Subscriptions, later: Desk['later']): Desk => {
  const desk: Desk = {
    world,
    notes: createNotesByTime(world.notes),
    now: () => Math.floor(Date.now() / 1000),
    later,
    announce: (event, id) => {
      const body = renderEvent(desk, event, id);
      if (body !== null) subscriptions.send(event, body);
    },
    changeOrders: [],
    appointments: [],
    pending: new Map(),
    installIdsByKey: new Map(),
  };
  return desk;
};

const forget = (desk: Desk): void => {
  desk.notes.forget();
  desk.changeOrders.length = 0;
  desk.appointments.length = 0;
  desk.pending.clear();
  desk.installIdsByKey.clear();
};

/** Enerflo as enerflo.md describes it (sections 2 to 8 and 11): REST behind an `api-key`, webhooks to Busbar. */
export const createEnerfloServer = (options: SandboxOptions): FastifyInstance => {
  const closing = new AbortController();
  const post = createPostEvent(createPostWebhook(options.busbarUrl, closing.signal));
  const subscriptions = createSubscriptions(post, options.webhookSecret);
  const timers = createTimers();
  const desk = createDesk(options, subscriptions, timers.later);
  const limit = createLimit(Date.now);

  const api = async (scope: FastifyInstance): Promise<void> => {
    scope.addHook('onRequest', guardKey);
    if (options.limits) scope.addHook('onRequest', limit.guard);
    for (const routes of [installRoutes, noteRoutes, customerRoutes, leadRoutes, appointmentRoutes, changeOrderRoutes]) routes(scope, desk);
  };

  return createSandboxApp(options, {
    name: 'enerflo',
    medianMs: MEDIAN_MS,
    entities: { install: options.world.installs, enerfloCustomer: options.world.enerfloCustomers, note: desk.notes.collection },
    routes: (app) => {
      app.register(api);
      actionRoutes(app, desk, subscriptions);
      app.addHook('onClose', async () => {
        timers.clear();
        closing.abort();
      });
    },
    emit: createEmit(desk, post),
    reset: () => {
      limit.reset();
      subscriptions.reset();
      timers.clear();
      forget(desk);
    },
  });
};
