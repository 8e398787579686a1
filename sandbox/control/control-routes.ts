import type { FastifyInstance } from 'fastify';
import type { SandboxOptions, SandboxParts } from '../options.ts';
import { BadRecord } from '../world/bad-record.ts';
import type { Collection } from '../world/truth.ts';
import { BadControl } from './bad-control.ts';
import type { FaultTable } from './fault-table.ts';
import { mergeRecord } from './merge-record.ts';
import { pageOf } from './page-of.ts';
import { parseFaults } from './parse-faults.ts';
import type { Recorder } from './recorder.ts';

export interface Control {
  readonly options: SandboxOptions;
  readonly parts: SandboxParts;
  readonly recorder: Recorder;
  readonly faults: FaultTable;
}

interface EntityPath {
  readonly entity: string;
  readonly id: string;
}

const collectionOf = (parts: SandboxParts, entity: string): Collection<unknown> => {
  const found = Object.hasOwn(parts.entities, entity) ? parts.entities[entity] : undefined;
  if (found !== undefined) return found;
  throw new BadControl('entity', `"${entity}" is not one of ${Object.keys(parts.entities).join(', ')}`);
};

const entityRoutes = (app: FastifyInstance, parts: SandboxParts): void => {
  app.get('/entities', () => ({ entities: Object.keys(parts.entities) }));

  app.get<{ Params: EntityPath; Querystring: unknown }>('/entities/:entity', ({ params, query }) => pageOf(collectionOf(parts, params.entity), query));

  app.get<{ Params: EntityPath }>('/entities/:entity/:id', ({ params }, reply) => {
    const record = collectionOf(parts, params.entity).get(params.id);
    return record === undefined ? reply.code(404).send({ error: 'not found', where: params.id }) : reply.send(record);
  });

  app.put<{ Params: EntityPath }>('/entities/:entity/:id', ({ params, body }, reply) => {
    const collection = collectionOf(parts, params.entity);
    collection.put(params.id, mergeRecord(collection.get(params.id), body));
    return reply.send(collection.get(params.id));
  });

  app.delete<{ Params: EntityPath }>('/entities/:entity/:id', ({ params }, reply) => {
    const deleted = collectionOf(parts, params.entity).delete(params.id);
    return reply.code(deleted ? 200 : 404).send({ deleted });
  });
};

const withSecret = (request: unknown, secret: string | undefined): unknown =>
  secret === undefined || typeof request !== 'object' || request === null ? request : { secret, ...request };

const emitRoute = (app: FastifyInstance, { options, parts }: Control): void => {
  app.post('/emit', async ({ body }, reply) => {
    if (parts.emit === undefined) return reply.code(409).send({ error: `the ${parts.name} sandbox sends no webhooks`, where: 'emit' });
    if (options.busbarUrl === null) return reply.code(409).send({ error: 'no address of Busbar is known, start the sandbox with one', where: 'busbarUrl' });
    return parts.emit(withSecret(body, options.webhookSecret));
  });
};

/** Bad control input is 400 with what is wrong and where; the rest keeps Fastify's own answer. */
const answerProblems = (app: FastifyInstance): void => {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof BadControl || error instanceof BadRecord) return reply.code(400).send({ error: error.message, where: error.where });
    return reply.send(error);
  });
};

/** The control API of design.md section 9. */
export const controlRoutes = (app: FastifyInstance, control: Control): void => {
  const { options, parts, recorder, faults } = control;
  answerProblems(app);
  app.get('/calls', () => ({ calls: recorder.calls() }));

  app.post('/reset', () => {
    recorder.reset();
    faults.replace([]);
    options.world.reset();
    parts.reset?.();
    return { reset: true };
  });

  app.put('/faults', ({ body }) => {
    const parsed = parseFaults(body);
    faults.replace(parsed);
    return { faults: parsed };
  });

  entityRoutes(app, parts);
  emitRoute(app, control);
};
