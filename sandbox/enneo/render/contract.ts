import type { ContractTruth } from '../../world/truth.ts';
import type { Row } from '../row.ts';
import { toNumericId, toNumericPhone } from '../wire-id.ts';
import { toOneLine } from './one-line.ts';

/** Prices in the preview that docs.enneo.ai prints for this contract; they are not those of the contract itself. */
const PRINTED_TOOLTIPS: Readonly<Record<string, string>> = { '746839': 'AP: 28.5 ct/kWh\nGP: 149.88 €/Jahr' };

const STATUS_COLORS: Readonly<Record<string, string>> = { active: 'green', pending: 'yellow' };

export interface ContractRendering {
  readonly rawData: boolean;
  readonly agentPreview: boolean;
  /** The older edition of the docs has the customer's id as a number. */
  readonly numericCustomerId: boolean;
}

const toTooltip = ({ id, workingPrice, basePrice }: ContractTruth): string =>
  PRINTED_TOOLTIPS[id] ?? `AP: ${(workingPrice * 100).toFixed(2)} ct/kWh\nGP: ${basePrice.toFixed(2)} €/Jahr`;

const toPreview = (contract: ContractTruth): readonly Row[] => [
  { label: 'Tarif', value: contract.productName, tooltip: toTooltip(contract), url: `https://erp.example.com/contract/${contract.orderId}` },
];

/** docs.enneo.ai/en/api-reference/contract/get-contract-by-id; what a register looks like is not published. */
export const renderContract = (contract: ContractTruth, { rawData, agentPreview, numericCustomerId }: ContractRendering): Row => ({
  id: toNumericId(contract.id),
  orderId: contract.orderId,
  tenant: contract.tenant,
  customerId: numericCustomerId ? toNumericId(contract.customerId) : contract.customerId,
  signupDate: contract.signupDate,
  status: contract.status,
  statusCode: contract.statusCode,
  statusCodeTitle: contract.statusTitle,
  energy: contract.energy,
  energyTypeId: contract.energyTypeId,
  energySubTypeId: contract.energySubTypeId,
  email: contract.party.emails[0] ?? null,
  firstname: contract.party.firstName,
  lastname: contract.party.lastName,
  ...(contract.party.company !== null && { company: contract.party.company }),
  deliveryAddress: toOneLine(contract.deliveryAddress),
  iban: contract.iban,
  monthlyDeposit: contract.monthlyDeposit,
  startDate: contract.startDate,
  endDate: contract.endDate,
  consumption: contract.consumption,
  counterNumber: contract.meterNumber,
  productId: contract.productId,
  productName: contract.productName,
  productCode: contract.productCode,
  campaignId: contract.campaignId,
  salesChannelId: contract.salesChannelId,
  unpaidDebt: contract.unpaidDebt,
  vatRate: contract.vatRate,
  basePrice: contract.basePrice,
  workingPrice: contract.workingPrice,
  billingAddress: contract.billingAddress === null ? null : toOneLine(contract.billingAddress),
  business: contract.party.business,
  phone: toNumericPhone(contract.party.phones[0]),
  gridOperatorName: contract.gridOperatorName,
  gridOperatorCode: toNumericId(contract.gridOperatorCode),
  registers: contract.registers.map(() => ({})),
  erpUrls: [{ url: `https://erp-system.com/contract/${contract.orderId}`, logo: 'powercloud' }],
  rawData: rawData ? contract : null,
  ...(agentPreview && { agentPreview: toPreview(contract) }),
  tabPreview: { color: STATUS_COLORS[contract.status] ?? 'grey', icon: contract.energy },
});
