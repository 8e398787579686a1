import type { Collection, ContractTruth, CustomerTruth, World } from '../world/truth.ts';

/** A customer's contracts, in the order of its record; those deleted since are left out. */
export const contractsOf = (world: World, customer: CustomerTruth): readonly ContractTruth[] =>
  customer.contractIds.flatMap((id) => world.contracts.get(id) ?? []);

/** Records from `offset`, at most `limit`, in the order of their ids. */
export const slice = <T>(collection: Collection<T>, offset: number, limit: number): readonly T[] => {
  const found: T[] = [];
  for (let index = offset; index < Math.min(offset + limit, collection.size); index += 1) {
    const record = collection.at(index);
    if (record !== undefined) found.push(record);
  }
  return found;
};

/** Searches without an index stop here: nobody waits longer, and the sandbox must not stand still. */
const MOST_SCANNED = 5000;

/** The first records a slow search finds. */
export const scan = <T>(collection: Collection<T>, wanted: number, fits: (record: T) => boolean): readonly T[] => {
  const found: T[] = [];
  for (let index = 0; index < Math.min(collection.size, MOST_SCANNED) && found.length < wanted; index += 1) {
    const record = collection.at(index);
    if (record !== undefined && fits(record)) found.push(record);
  }
  return found;
};
