import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { TicketTruth, World } from '../../world/truth.ts';
import { type ContractSearch, findContract, wireContractSearch } from '../contract-search.ts';
import type { Enneo } from '../enneo.ts';
import { flag, limit, offset } from '../flags.ts';
import { toLegitimation, wireLegitimation } from '../legitimation.ts';
import { contractsOf, wholeCustomerOf } from '../lookups.ts';
import { parse } from '../parse.ts';
import { renderContract } from '../render/contract.ts';
import { renderCustomer } from '../render/customer.ts';
import { renderTicket } from '../render/ticket.ts';
import type { Row } from '../row.ts';
import { toNumericId } from '../wire-id.ts';

interface ById {
  readonly Params: { readonly id: string };
}

/** An unknown contract is no error (enneo.md 1.2, observed). */
const NOT_FOUND = { success: true, code: 'contract_not_found' };

const wireRead = z.object({ includeRawData: flag(false), refresh: flag(false) });
const wirePage = z.object({ offset, limit: limit(30) });
const wireRaw = z.object({ includeRawData: flag(false) });

const readContract = ({ world, imports }: Enneo, id: string, rawData: boolean): Row | null => {
  const imported = imports.contracts.get(id);
  if (imported !== undefined) return imported;
  const contract = world.contracts.get(id);
  return contract === undefined ? null : renderContract(contract, { rawData, agentPreview: true, numericCustomerId: false });
};

/** The longer item of enneo.md 2.2, one at most. */
const searchContracts = ({ world }: Enneo, search: ContractSearch, rawData: boolean): readonly Row[] => {
  const found = findContract(world, search);
  const customer = world.customers.get(found?.contract.customerId ?? '');
  if (found === null || customer === undefined) return [];
  const rendering = { rawData, agentPreview: true, numericCustomerId: false };
  return [
    {
      id: toNumericId(found.contract.id),
      similarity: found.similarity,
      customerLegitimation: found.features > 1 ? 20 : 10,
      customerLegitimationMessage: found.features > 1 ? null : 'Customer could not be confirmed',
      contract: renderContract(found.contract, rendering),
      customer: renderCustomer(customer, { ...rendering, emailMatches: null, contracts: contractsOf(world, customer) }),
      cached: false,
      cacheDate: null,
    },
  ];
};

/** Oldest first. */
const historyOf = (world: World, contractId: string): readonly TicketTruth[] =>
  world
    .ticketIdsOfContract(contractId)
    .map((id) => world.tickets.get(String(id)))
    .filter((ticket) => ticket !== undefined)
    .sort((a, b) => a.createdAt - b.createdAt || a.id - b.id);

/** enneo.md 2 */
export const contractRoutes = (app: FastifyInstance, enneo: Enneo): void => {
  const { world } = enneo;

  app.get('/contract/search', ({ query }) => searchContracts(enneo, parse(wireContractSearch, query), parse(wireRaw, query).includeRawData));

  app.get<ById>('/contract/:id', ({ params, query }) => readContract(enneo, params.id, parse(wireRead, query).includeRawData) ?? NOT_FOUND);

  app.get<ById>('/contract/:id/history', ({ params, query }) => {
    const page = parse(wirePage, query);
    const tickets = historyOf(world, params.id).slice(page.offset, page.offset + page.limit);
    return { tickets: tickets.map((ticket) => renderTicket(ticket, { customer: wholeCustomerOf(world, ticket), intents: true })) };
  });

  app.post('/contract/legitimation/preview', ({ body }) => toLegitimation(world, parse(wireLegitimation, body)));
};
