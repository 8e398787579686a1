import type { Customer } from '../domain/customer.ts';
import { toContactFields } from '../domain/enneo-fields/to-contact-fields.ts';
import type { FacadeReads, Found } from '../usecases/facade-reads.ts';
import type { MindContract, MindCustomer } from './mind-schema.ts';
import { toWireId, toWirePhone } from './wire-number.ts';

export interface CustomerParts {
  readonly customer: Found<Customer>;
  /** null: not asked for. */
  readonly contracts: readonly MindContract[] | null;
  readonly enneo: Awaited<ReturnType<FacadeReads['enneoCustomerOf']>>;
}

/** In Enneo's own format. */
export const toMindCustomer = ({ customer: { record, asOf, stale }, contracts, enneo }: CustomerParts): MindCustomer => {
  const { business, company, firstname, lastname, email, deliveryAddress } = toContactFields(record.party, record.address, null);
  return {
    id: toWireId(record.id),
    emailMatches: null,
    business,
    company,
    firstname,
    lastname,
    email,
    phone: toWirePhone(record.party.phones[0]),
    address: deliveryAddress,
    tags: (enneo?.tags ?? []).map(({ id, name, color }) => ({ id: toWireId(id), name, color })),
    contractIds: record.contracts.map((contract) => toWireId(contract.id)),
    ...(contracts !== null && { contracts: [...contracts] }),
    additionalData: enneo?.additionalData ?? {},
    freshness: { asOf, stale },
  };
};
