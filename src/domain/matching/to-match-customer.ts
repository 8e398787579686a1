import type { Address } from '../address.ts';
import type { Contract } from '../contract.ts';
import type { Customer } from '../customer.ts';
import { toEmailKey } from '../normal-forms/email.ts';
import type { Party } from '../party.ts';
import type { MatchContract, MatchCustomer, MatchName } from './match-customer.ts';

/** What says nothing about who somebody is: more than half of a record. */
export const NOT_COMPARED = [
  ...(['raw', 'extra', 'tenant', 'statusRaw', 'statusTitle', 'energyTypeId', 'energySubTypeId', 'orderId', 'campaignId', 'salesChannelId'] as const),
  ...(['signedAt', 'gridOperator', 'product', 'basePrice', 'workingPrices', 'vatRate', 'monthlyDeposit', 'consumption', 'balance', 'sepaMandate'] as const),
] as const satisfies readonly (keyof Contract)[];

type NotCompared = (typeof NOT_COMPARED)[number];
export type ComparedContract = Omit<Contract, NotCompared>;
export type ComparedCustomer = Omit<Customer, NotCompared>;

const VOID: ReadonlySet<string> = new Set(['draft', 'rejected', 'revoked']);

const known = <T>(values: readonly (T | null)[]): readonly T[] => [...new Set(values.filter((value) => value !== null))];

const toName = ({ firstName, lastName, company }: Party): MatchName => ({ firstName, lastName, company });

const toNames = (parties: readonly Party[]): readonly MatchName[] =>
  parties
    .map(toName)
    .filter(
      (name, index, all) =>
        all.findIndex((other) => other.lastName === name.lastName && other.firstName === name.firstName && other.company === name.company) === index,
    );

const toAddresses = (addresses: readonly (Address | null)[]): readonly Address[] => addresses.filter((address) => address !== null);

const toMatchContract = (contract: ComparedContract): MatchContract => ({
  ref: contract.ref,
  number: contract.number,
  contractAccountId: contract.contractAccountId,
  energy: contract.energy,
  addresses: toAddresses([contract.deliveryAddress, contract.billingAddress]),
  marketLocationId: contract.marketLocationId,
  meterLocationIds: contract.meterLocationIds,
  meterNumbers: contract.meters.map(({ number }) => number),
  ibans: known([contract.iban]),
  start: contract.start,
  end: contract.end,
  isVoid: VOID.has(contract.status),
  legacy: contract.legacy,
  successor: contract.successor,
});

/** A customer and all its contracts; who signed a contract counts as a name of the customer (holding and subsidiary). */
export const toMatchCustomer = (customer: ComparedCustomer, contracts: readonly ComparedContract[]): MatchCustomer => {
  const parties = [customer.party, ...contracts.map(({ party }) => party)];
  return {
    ref: customer.ref,
    number: customer.number,
    legacy: customer.legacy,
    successor: customer.successor,
    links: [],
    names: toNames(parties),
    birthDates: known(parties.map(({ birthDate }) => birthDate)),
    addresses: toAddresses([customer.address]),
    emails: known(parties.flatMap(({ emails }) => emails.map(toEmailKey))),
    phones: known(parties.flatMap(({ phones }) => phones)),
    ibans: known([customer.iban]),
    contracts: contracts.map(toMatchContract),
  };
};
