import { hash } from 'node:crypto';
import type { Contract } from '../contract.ts';
import type { JsonObject } from '../json.ts';
import { toContactFields } from './to-contact-fields.ts';
import { toEnergyFields } from './to-energy-fields.ts';

/** Goes up when what is sent of a contract changes, so that every contract is looked at again. */
export const IMPORT_MAPPING = 1;

/** A contract as Enneo's own copy of it is to be. */
export interface ImportedContract {
  readonly id: string;
  /** Names the content: the same fields, the same version. */
  readonly version: string;
  readonly fields: JsonObject;
}

/** The object of call A (enneo.md 7.1) with Enneo's further fields (2.1), without what is made for agents on each read. */
export const toImportedContract = (contract: Contract): ImportedContract => {
  const fields = {
    id: contract.id,
    customerId: contract.customer.id,
    ...toContactFields(contract.party, contract.deliveryAddress, contract.billingAddress),
    zip: contract.deliveryAddress?.postcode ?? null,
    ...toEnergyFields(contract),
  };
  return { id: contract.id, version: hash('sha256', JSON.stringify(fields), 'base64url').slice(0, 22), fields };
};

const MAX_ID = 50;

/** The mandatory fields of call A that this contract lacks (docs.enneo.ai, enneo.md 7.1): Enneo would refuse it. */
export const lackingFields = ({ fields: { id, customerId, business, company, lastname } }: ImportedContract): readonly string[] => [
  ...Object.entries({ id, customerId }).flatMap(([name, value]) => (isId(value) ? [] : [name])),
  ...(business === true && !isFilled(company) ? ['company'] : []),
  ...(business !== true && !isFilled(lastname) ? ['lastname'] : []),
];

const isFilled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isId = (value: unknown): boolean => typeof value === 'string' && value !== '' && value.length <= MAX_ID;
