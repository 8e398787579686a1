import type { InstallTruth } from '../../world/truth.ts';
import type { Row } from './pinned.ts';

const ADDERS = 5700;
const PRICE_PER_WATT = 3.2;
const TAX_CREDIT = 0.3;

const cents = (value: number): number => Math.round(value * 100) / 100;

/** What a system of this size costs: base price per watt, fixed adders, 30 % federal tax credit. US dollars. */
const toPrices = ({ systemSizeKw }: InstallTruth) => {
  const watts = systemSizeKw * 1000;
  const base = cents(watts * PRICE_PER_WATT);
  const gross = cents(base + ADDERS);
  const credit = cents(gross * TAX_CREDIT);
  return { base, gross, credit, net: cents(gross - credit), perWatt: Math.floor((gross / watts) * 10) / 10, perWattNet: cents((gross - credit) / watts) };
};

export const renderPanel = ({ systemSizeKw, panelCount }: InstallTruth): Row => {
  const watts = Math.round((systemSizeKw * 1000) / panelCount);
  return { name: `Demo Module ${watts}`, model: `DM-${watts}`, watts };
};

export const INVERTER = { name: 'Demo Micro 380', model: 'DMI-380' } as const;

export const renderCost = (install: InstallTruth): Row => {
  const prices = toPrices(install);
  return {
    ppw_gross: prices.perWatt,
    ppw_net: prices.perWattNet,
    system_cost_gross: prices.gross,
    system_cost_base: prices.base,
    system_cost_base_adders: prices.gross,
    dealer_fees: 0,
    dealer_fee_percent: 0,
    downpayment: 0,
    itc_total: prices.credit,
    rebates_total: prices.credit,
  };
};

/** docs.enerflo.io/docs/solardata-object */
export const renderSolarData = (install: InstallTruth): Row => {
  const prices = toPrices(install);
  return {
    system_size: install.systemSizeKw,
    offset: 0.96,
    panel_count: install.panelCount,
    panel: { id: 3452, ...renderPanel(install) },
    inverter: { id: 1415, ...INVERTER },
    inverter_count: install.panelCount,
    system_production: Math.round(install.systemSizeKw * 1.13),
    system_cost: prices.base,
    system_adder_cost: ADDERS,
    total_system_cost: prices.gross,
    total_loan_cost: 0,
    total_net_loan_cost: 0,
    total_cash_cost: prices.gross,
    ppw: prices.perWatt,
    ppw_net: prices.perWattNet,
    ppw_base_start: PRICE_PER_WATT,
    fed_tax_rebate: prices.credit,
    rebates: [],
    net_cost: prices.net,
    finance_method: 'Cash',
    finance_id: 29583,
    finance_code: 'CASH',
    finance_details: null,
  };
};

/** Pairs of the deal (W16); the last one was emptied in the UI. */
export const FORMATTED_FIELDS: readonly Row[] = [
  { field: 'Utility Company', value: 'Example Electric' },
  { field: 'Roof Material', value: 'Asphalt Shingles' },
  { field: 'HOA', value: '' },
];

export const renderPricing = (install: InstallTruth): Row => {
  const prices = toPrices(install);
  return {
    basePPW: PRICE_PER_WATT,
    grossPPW: prices.perWatt,
    netPPW: prices.perWattNet,
    baseCost: prices.base,
    grossCost: prices.gross,
    netCost: prices.net,
    financeCost: prices.gross,
    dealerFee: 0,
    rebatesTotal: prices.credit,
    valueAddersTotal: 1500,
    systemAddersTotal: ADDERS - 1500,
    systemSizeWatts: install.systemSizeKw * 1000,
  };
};
