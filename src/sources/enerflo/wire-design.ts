import { z } from 'zod';
import type { Equipment, InstallCost, SolarDesign } from '../../domain/install.ts';
import { optional, readInt, readMoney, readNumber, readText, section, wireJson } from './wire-values.ts';

/** A panel or an inverter. */
export const wireEquipment = z.object({ name: optional(readText), model: optional(readText), watts: optional(readNumber) });

export const toEquipment = (row: z.infer<typeof wireEquipment>): Equipment => ({ name: row.name, model: row.model, watts: row.watts });

/** `cost` of a REST install (enerflo.md §5.1, observed). */
export const wireCost = z.object({
  ppw_gross: optional(readMoney),
  ppw_net: optional(readMoney),
  system_cost_gross: optional(readMoney),
  system_cost_base: optional(readMoney),
  system_cost_base_adders: optional(readMoney),
  dealer_fees: optional(readMoney),
  dealer_fee_percent: optional(readMoney),
  downpayment: optional(readMoney),
  itc_total: optional(readMoney),
  rebates_total: optional(readMoney),
});

export const toCost = (row: z.infer<typeof wireCost>): InstallCost => ({
  pricePerWattGross: row.ppw_gross,
  pricePerWattNet: row.ppw_net,
  systemCostGross: row.system_cost_gross,
  systemCostBase: row.system_cost_base,
  systemCostBaseAndAdders: row.system_cost_base_adders,
  dealerFees: row.dealer_fees,
  dealerFeePercent: row.dealer_fee_percent,
  downPayment: row.downpayment,
  taxCreditTotal: row.itc_total,
  rebatesTotal: row.rebates_total,
});

/** docs.enerflo.io/docs/solardata-object */
export const wireSolarData = z.object({
  system_size: optional(readNumber),
  offset: optional(readNumber),
  panel_count: optional(readInt),
  panel: section(wireEquipment),
  inverter: section(wireEquipment),
  inverter_count: optional(readInt),
  system_production: optional(readNumber),
  system_cost: optional(readMoney),
  system_adder_cost: optional(readMoney),
  total_system_cost: optional(readMoney),
  total_loan_cost: optional(readMoney),
  total_net_loan_cost: optional(readMoney),
  total_cash_cost: optional(readMoney),
  ppw: optional(readMoney),
  ppw_net: optional(readMoney),
  ppw_base_start: optional(readMoney),
  fed_tax_rebate: optional(readMoney),
  net_cost: optional(readMoney),
  finance_method: optional(readText),
  finance_id: optional(readText),
  finance_code: optional(readText),
  rebates: section(z.array(wireJson)),
});

export const toSolarDesign = (row: z.infer<typeof wireSolarData>): SolarDesign => ({
  systemSizeKw: row.system_size,
  offset: row.offset,
  panelCount: row.panel_count,
  panel: row.panel && toEquipment(row.panel),
  inverter: row.inverter && toEquipment(row.inverter),
  inverterCount: row.inverter_count,
  systemProduction: row.system_production,
  systemCost: row.system_cost,
  adderCost: row.system_adder_cost,
  totalSystemCost: row.total_system_cost,
  totalLoanCost: row.total_loan_cost,
  totalNetLoanCost: row.total_net_loan_cost,
  totalCashCost: row.total_cash_cost,
  pricePerWatt: row.ppw,
  pricePerWattNet: row.ppw_net,
  pricePerWattBase: row.ppw_base_start,
  federalTaxRebate: row.fed_tax_rebate,
  netCost: row.net_cost,
  financeMethod: row.finance_method,
  financeId: row.finance_id,
  financeCode: row.finance_code,
  rebates: row.rebates ?? [],
});
