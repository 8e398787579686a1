import { draw } from './hash.ts';
import { germanIban } from './identifiers.ts';
import { idAt, toUuid, UUIDS } from './ids.ts';
import { hasMoved, legacyCustomerId } from './legacy-ids.ts';
import { homeOf, partyOf } from './people.ts';
import type { CustomerTruth } from './truth.ts';

const BANKS = ['90000001', '90000002', '91234567', '95000011', '99999999'] as const;

export const ibanOf = (customer: number, account: number): string =>
  germanIban(BANKS[draw(customer, 61, BANKS.length)] ?? BANKS[0], String(account * 10_000_000 + customer + 1).padStart(10, '0'));

/** New customer, VIP, in arrears. */
const TAGS = [1, 2, 3] as const;

const tagsOf = (customer: number) => TAGS.filter((tag) => draw(customer, 61 + tag, 12) === 0);

/** `contracts`: the indexes of the customer's contracts. */
export const customerRecord = (customer: number, contractIds: readonly string[]): CustomerTruth => {
  const id = String(idAt('customer', customer));
  return {
    id,
    uuid: toUuid(UUIDS.erp, id),
    party: partyOf(customer),
    address: homeOf(customer),
    iban: ibanOf(customer, 0),
    contractIds,
    legacyId: hasMoved(customer) ? legacyCustomerId(customer) : null,
    tagIds: tagsOf(customer),
    additionalData: {},
    addressLine: null,
  };
};
