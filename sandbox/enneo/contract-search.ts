import { z } from 'zod';
import type { ContractTruth, World } from '../world/truth.ts';
import { toOneLine } from './render/one-line.ts';

const text = z.string().trim().min(1).optional().catch(undefined);

/** docs.enneo.ai/en/api-reference/contract/search-for-contracts; there is no free text here. */
export const wireContractSearch = z.object({
  contractId: text,
  customerId: text,
  firstname: text,
  lastname: text,
  fullname: text,
  birthday: text,
  company: text,
  email: text,
  meterNumber: text,
  address: text,
  postalCode: text,
  city: text,
});
export type ContractSearch = z.infer<typeof wireContractSearch>;
type Key = keyof ContractSearch;

const FEATURES: Readonly<Record<Key, (contract: ContractTruth) => readonly (string | null)[]>> = {
  contractId: ({ id }) => [id],
  customerId: ({ customerId }) => [customerId],
  firstname: ({ party }) => [party.firstName],
  lastname: ({ party }) => [party.lastName],
  fullname: ({ party }) => [`${party.firstName} ${party.lastName}`, party.company],
  birthday: ({ party }) => [party.birthDate],
  company: ({ party }) => [party.company],
  email: ({ party }) => party.emails,
  meterNumber: ({ meterNumber }) => [meterNumber],
  address: ({ deliveryAddress }) => [toOneLine(deliveryAddress), toOneLine(deliveryAddress).split(',')[0] ?? null],
  postalCode: ({ deliveryAddress }) => [deliveryAddress.postcode],
  city: ({ deliveryAddress }) => [deliveryAddress.city],
};

const isKey = (key: string): key is Key => key in FEATURES;

const toTests = (search: ContractSearch): readonly ((contract: ContractTruth) => boolean)[] =>
  Object.entries(search).flatMap(([key, value]) => {
    if (!isKey(key) || value === undefined) return [];
    const wanted = value.toLowerCase();
    return [(contract: ContractTruth) => FEATURES[key](contract).some((feature) => feature?.toLowerCase() === wanted)];
  });

/** Contracts a search without any id or e-mail looks at. */
const MOST_SCANNED = 20_000;

function* candidates(world: World, { contractId, customerId, email }: ContractSearch): Generator<ContractTruth | undefined> {
  const contractsOf = (ids: readonly string[]) => ids.map((id) => world.contracts.get(id));
  if (contractId !== undefined) return yield* contractsOf([contractId]);
  if (customerId !== undefined) return yield* contractsOf(world.customers.get(customerId)?.contractIds ?? []);
  if (email !== undefined) return yield* contractsOf(world.customersByEmail(email).flatMap(({ contractIds }) => contractIds));
  for (let index = 0; index < Math.min(world.contracts.size, MOST_SCANNED); index += 1) yield world.contracts.at(index);
}

export interface FoundContract {
  readonly contract: ContractTruth;
  /** 1 on an exact contract id (enneo.md 2.2, observed), 0.9 otherwise (assumed). */
  readonly similarity: number;
  /** How many of the given features fit: all of them. */
  readonly features: number;
}

/** The first contract all given features fit, of one customer; null when there is none or several customers fit. */
export const findContract = (world: World, search: ContractSearch): FoundContract | null => {
  const tests = toTests(search);
  if (tests.length === 0) return null;
  let best: ContractTruth | null = null;
  for (const contract of candidates(world, search)) {
    if (contract === undefined || !tests.every((fits) => fits(contract))) continue;
    if (best !== null && best.customerId !== contract.customerId) return null;
    best ??= contract;
  }
  return best && { contract: best, similarity: search.contractId === undefined ? 0.9 : 1, features: tests.length };
};
