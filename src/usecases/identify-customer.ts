import { cannotBeOutdone, type LeftOut, withdraw } from '../domain/matching/cannot-be-outdone.ts';
import type { Features } from '../domain/matching/features.ts';
import type { Identification } from '../domain/matching/identification.ts';
import { identify } from '../domain/matching/identify.ts';
import type { IndexKey } from '../domain/matching/index-key.ts';
import { isSameRef } from '../domain/matching/match-customer.ts';
import { readFeatures } from '../domain/matching/read-features.ts';
import { searchKeys } from '../domain/matching/search-keys.ts';
import type { Store } from '../store/create-store.ts';
import { type Candidates, findCandidates } from './find-candidates.ts';
import { requireFilled } from './require-filled.ts';

export interface IdentifyDependencies {
  readonly store: Store;
  /** The day the question is about unless it says so itself: today, `YYYY-MM-DD` in Germany. */
  readonly keyDate: string;
  /** Mail domains of the supplier itself: they never count. */
  readonly ownDomains: readonly string[];
}

/** First those whom something rare points to, or two things: a handful. Then, when that settles nothing, everybody who can be meant. */
const NEAR = { limit: 60, rare: 10 };
const FAR = { limit: 400, rare: 400 };

/** The end of a meter number only suggests somebody, where nobody is found. */
const isDeciding = ({ kind }: IndexKey): boolean => kind !== 'meterTail';

/** Who is meant by any keys and values, unknown ones as if not given. From the mirror alone, once it was filled (`MirrorUnfilled`); never a guess. */
export const identifyCustomer = async (
  input: Readonly<Record<string, unknown>>,
  { store, keyDate, ownDomains }: IdentifyDependencies,
): Promise<Identification> => {
  await requireFilled(['customer', 'contract'], store);
  const features = readFeatures(input, { ownDomains });
  const keys = searchKeys(features);
  const deciding = keys.filter(isDeciding);
  const found = await identifyBy(deciding, features, { store, keyDate });
  return found.outcome === 'none' && deciding.length < keys.length ? identifyBy(keys, features, { store, keyDate }) : found;
};

const identifyBy = async (
  keys: readonly IndexKey[],
  features: Features,
  { store, keyDate }: Pick<IdentifyDependencies, 'store' | 'keyDate'>,
): Promise<Identification> => {
  const near = await findCandidates(keys, NEAR, store);
  const first = identify(features, near.customers, { keyDate });
  if (near.leftOut === null || isSettled(first, features, near, near.leftOut)) return first;
  const far = await findCandidates(keys, FAR, store);
  const second = identify(features, far.customers, { keyDate });
  if (far.leftOut === null || second.outcome !== 'found') return second;
  return isSettled(second, features, far, far.leftOut) ? second : withdraw(second, far.leftOut);
};

const isSettled = (found: Identification, features: Features, { customers }: Candidates, leftOut: LeftOut): boolean => {
  const { customer } = found;
  const record = customer === null ? undefined : customers.find(({ ref }) => isSameRef(ref, customer));
  return record !== undefined && cannotBeOutdone(found, record, features, leftOut);
};
