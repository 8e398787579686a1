import type { Contract } from '../contract.ts';
import { toEuro } from './to-euro.ts';

/** A day is midnight UTC in Unix seconds, as in Enneo's example (2022-09-01 is 1661990400, enneo.md 2.1). */
const toUnix = (date: string | null): number | null => {
  const ms = date === null ? Number.NaN : Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(ms) ? null : ms / 1000;
};

const toNumber = (decimal: string | null | undefined): number | null => {
  const number = Number(decimal ?? Number.NaN);
  return Number.isFinite(number) ? number : null;
};

export const toEnergyFields = (contract: Contract) => ({
  status: contract.status,
  statusCode: contract.statusRaw,
  statusCodeTitle: contract.statusTitle,
  energy: contract.energy,
  energyTypeId: contract.energyTypeId,
  energySubTypeId: contract.energySubTypeId,
  tenant: contract.tenant,
  orderId: contract.orderId,
  campaignId: contract.campaignId,
  salesChannelId: contract.salesChannelId,
  signupDate: toUnix(contract.signedAt),
  startDate: toUnix(contract.start),
  endDate: toUnix(contract.end),
  iban: contract.iban,
  counterNumber: contract.meters[0]?.number ?? null,
  marketLocationId: contract.marketLocationId,
  meterLocationId: contract.meterLocationIds[0] ?? null,
  productId: contract.product?.id ?? null,
  productName: contract.product?.name ?? null,
  productCode: contract.product?.code ?? null,
  vatRate: toNumber(contract.vatRate),
  basePrice: toEuro(contract.basePrice, 'EUR/year'),
  workingPrice: toEuro(contract.workingPrices[0], 'EUR/kWh'),
  monthlyDeposit: toNumber(contract.monthlyDeposit?.amount),
  unpaidDebt: toNumber(contract.balance?.amount),
  consumption: toNumber(contract.consumption[0]?.kwh),
  gridOperatorName: contract.gridOperator?.name ?? null,
  gridOperatorCode: contract.gridOperator?.code ?? null,
});
