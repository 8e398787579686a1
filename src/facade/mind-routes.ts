import type { FastifyInstance } from 'fastify';
import type { CustomApiParts } from './custom-api-routes.ts';
import { customerNotFound } from './facade-error.ts';
import { idInPath } from './id-in-path.ts';
import { joinLists } from './join-lists.ts';
import { type MindCustomer, mindPageSchema, mindReadSchema } from './mind-schema.ts';
import { parseInput } from './parse-input.ts';
import { createReadMind } from './read-mind.ts';
import { searchInputSchema } from './search-schema.ts';
import { toMindTicket } from './to-mind-ticket.ts';

interface ById {
  readonly Params: { readonly id: string };
}

/** Assumed: documented is 1 on an exact id alone (enneo.md 2.2). */
const SIMILARITY = { exact: 1, found: 0.9 } as const;

const known = (customer: MindCustomer | null): MindCustomer => {
  if (customer === null) throw customerNotFound();
  return customer;
};

/** The same data in Enneo's own response format, by Enneo's own paths (enneo.md 2 and 3). */
export const mindRoutes = (app: FastifyInstance, { reads, answer, erpLink, sendLegitimation }: CustomApiParts): void => {
  const read = createReadMind(reads, erpLink);

  app.get<ById>('/api/mind/customer/byContractId/:id', async (request, reply) => {
    const id = idInPath('id', request.params.id);
    const { includeAgentPreview } = parseInput(mindReadSchema, request.query);
    return answer(request, reply, async (call) => known(await read.customerByContract(id, { includeContracts: true, includeAgentPreview }, call)));
  });

  app.get<ById>('/api/mind/customer/byCustomerId/:id', async (request, reply) => {
    const id = idInPath('id', request.params.id);
    const included = parseInput(mindReadSchema, request.query);
    return answer(request, reply, async (call) => known(await read.customer(id, included, call)));
  });

  app.get<ById>('/api/mind/contract/:id', async (request, reply) => {
    const id = idInPath('id', request.params.id);
    return answer(request, reply, async (call) => (await read.contract(id, call)) ?? { success: true, code: 'contract_not_found' });
  });

  app.get<ById>('/api/mind/contract/:id/history', async (request, reply) => {
    const id = idInPath('id', request.params.id);
    const { offset, limit } = parseInput(mindPageSchema, request.query);
    const tickets = await answer(request, reply, (call) => reads.historyOf(id, call));
    return { tickets: tickets.slice(offset, offset + limit).map(toMindTicket) };
  });

  app.get('/api/mind/contract/search', async (request, reply) => {
    const input = parseInput(searchInputSchema, joinLists(request.query));
    return answer(request, reply, async (call) => {
      const found = await reads.identify(input, call);
      const both = await read.both(found, call);
      if (both === null) return [];
      const similarity = found.contractId === input.contractId ? SIMILARITY.exact : SIMILARITY.found;
      const legitimation = sendLegitimation && { customerLegitimation: found.level, customerLegitimationMessage: found.message };
      return [{ id: both.contract.id, similarity, ...legitimation, ...both, cached: false, cacheDate: null }];
    });
  });
};
