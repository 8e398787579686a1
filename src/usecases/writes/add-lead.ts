import type { EnerfloCustomer } from '../../domain/install.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { UserError } from '../../domain/user-error.ts';
import { checkLead } from './check-lead.ts';
import { type Performed, type Prepared, performWrite } from './perform-write.ts';
import { readFresh } from './read-fresh.ts';
import { leadInput, type WantedLead } from './wanted-lead.ts';
import type { WriteContext } from './write-context.ts';
import { defineWrite } from './write-kind.ts';
import type { WriteAccess } from './write-parts.ts';

/** `POST partner/action/lead/add` (enerflo.md §4.1). */
export const leadWrite = defineWrite({
  operation: 'addLead',
  input: leadInput,
  send: async (lead, { sources, call }) => (await sources.enerflo.addLead(lead, call)).customerId,
  look: async ({ externalId }, access) => {
    const customer = await findByExternalId(externalId, access);
    return customer === null ? null : { id: customer.id, state: stateOf(customer) };
  },
  expire: async (_lead, { reader, store, now }, { resultId }) => {
    reader.enerfloCustomers.expire(resultId === null ? null : [resultId]);
    reader.enerfloSearches.expire(null);
    if (resultId !== null) await store.mirror.expire('lead', 'enerflo', [resultId], { owners: [], at: now() });
  },
  renew: async () => undefined,
});

export interface WrittenLead extends Performed {
  readonly lead: EnerfloCustomer | null;
}

/** How a lead comes to be known: only when it is about to be sent. */
export type ReadLead = () => Promise<WantedLead | readonly UserError[]>;

export const addLead = (lead: WantedLead, idempotencyKey: string | null, context: WriteContext): Promise<WrittenLead> =>
  performLead(lead.externalId, lead, async () => lead, idempotencyKey, context);

export const performLead = async (
  externalId: string,
  given: object,
  readLead: ReadLead,
  idempotencyKey: string | null,
  context: WriteContext,
): Promise<WrittenLead> => {
  const performed = await performWrite(
    leadWrite,
    { ...{ idempotencyKey, given, lane: `lead ${externalId}`, entity: 'lead', entityId: externalId }, prepare: () => prepare(readLead, context) },
    context,
  );
  const { write } = performed;
  const id = write?.state === 'done' ? write.resultId : null;
  return { ...performed, lead: id === null ? null : await readFresh(context.reader.enerfloCustomers, id, context) };
};

const prepare = async (readLead: ReadLead, access: WriteAccess): Promise<Prepared | readonly UserError[]> => {
  const lead = await readLead();
  if (!('externalId' in lead)) return lead;
  const userErrors = checkLead(lead);
  if (userErrors.length > 0) return userErrors;
  const known = await findByExternalId(lead.externalId, access);
  const { assignToEmail, setterEmail, createDeal, leadSource } = lead;
  const hasMore = [assignToEmail, setterEmail, createDeal, leadSource].some((value) => value !== undefined);
  if (known === null) return { input: lead, before: null, after: { externalId: lead.externalId }, resultId: null, hasMore };
  return { input: lead, before: stateOf(known), after: wantedState(lead), resultId: known.id, hasMore };
};

const findByExternalId = async (externalId: string, { sources, call }: WriteAccess): Promise<EnerfloCustomer | null> =>
  (await sources.enerflo.searchCustomers(externalId, call)).find((customer) => customer.externalId === externalId) ?? null;

const digits = (phone: string | null): string | null => phone?.replace(/\D/g, '') ?? null;

const stateOf = ({ externalId, firstName, lastName, address, city, state, zip, email, phone }: EnerfloCustomer): JsonObject => ({
  ...{ externalId, firstName, lastName, address, city, state, zip },
  ...{ email: email?.toLowerCase() ?? null, phone: digits(phone) },
});

/** What is not given stays as it is. */
const wantedState = ({ externalId, firstName, lastName, address, city, state, zip, email, mobile }: WantedLead): JsonObject => ({
  ...{ externalId, firstName, lastName, address, city, state, zip },
  ...(email !== undefined && { email: email.toLowerCase() }),
  ...(mobile !== undefined && { phone: digits(mobile) }),
});
