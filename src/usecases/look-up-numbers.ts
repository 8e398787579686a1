import type { NumbersToLookUp } from '../domain/matching/numbers-to-look-up.ts';
import { SourceError } from '../domain/source-error.ts';
import type { Reading } from '../reader/create-read.ts';
import type { Reader } from '../reader/create-reader.ts';
import type { FacadeCall } from './facade-reads.ts';

type Places = Pick<Reader, 'contracts' | 'customers' | 'flush'>;

/** The ERP's way to say that such a text is no number of its own. */
const isNoNumber = (error: Error): boolean => error instanceof SourceError && (error.status === 400 || error.status === 422);

/** Copies of any age will do: what is new has none. */
const ANY_AGE = { maxAgeMs: Number.POSITIVE_INFINITY, onlyIfCached: false };

const readKnown = async <T>(reading: Reading<T>, ids: readonly string[], call: FacadeCall): Promise<readonly T[]> => {
  const reads = [...(await reading.read(ids, { ...call, policy: ANY_AGE, served: () => undefined })).values()];
  const failure = reads.find((one) => one instanceof Error && !isNoNumber(one));
  if (failure instanceof Error) throw failure;
  return reads.flatMap((one) => (one instanceof Error ? [] : [one.record]));
};

/**
 * Brings into the mirror whose these numbers are, with all their contracts; false when they are nobody's.
 * Throws `SourceError` when the ERP does not answer: an outage must not read as "nobody" (enneo.md 6).
 */
export const lookUpNumbers = async (numbers: NumbersToLookUp, { contracts, customers, flush }: Places, call: FacadeCall): Promise<boolean> => {
  const named = await readKnown(contracts, numbers.contracts, call);
  const owners = await readKnown(customers, [...numbers.customers, ...named.map(({ customer }) => customer.id)], call);
  if (owners.length === 0) return false;
  const ids = owners.flatMap((owner) => owner.contracts.map(({ id }) => id));
  await readKnown(contracts, ids, call);
  await flush();
  return true;
};
