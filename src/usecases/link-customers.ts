import type { EnerfloCustomer } from '../domain/install.ts';
import { type EnerfloReadings, toEnerfloReadings } from '../domain/matching/enerflo-match-customer.ts';
import { type IndexKey, toIdKey, toKeys } from '../domain/matching/index-key.ts';
import { type JudgedLink, judgeLinks } from '../domain/matching/judge-links.ts';
import type { MatchCustomer } from '../domain/matching/match-customer.ts';
import { customerKeys } from '../domain/matching/record-keys.ts';
import type { Store } from '../store/create-store.ts';
import { isInUse, type Link, type ProposedLink } from '../store/links/links.ts';
import { loadMatchCustomers } from './load-match-customers.ts';

export interface LinkDependencies {
  readonly store: Store;
  readonly now: () => number;
}

/** Who is proven shares two kinds of keys, so what only a common key points to may be left out. */
const SIMILAR = { limit: 200, rare: 50 };

/**
 * Finds the ERP customers these Enerflo customers are, and keeps what was found in place of what the rules thought before. What people decided stays.
 * Call it with every page of Enerflo's customers after the ERP's customers and contracts are in the mirror; repeating it changes nothing.
 */
export const proposeLinksFor = async (enerfloCustomers: readonly EnerfloCustomer[], dependencies: LinkDependencies): Promise<void> => {
  for (const customer of enerfloCustomers) await linkCustomer(customer, dependencies);
};

const linkCustomer = async (customer: EnerfloCustomer, dependencies: LinkDependencies): Promise<void> => {
  const { store } = dependencies;
  const judged = customer.deletedAt === null ? await judge(customer, store) : [];
  const claimed = await Promise.all(judged.map((link) => yieldToOthers(link, customer.id, dependencies)));
  await store.links.propose(
    customer.id,
    claimed.map((link) => toProposal(link, dependencies.now())),
  );
};

const judge = async (customer: EnerfloCustomer, store: Store): Promise<readonly JudgedLink[]> => {
  const readings = toEnerfloReadings(customer);
  const { externalId } = customer;
  const named = externalId === null ? [] : await findByKeys(toKeys('customer', [toIdKey(externalId)]), store);
  const similar = named.length > 0 ? [] : await findByKeys(keysOf(readings), store);
  const mayBe = await readUncut(customer.id, store);
  return judgeLinks(readings, externalId, { named: named.filter(mayBe), similar: similar.filter(mayBe) });
};

/** What people cut is not thought of again, so that it hides nobody else. */
const readUncut = async (enerfloCustomerId: string, store: Store): Promise<(customer: MatchCustomer) => boolean> => {
  const cut = (await store.links.ofEnerflo([enerfloCustomerId])).filter(({ state }) => state === 'cut');
  return ({ ref }) => !cut.some((link) => link.erpCustomerId === ref.id && link.erpSource === ref.source);
};

const keysOf = ({ person, company }: EnerfloReadings): readonly IndexKey[] =>
  [...customerKeys(person), ...customerKeys(company)].filter(({ kind }) => kind !== 'customer');

const findByKeys = async (keys: readonly IndexKey[], store: Store): Promise<readonly MatchCustomer[]> => {
  const { hits } = await store.search.findByKeys(keys, SIMILAR);
  return (
    await loadMatchCustomers(
      hits.map(({ source, customerId }) => ({ source, id: customerId })),
      store,
    )
  ).customers;
};

interface Claim extends JudgedLink {
  readonly isContested: boolean;
}

const isRival = (link: Link, enerfloCustomerId: string, erpSource: string): boolean =>
  link.enerfloCustomerId !== enerfloCustomerId &&
  link.erpSource === erpSource &&
  (isInUse(link) || (link.state === 'candidate' && link.evidence.proven === true));

/**
 * Several Enerflo customers that all seem to be one ERP customer: Enerflo naming our id and a person's word stand, the others are for a person to
 * decide, those found earlier too.
 */
const yieldToOthers = async (link: JudgedLink, enerfloCustomerId: string, { store }: LinkDependencies): Promise<Claim> => {
  if (link.state !== 'found') return { ...link, isContested: false };
  const rivals = (await store.links.ofErp([link.erp.id])).filter((other) => isRival(other, enerfloCustomerId, link.erp.source));
  for (const rival of rivals) if (rival.state === 'found' && rival.method === 'matching') await demote(rival, store);
  const isContested = rivals.length > 0 && link.method !== 'externalId';
  return { ...link, state: isContested ? 'candidate' : 'found', isContested };
};

const demote = async ({ enerfloCustomerId }: Link, store: Store): Promise<void> => {
  const links = await store.links.ofEnerflo([enerfloCustomerId]);
  await store.links.propose(
    enerfloCustomerId,
    links.flatMap(({ state, erpSource, erpCustomerId, method, confidence, evidence, foundAt }) =>
      state === 'found' || state === 'candidate'
        ? [{ state: 'candidate', erpSource, erpCustomerId, method, confidence, evidence: { ...evidence, contested: true }, foundAt }]
        : [],
    ),
  );
};

const toProposal = (
  { erp, state, method, confidence, isProven, isContested, matched, reason }: Claim,
  foundAt: number,
): Omit<ProposedLink, 'enerfloCustomerId'> => ({
  erpSource: erp.source,
  erpCustomerId: erp.id,
  state,
  method,
  confidence,
  evidence: { matched, reason, proven: isProven, contested: isContested },
  foundAt,
});
