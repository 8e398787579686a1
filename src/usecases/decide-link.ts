import type { UserError, UserErrorCode } from '../domain/user-error.ts';
import type { Loaders } from '../loaders/loaders.ts';
import type { Store } from '../store/create-store.ts';
import type { Link } from '../store/links/links.ts';

export interface DecidedLink {
  /** null when there are errors. */
  readonly link: Link | null;
  readonly userErrors: readonly UserError[];
}

export interface WantedDecision {
  readonly customerId: string;
  readonly enerfloCustomerId: string;
  readonly state: 'confirmed' | 'cut';
  /** Who decides. */
  readonly by: string;
}

interface Dependencies {
  readonly store: Store;
  readonly loaders: Loaders;
  readonly now: () => number;
}

const refuse = (field: string, code: UserErrorCode, message: string): DecidedLink => ({ link: null, userErrors: [{ field, code, message }] });

/** A person's word on an ERP customer and an Enerflo customer; no rule changes it. Both must exist: their sources are asked. */
export const decideLink = async ({ customerId, enerfloCustomerId, state, by }: WantedDecision, { store, loaders, now }: Dependencies): Promise<DecidedLink> => {
  const [customer, enerfloCustomer] = await Promise.all([loaders.erp.customerById.load(customerId), loaders.enerflo.customerById.load(enerfloCustomerId)]);
  if (customer === null) return refuse('customerId', 'NOT_FOUND', 'There is no such customer in the ERP.');
  if (enerfloCustomer === null) return refuse('enerfloCustomerId', 'NOT_FOUND', 'There is no such customer in Enerflo.');
  const erpSource = customer.ref.source;
  const rival =
    state === 'cut'
      ? undefined
      : (await store.links.ofEnerflo([enerfloCustomer.id])).find(
          (link) => link.state === 'confirmed' && link.erpSource === erpSource && link.erpCustomerId !== customer.id,
        );
  if (rival !== undefined) return refuse('enerfloCustomerId', 'CONFLICT', `It is confirmed to be customer ${rival.erpCustomerId}; cut that link first.`);
  const link = await store.links.decide({ erpSource, erpCustomerId: customer.id, enerfloCustomerId: enerfloCustomer.id, state, by, at: now() });
  forgetLinks(link, loaders);
  return { link, userErrors: [] };
};

/** What the rest of the request reads follows the decision. */
const forgetLinks = (link: Link, { links, enerflo }: Loaders): void => {
  links.forget(link);
  for (const loader of [enerflo.recordsOfCustomer, enerflo.installsOfCustomer]) loader.clearAll();
};
