import { z } from 'zod';
import type { PricedAdder, ProjectPricing } from '../../domain/project.ts';
import { optional, readInt, readMoney, readNumber, readText, section } from './wire-values.ts';

/** A row of `calculatedValueAdders` and `calculatedSystemAdders`; keys W18. */
const wirePricedAdder = z.object({
  id: optional(readText),
  name: optional(readText),
  displayName: optional(readText),
  amount: optional(readMoney),
  fieldInputs: section(z.object({ quantity: optional(readNumber) })),
});

/** W18 */
const wireRebate = z.object({ id: optional(readText), displayName: optional(readText), pricingOption: section(z.object({ type: optional(readText) })) });

/** W18 */
export const wireFinanceProduct = z.object({ name: optional(readText), financeMethodName: optional(readText), termMonths: optional(readInt) });

/** Money in `pricingOutputs` (enerflo.md §5.6, observed). */
export const wireProjectPricing = z.object({
  baseCost: optional(readMoney),
  basePPW: optional(readMoney),
  grossCost: optional(readMoney),
  grossPPW: optional(readMoney),
  netCost: optional(readMoney),
  netPPW: optional(readMoney),
  financeCost: optional(readMoney),
  dealerFee: optional(readMoney),
  dealerFeePercent: optional(readMoney),
  downPayment: optional(readMoney),
  taxRate: optional(readMoney),
  equipmentTotal: optional(readMoney),
  valueAddersTotal: optional(readMoney),
  systemAddersTotal: optional(readMoney),
  discountsTotal: optional(readMoney),
  rebatesTotal: optional(readMoney),
  federalRebateTotal: optional(readMoney),
  financeProduct: section(wireFinanceProduct),
  calculatedValueAdders: section(z.array(wirePricedAdder)),
  calculatedSystemAdders: section(z.array(wirePricedAdder)),
  rebates: section(z.array(wireRebate)),
});

const toAdders = (kind: PricedAdder['kind'], rows: readonly z.infer<typeof wirePricedAdder>[] | null): PricedAdder[] =>
  (rows ?? []).map(({ id, name, displayName, amount, fieldInputs }) => ({
    id,
    name: displayName ?? name,
    kind,
    amount,
    quantity: fieldInputs?.quantity ?? null,
  }));

const toRebate = ({ id, displayName, pricingOption }: z.infer<typeof wireRebate>) => ({ id, name: displayName, type: pricingOption?.type ?? null });

/** `sold`: the finance product as the proposal has it. */
export const toProjectPricing = (row: z.infer<typeof wireProjectPricing>, sold: z.infer<typeof wireFinanceProduct> | null): ProjectPricing => {
  const product = row.financeProduct ?? sold;
  return {
    baseCost: row.baseCost,
    basePricePerWatt: row.basePPW,
    grossCost: row.grossCost,
    grossPricePerWatt: row.grossPPW,
    netCost: row.netCost,
    netPricePerWatt: row.netPPW,
    financeCost: row.financeCost,
    dealerFee: row.dealerFee,
    dealerFeePercent: row.dealerFeePercent,
    downPayment: row.downPayment,
    taxRate: row.taxRate,
    equipmentTotal: row.equipmentTotal,
    valueAddersTotal: row.valueAddersTotal,
    systemAddersTotal: row.systemAddersTotal,
    discountsTotal: row.discountsTotal,
    rebatesTotal: row.rebatesTotal,
    federalRebateTotal: row.federalRebateTotal,
    financeProduct: product?.name ?? null,
    financeMethod: product?.financeMethodName ?? null,
    termMonths: product?.termMonths ?? null,
    adders: [...toAdders('value', row.calculatedValueAdders), ...toAdders('system', row.calculatedSystemAdders)],
    rebates: (row.rebates ?? []).map(toRebate),
  };
};
