import { BadInput } from '../../src/domain/bad-input.ts';
import { toEntityId } from '../../src/domain/entity-id.ts';
import type { TicketListFilter } from '../../src/usecases/list-tickets.ts';
import type { TicketFilterInput } from './ticket.input.ts';

/** Enneo's search takes at most so many values in one list. */
const MAX_IDS = 500;

export const toTicketFilter = (input: TicketFilterInput | null | undefined): TicketListFilter | null =>
  input == null
    ? null
    : {
        ...input,
        ids: checked('ids', input.ids),
        contractIds: checked('contractIds', input.contractIds),
        customerIds: checked('customerIds', input.customerIds),
        agentIds: checked('agentIds', input.agentIds),
        tagIds: checked('tagIds', input.tagIds),
        createdFrom: input.createdFrom?.toISOString() ?? null,
        createdTo: input.createdTo?.toISOString() ?? null,
      };

const checked = (name: string, ids: readonly string[] | null | undefined): readonly string[] | null => {
  if (ids == null) return null;
  if (ids.length > MAX_IDS) throw new BadInput(`filter.${name}`, `takes at most ${MAX_IDS} ids; ask in several queries`);
  return ids.map((id) => toEntityId(`filter.${name}`, id));
};
