import { draw } from './hash.ts';
import type { EnerfloLinkKind } from './truth.ts';

/**
 * The world repeats itself every 320 customers, as far as counts go: how many contracts, tickets, Enerflo records, installs and notes hang where.
 * So every position is found by a division and a table, in any number of contracts. What the records say differs from block to block.
 */
export const CUSTOMERS_PER_BLOCK = 320;

/** Of 16 customers the sixth is the reference customer: 10 contracts, 5 tickets each, 2 installs with 8 milestones and 5 notes each. */
const GROUP = [1, 2, 1, 1, 2, 10, 1, 2, 1, 3, 1, 1, 0, 1, 2, 1] as const;
const REFERENCE = 5;
/** Fills the 0 above, one for each group of a block. */
const LARGE = [4, 2, 6, 3, 12, 2, 5, 3, 8, 2, 4, 11, 3, 2, 7, 3, 9, 2, 4, 5] as const;

/** Of those 44 in a block that are linked and no reference customer (who are linked by external id). */
const LINKS: readonly (readonly [EnerfloLinkKind, number])[] = [
  ['externalId', 15],
  ['email', 13],
  ['phone', 6],
  ['address', 7],
  ['ambiguous', 3],
];
const STRANGERS = 5;

export interface EnerfloPlan {
  /** Position of the customer in the block. Strangers hang at a customer's position without being that customer. */
  readonly customer: number;
  readonly linkKind: EnerfloLinkKind | null;
  /** The second record that makes a link ambiguous. */
  readonly second: boolean;
}

/** Running totals: `starts[i]` items come before owner `i`, `owner[k]` is who item `k` belongs to. */
export interface Shares {
  readonly starts: readonly number[];
  readonly owner: readonly number[];
  readonly total: number;
}

const toShares = (counts: readonly number[]): Shares => {
  const starts = [0];
  const owner: number[] = [];
  counts.forEach((count, index) => {
    starts.push((starts[index] ?? 0) + count);
    for (let item = 0; item < count; item += 1) owner.push(index);
  });
  return { starts, owner, total: owner.length };
};

export interface BlockPlan {
  readonly contracts: Shares;
  readonly tickets: Shares;
  readonly enerflo: Shares;
  readonly enerfloPlans: readonly EnerfloPlan[];
  readonly installs: Shares;
  readonly notes: Shares;
}

export const isReferencePosition = (position: number): boolean => position % GROUP.length === REFERENCE;

const contractCount = (position: number) => GROUP[position % GROUP.length] || (LARGE[Math.floor(position / GROUP.length)] ?? 2);

/** Customers of a block in an order of its own, so that links are strewn over it. */
const strewn = () =>
  Array.from({ length: CUSTOMERS_PER_BLOCK }, (_, position) => position)
    .filter((position) => !isReferencePosition(position))
    .sort((a, b) => draw(a, 11, 1 << 30) - draw(b, 11, 1 << 30));

const planLinked = (linkKind: EnerfloLinkKind, customer: number): EnerfloPlan[] => {
  const first = { customer, linkKind, second: false };
  return linkKind === 'ambiguous' ? [first, { ...first, second: true }] : [first];
};

const planEnerflo = (): readonly EnerfloPlan[] => {
  const free = strewn();
  const references = Array.from({ length: CUSTOMERS_PER_BLOCK }, (_, position) => position).filter(isReferencePosition);
  const plans = references.flatMap((position) => planLinked('externalId', position));
  for (const [kind, count] of LINKS) plans.push(...free.splice(0, count).flatMap((position) => planLinked(kind, position)));
  plans.push(...free.splice(0, STRANGERS).map((customer) => ({ customer, linkKind: null, second: false })));
  return plans.sort((a, b) => a.customer - b.customer);
};

const countsOf = (length: number, owners: readonly number[]) => {
  const counts = new Array<number>(length).fill(0);
  for (const owner of owners) counts[owner] = (counts[owner] ?? 0) + 1;
  return counts;
};

const TICKET_COUNTS = [0, 0, 1, 1, 1, 2, 2, 3, 4, 5] as const;
const NOTE_COUNTS = [0, 1, 1, 2, 3, 4] as const;

const planBlock = (): BlockPlan => {
  const contracts = toShares(Array.from({ length: CUSTOMERS_PER_BLOCK }, (_, position) => contractCount(position)));
  const tickets = toShares(
    contracts.owner.map((customer, contract) => (isReferencePosition(customer) ? 5 : (TICKET_COUNTS[draw(contract, 12, TICKET_COUNTS.length)] ?? 0))),
  );
  const enerfloPlans = planEnerflo();
  const enerflo = toShares(
    countsOf(
      CUSTOMERS_PER_BLOCK,
      enerfloPlans.map((plan) => plan.customer),
    ),
  );
  const installs = toShares(enerfloPlans.map((plan, index) => (isReferencePosition(plan.customer) || draw(index, 13, 4) === 0 ? 2 : 1)));
  const notes = toShares(
    installs.owner.map((plan, install) =>
      isReferencePosition(enerfloPlans[plan]?.customer ?? 0) ? 5 : (NOTE_COUNTS[draw(install, 14, NOTE_COUNTS.length)] ?? 0),
    ),
  );
  return { contracts, tickets, enerflo, enerfloPlans, installs, notes };
};

export const BLOCK: BlockPlan = planBlock();
