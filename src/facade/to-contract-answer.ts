import type { Contract } from '../domain/contract.ts';
import { toContactFields } from '../domain/enneo-fields/to-contact-fields.ts';
import { toEnergyFields } from '../domain/enneo-fields/to-energy-fields.ts';
import type { ContractPreview, Found } from '../usecases/facade-reads.ts';
import { checkRecord } from './check-record.ts';
import { type ContractAnswer, contractAnswerSchema } from './contract-schema.ts';
import { type ErpLink, toErpUrl } from './erp-link.ts';
import type { Unchecked } from './record-schema.ts';
import { toAgentPreview } from './to-agent-preview.ts';

/** Call A. */
export const toContractAnswer = ({ record, asOf, stale }: Found<Contract>, preview: ContractPreview, link: ErpLink | null): ContractAnswer => {
  const url = toErpUrl(record, link);
  return checkRecord(contractAnswerSchema, {
    id: record.id,
    customerId: record.customer.id,
    ...toContactFields(record.party, record.deliveryAddress, record.billingAddress),
    zip: record.deliveryAddress?.postcode ?? null,
    agentPreview: [...toAgentPreview(record, preview, url)],
    erpUrls: url === null || link === null ? [] : [{ url, icon: `/icons/${link.icon}.svg` }],
    ...toEnergyFields(record),
    freshness: { asOf, stale },
  } satisfies Unchecked<ContractAnswer>);
};
