import type { ContractTruth, CustomerTruth } from '../../world/truth.ts';
import type { Row } from '../row.ts';
import { toCustomerTag } from '../tags.ts';
import { toNumericId, toNumericPhone } from '../wire-id.ts';
import { type ContractRendering, renderContract } from './contract.ts';
import { toOneLine } from './one-line.ts';

export interface CustomerRendering extends ContractRendering {
  /** Null: the customer comes without them. */
  readonly contracts: readonly ContractTruth[] | null;
  /** Means something only when read by ticket; documented as true elsewhere. */
  readonly emailMatches: boolean | null;
}

/** docs.enneo.ai/de/api-reference/customer/get-a-customer-by-customer-id */
export const renderCustomer = (customer: CustomerTruth, { contracts, emailMatches, ...rendering }: CustomerRendering): Row => ({
  id: toNumericId(customer.id),
  emailMatches,
  business: customer.party.business,
  company: customer.party.company,
  firstname: customer.party.firstName,
  lastname: customer.party.lastName,
  address: customer.addressLine ?? toOneLine(customer.address),
  phone: toNumericPhone(customer.party.phones[0]),
  email: customer.party.emails[0] ?? null,
  tags: customer.tagIds.map(toCustomerTag),
  ...(contracts && { contracts: contracts.map((contract) => renderContract(contract, rendering)) }),
  additionalData: customer.additionalData,
});

/** A row of `GET /customer/search` (docs.enneo.ai/en/api-reference/customer/search-a-customer). */
export const renderFoundCustomer = (customer: CustomerTruth): Row => ({
  id: toNumericId(customer.id),
  firstname: customer.party.firstName,
  lastname: customer.party.lastName,
  company: customer.party.company,
  address: customer.addressLine ?? toOneLine(customer.address),
  phone: toNumericPhone(customer.party.phones[0]),
  email: customer.party.emails[0] ?? null,
  contractIds: customer.contractIds.map(toNumericId),
});

/** The compact form inside tickets (enneo.md 4.1). */
export const renderCompactCustomer = (customer: CustomerTruth | undefined): Row => ({
  tagIds: customer?.tagIds ?? [],
  tags: (customer?.tagIds ?? []).map(toCustomerTag),
});
