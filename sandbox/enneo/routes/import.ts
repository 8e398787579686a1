import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Enneo } from '../enneo.ts';
import { parse } from '../parse.ts';
import { Refused } from '../refused.ts';
import { without } from '../row.ts';

interface ById {
  readonly Params: { readonly id: string };
}

/** At most 50 characters (enneo.md 7.1). */
const id = z.union([z.string().min(1).max(50), z.int()]).transform(String);
const name = z.string().min(1).nullish();

/** Call A's object: people have a last name, companies a company (enneo.md 7.1). */
const wireImport = z
  .looseObject({ id, customerId: id, business: z.boolean(), lastname: name, company: name })
  .refine(({ business, lastname }) => business || lastname, { path: ['lastname'], error: 'is missing' })
  .refine(({ business, company }) => !business || company, { path: ['company'], error: 'is missing' });

const wireChange = z.looseObject({});

/** A contract that Enneo does not have is no error (enneo.md 1.2). */
const NOT_FOUND = { success: true, code: 'contract_not_found' };

/** The import adapter of enneo.md 2.5: all of it is assumed. */
export const importRoutes = (app: FastifyInstance, { imports }: Enneo): void => {
  app.post('/contract', ({ body }, reply) => {
    const contract = parse(wireImport, body);
    if (imports.contracts.get(contract.id) !== undefined) throw new Refused(409, 'contract_exists', `Contract with id ${contract.id} exists`);
    imports.create(contract);
    return reply.code(201).send({ success: true, id: contract.id });
  });

  app.patch<ById>('/contract/:id', ({ params, body }) => {
    if (imports.contracts.get(params.id) === undefined) return NOT_FOUND;
    imports.update(params.id, without(parse(wireChange, body), ['id']));
    return { success: true, id: params.id };
  });

  app.delete<ById>('/contract/:id', ({ params }) => {
    if (imports.contracts.get(params.id) === undefined) return NOT_FOUND;
    imports.remove(params.id);
    return { success: true };
  });
};
