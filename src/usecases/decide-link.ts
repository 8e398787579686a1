import type { Loaders } from '../loaders/loaders.ts';
import type { Store } from '../store/create-store.ts';
import type { Link } from '../store/links/links.ts';

/** What a caller can put right. */
export interface UserError {
  /** The argument, `customerId`. */
  readonly field: string;
  readonly message: string;
}

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

const refuse = (field: string, message: string): DecidedLink => ({ link: null, userErrors: [{ field, message }] });

/** A person's word on an ERP customer and an Enerflo customer; no rule changes it. Both must exist: their sources are asked. */
export const decideLink = async ({ customerId, enerfloCustomerId, state, by }: WantedDecision, { store, loaders, now }: Dependencies): Promise<DecidedLink> => {
  const [customer, enerfloCustomer] = await Promise.all([loaders.erp.customerById.load(customerId), loaders.enerflo.customerById.load(enerfloCustomerId)]);
  if (customer === null) return refuse('customerId', 'There is no such customer in the ERP.');
  if (enerfloCustomer === null) return refuse('enerfloCustomerId', 'There is no such customer in Enerflo.');
  const erpSource = customer.ref.source;
  const rival =
    state === 'cut'
      ? undefined
      : (await store.links.ofEnerflo([enerfloCustomer.id])).find(
          (link) => link.state === 'confirmed' && link.erpSource === erpSource && link.erpCustomerId !== customer.id,
        );
  if (rival !== undefined) return refuse('enerfloCustomerId', `It is confirmed to be customer ${rival.erpCustomerId}; cut that link first.`);
  const link = await store.links.decide({ erpSource, erpCustomerId: customer.id, enerfloCustomerId: enerfloCustomer.id, state, by, at: now() });
  forgetLinks(loaders);
  return { link, userErrors: [] };
};

/** What the rest of the request reads follows the decision. */
const forgetLinks = ({ links, enerflo }: Loaders): void => {
  for (const loader of [links.ofErp, links.ofEnerflo, enerflo.recordsOfCustomer, enerflo.installsOfCustomer]) loader.clearAll();
};
