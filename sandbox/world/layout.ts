import { BLOCK, CUSTOMERS_PER_BLOCK, type EnerfloPlan, isReferencePosition, type Shares } from './block-plan.ts';

/** A run of consecutive indexes that belong to one owner. */
export interface Run {
  readonly first: number;
  readonly count: number;
}

export const positionsOf = ({ first, count }: Run): readonly number[] => Array.from({ length: count }, (_, nth) => first + nth);

/** Children of one kind under owners of another kind, over all blocks; `ownersPerBlock` is how far the plan goes. */
interface Branch {
  ownerOf(child: number): number;
  /** How many children come before this owner. */
  before(owner: number): number;
  childrenOf(owner: number): Run;
}

const createBranch = ({ starts, owner, total }: Shares, ownersPerBlock: number): Branch => {
  const before = (of: number) => Math.floor(of / ownersPerBlock) * total + (starts[of % ownersPerBlock] ?? 0);
  return {
    ownerOf: (child) => Math.floor(child / total) * ownersPerBlock + (owner[child % total] ?? 0),
    before,
    childrenOf: (of) => ({ first: before(of), count: before(of + 1) - before(of) }),
  };
};

export const contractsOfCustomers = createBranch(BLOCK.contracts, CUSTOMERS_PER_BLOCK);
export const ticketsOfContracts = createBranch(BLOCK.tickets, BLOCK.contracts.total);
export const enerfloOfCustomers = createBranch(BLOCK.enerflo, CUSTOMERS_PER_BLOCK);
export const installsOfEnerflo = createBranch(BLOCK.installs, BLOCK.enerflo.total);
export const notesOfInstalls = createBranch(BLOCK.notes, BLOCK.installs.total);

const NO_PLAN: EnerfloPlan = { customer: 0, linkKind: null, second: false };

export const enerfloPlan = (index: number): EnerfloPlan => BLOCK.enerfloPlans[index % BLOCK.enerflo.total] ?? NO_PLAN;

/** Whether the customer is one of the reference query's, as far as the plan goes; the last one of a world may have fewer contracts. */
export const isReference = (customer: number): boolean => isReferencePosition(customer % CUSTOMERS_PER_BLOCK);

/** How many computed records a world of so many contracts has. */
export interface Counts {
  readonly contracts: number;
  readonly customers: number;
  readonly tickets: number;
  readonly enerflo: number;
  readonly installs: number;
  readonly notes: number;
}

/** The last customer gets the contracts that are left. */
export const countsOf = (contracts: number): Counts => {
  const customers = contracts === 0 ? 0 : contractsOfCustomers.ownerOf(contracts - 1) + 1;
  const enerflo = enerfloOfCustomers.before(customers);
  const installs = installsOfEnerflo.before(enerflo);
  return { contracts, customers, tickets: ticketsOfContracts.before(contracts), enerflo, installs, notes: notesOfInstalls.before(installs) };
};

export const contractRun = (counts: Counts, customer: number): Run => {
  const { first, count } = contractsOfCustomers.childrenOf(customer);
  return { first, count: Math.min(count, counts.contracts - first) };
};
