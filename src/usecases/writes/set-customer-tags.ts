import { z } from 'zod';
import type { EnneoCustomer } from '../../domain/enneo-record.ts';
import type { UserError } from '../../domain/user-error.ts';
import { checkTags } from './check-ticket.ts';
import { type Performed, type Prepared, performWrite } from './perform-write.ts';
import { readFresh } from './read-fresh.ts';
import type { WriteContext } from './write-context.ts';
import { defineWrite } from './write-kind.ts';

/** `PATCH /customer/{id}` (enneo.md 3): replaces the tags; private ones the credential cannot see stay. */
export const customerTagsWrite = defineWrite({
  operation: 'setCustomerTags',
  input: z.object({ customerId: z.string(), tagIds: z.array(z.string()) }),
  send: async ({ customerId, tagIds }, { sources, call }) => {
    await sources.enneo.setCustomerTags(customerId, tagIds, call);
    return customerId;
  },
  look: async ({ customerId }, { sources, call }) => {
    const customer = await sources.enneo.customerById(customerId, call);
    return customer === null ? null : { id: customerId, state: { tagIds: tagIdsOf(customer) } };
  },
  expire: async ({ customerId }, { reader }) => {
    reader.enneoCustomers.expire([customerId]);
    for (const reading of [reader.enneoCustomersOfContracts, reader.enneoCustomersOfTickets]) reading.expire(null);
  },
  renew: async () => undefined,
});

const tagIdsOf = ({ tags }: EnneoCustomer): readonly string[] => tags.map(({ id }) => id).sort();

export interface WrittenTags extends Performed {
  readonly customer: EnneoCustomer | null;
}

export const setCustomerTags = async (
  customerId: string,
  tagIds: readonly string[],
  idempotencyKey: string | null,
  context: WriteContext,
): Promise<WrittenTags> => {
  const wanted = [...new Set(tagIds)].sort();
  const performed = await performWrite(
    customerTagsWrite,
    {
      ...{ idempotencyKey, given: { customerId, tagIds: wanted }, lane: `tags of ${customerId}`, entity: 'customer', entityId: customerId },
      prepare: () => prepare(customerId, wanted, context),
    },
    context,
  );
  return { ...performed, customer: performed.write?.state === 'done' ? await readFresh(context.reader.enneoCustomers, customerId, context) : null };
};

const prepare = async (customerId: string, tagIds: readonly string[], { sources, call }: WriteContext): Promise<Prepared | readonly UserError[]> => {
  const userErrors = checkTags('tagIds', tagIds);
  if (userErrors.length > 0) return userErrors;
  const customer = await sources.enneo.customerById(customerId, call);
  if (customer === null) return [{ field: 'customerId', code: 'NOT_FOUND', message: 'There is no such customer in Enneo.' }];
  return { input: { customerId, tagIds }, before: { tagIds: tagIdsOf(customer) }, after: { tagIds }, resultId: customerId };
};
