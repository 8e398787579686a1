import type { Contract, ContractStatus } from '../domain/contract.ts';
import { toContactFields } from '../domain/enneo-fields/to-contact-fields.ts';
import { toEnergyFields } from '../domain/enneo-fields/to-energy-fields.ts';
import type { ContractPreview, Found } from '../usecases/facade-reads.ts';
import { type ErpLink, toErpUrl } from './erp-link.ts';
import type { MindContract } from './mind-schema.ts';
import { toAgentPreview } from './to-agent-preview.ts';
import { toOptionalWireId, toWireId, toWirePhone } from './wire-number.ts';

/** Only green is documented (enneo.md 2.1). */
const COLORS: Partial<Record<ContractStatus, string>> = { active: 'green', ordered: 'yellow', confirmed: 'yellow', terminated: 'yellow' };

const toRegisters = ({ meters }: Contract): MindContract['registers'] =>
  meters.flatMap(({ number, registers }) => registers.map(({ obis, tariff }) => ({ meterNumber: number, obis, tariff })));

/** In Enneo's own format; without a `preview` there is no `agentPreview`. */
export const toMindContract = ({ record, asOf, stale }: Found<Contract>, preview: ContractPreview | null, link: ErpLink | null): MindContract => {
  const { salutation: _, title: __, ...contact } = toContactFields(record.party, record.deliveryAddress, record.billingAddress);
  const energy = toEnergyFields(record);
  const url = toErpUrl(record, link);
  return {
    ...contact,
    ...energy,
    id: toWireId(record.id),
    customerId: record.customer.id,
    phone: toWirePhone(record.party.phones[0]),
    orderId: toOptionalWireId(energy.orderId),
    statusCode: toOptionalWireId(energy.statusCode),
    energyTypeId: toOptionalWireId(energy.energyTypeId),
    energySubTypeId: toOptionalWireId(energy.energySubTypeId),
    productId: toOptionalWireId(energy.productId),
    campaignId: toOptionalWireId(energy.campaignId),
    salesChannelId: toOptionalWireId(energy.salesChannelId),
    gridOperatorCode: toOptionalWireId(energy.gridOperatorCode),
    registers: toRegisters(record),
    erpUrls: url === null || link === null ? [] : [{ url, logo: link.icon }],
    rawData: null,
    ...(preview !== null && { agentPreview: [...toAgentPreview(record, preview, url)] }),
    tabPreview: { color: COLORS[record.status] ?? 'grey', icon: record.energy },
    freshness: { asOf, stale },
  };
};
