import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FacadeCall, FacadeReads, Found } from '../usecases/facade-reads.ts';
import type { AnswerCall } from './answer-call.ts';
import type { ErpLink } from './erp-link.ts';
import { contractNotFound, customerNotFound } from './facade-error.ts';
import { idInPath } from './id-in-path.ts';
import { joinLists } from './join-lists.ts';
import { markMissing, markStale } from './mark-stale.ts';
import { parseInput } from './parse-input.ts';
import { freeTextSchema, MAX_HITS, type SearchAnswer, searchInputSchema } from './search-schema.ts';
import { toContractAnswer } from './to-contract-answer.ts';
import { toCustomerAnswer } from './to-customer-answer.ts';
import { type SearchRules, toSearchAnswer } from './to-search-answer.ts';

export interface CustomApiParts extends SearchRules {
  readonly reads: FacadeReads;
  readonly answer: AnswerCall;
  readonly erpLink: ErpLink | null;
  readonly now: () => number;
}

const BODY_LIMIT = 100 * 1024;

interface ContractById {
  readonly Params: { readonly contractId: string };
}
interface CustomerById {
  readonly Params: { readonly customerId: string };
}

/** Calls A to D of Enneo's custom API (docs.enneo.ai/en/system-integration/customer-recognition; enneo.md 6 and 7). Safe to repeat. */
export const customApiRoutes = (app: FastifyInstance, { reads, answer, erpLink, now, ...rules }: CustomApiParts): void => {
  const mark = (reply: FastifyReply, { asOf, stale }: Pick<Found<unknown>, 'asOf' | 'stale'>): void => markStale(reply, stale ? [asOf] : [], now());

  const markSearch = async (reply: FastifyReply, ids: readonly string[], call: FacadeCall): Promise<void> => {
    if (ids.length > 0) markStale(reply, await reads.staleSince(ids, call), now());
    else if (reads.mayMissNew(call)) markMissing(reply);
  };

  app.get<ContractById>('/enneo/contract/:contractId', async (request, reply) => {
    const id = idInPath('contractId', request.params.contractId);
    return answer(request, reply, async (call) => {
      const found = await reads.contractById(id, call);
      if (found === null) throw contractNotFound();
      mark(reply, found);
      return toContractAnswer(found, await reads.previewOf(found.record, call), erpLink);
    });
  });

  app.get<CustomerById>('/enneo/customer/:customerId', async (request, reply) => {
    const id = idInPath('customerId', request.params.customerId);
    return answer(request, reply, async (call) => {
      const found = await reads.customerById(id, call);
      if (found === null || found.record.contracts.length === 0) throw customerNotFound();
      mark(reply, found);
      return toCustomerAnswer(found);
    });
  });

  const search = async (request: FastifyRequest, reply: FastifyReply, sent: unknown): Promise<SearchAnswer> => {
    const input = parseInput(searchInputSchema, sent);
    return answer(request, reply, async (call) => {
      const found = await reads.identify(input, call);
      await markSearch(reply, found.customerId === null ? [] : [found.customerId], call);
      return toSearchAnswer(found, rules);
    });
  };
  app.get('/enneo/contract/search', (request, reply) => search(request, reply, joinLists(request.query)));
  app.post('/enneo/contract/search', { bodyLimit: BODY_LIMIT }, (request, reply) => search(request, reply, request.body));

  app.get('/enneo/search', async (request, reply) => {
    const { q, limit, offset } = parseInput(freeTextSchema, request.query);
    if (q === '') return [];
    return answer(request, reply, async (call) => {
      const ids = (await reads.searchCustomers(q, { limit: Math.min(limit, MAX_HITS), offset }, call)).slice(0, MAX_HITS);
      await markSearch(reply, ids, call);
      return ids.map((id) => ({ id }));
    });
  });
};
