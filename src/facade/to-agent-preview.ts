import type { Consumption, Contract, Price } from '../domain/contract.ts';
import { toEuro } from '../domain/enneo-fields/to-euro.ts';
import type { ContractPreview, InstallPreview } from '../usecases/facade-reads.ts';
import { toTooltip } from './escape-html.ts';
import { toCurrencySign, toGermanDate, toGermanMoney, toGermanNumber } from './german-format.ts';
import type { PreviewItem } from './record-schema.ts';

/** What agents see beside a contract, in German; what nobody knows is left out. `url` leads to the ERP. */
export const toAgentPreview = (contract: Contract, { install, openTickets }: ContractPreview, url: string | null): readonly PreviewItem[] =>
  [
    toTariff(contract, url),
    toDeposit(contract, url),
    toConsumption(contract.consumption[0]),
    install === null ? null : toInstall(install),
    openTickets === null ? null : item('Offene Tickets', openTickets === 0 ? 'keine' : toGermanNumber(openTickets), []),
  ].filter((line) => line !== null);

const item = (label: string, value: string, tooltip: readonly string[], url: string | null = null): PreviewItem => ({
  url,
  type: 'string',
  label,
  value,
  tooltip: toTooltip(tooltip),
});

const TARIFFS: Readonly<Record<string, string>> = { HT: ' HT', NT: ' NT' };
const toGross = ({ gross }: Price): string => (gross ? '' : ' netto');

const toPriceLines = ({ workingPrices, basePrice }: Contract): readonly string[] => {
  const working = workingPrices.flatMap((price) => {
    const euro = toEuro(price, 'EUR/kWh');
    return euro === null ? [] : [`Arbeitspreis${TARIFFS[price.tariff] ?? ''}: ${toGermanMoney((euro * 100).toFixed(4))} ct/kWh${toGross(price)}`];
  });
  const yearly = toEuro(basePrice, 'EUR/year');
  return [...working, ...(basePrice === null || yearly === null ? [] : [`Grundpreis: ${toGermanMoney(yearly)} €/Jahr${toGross(basePrice)}`])];
};

const toTariff = (contract: Contract, url: string | null): PreviewItem | null => {
  const prices = toPriceLines(contract);
  const name = contract.product?.name ?? contract.product?.code ?? null;
  return name === null && prices.length === 0 ? null : item('Tarif', name ?? 'ohne Namen', prices, url);
};

const toDeposit = ({ monthlyDeposit }: Contract, url: string | null): PreviewItem | null => {
  if (monthlyDeposit === null || !isDecimal(monthlyDeposit.amount)) return null;
  const { amount, currency, dueDay } = monthlyDeposit;
  return item('Abschlag', `${toGermanMoney(amount)} ${toCurrencySign(currency)} monatlich`, dueDay === null ? [] : [`fällig am ${dueDay}. des Monats`], url);
};

const ORIGINS: Readonly<Record<Consumption['source'], string | null>> = {
  customer: 'nach Angabe des Kunden',
  gridOperator: 'nach Angabe des Netzbetreibers',
  lastYear: 'nach dem Vorjahr',
  bill: 'nach der letzten Rechnung',
  unknown: null,
};

const toConsumption = (consumption: Consumption | undefined): PreviewItem | null => {
  if (consumption === undefined || !isDecimal(consumption.kwh)) return null;
  const origin = ORIGINS[consumption.source];
  return item('Verbrauch', `${toGermanNumber(consumption.kwh)} kWh/Jahr`, origin === null ? [] : [origin]);
};

const toInstall = ({ status, nextMilestone }: InstallPreview): PreviewItem => {
  const due = nextMilestone?.dueDate == null ? '' : ` (bis ${toGermanDate(nextMilestone.dueDate)})`;
  const next = nextMilestone === null ? 'Alle Schritte erledigt' : `Nächster Schritt: ${nextMilestone.title ?? 'ohne Namen'}${due}`;
  return item('Solaranlage', status ?? 'ohne Status', [next]);
};

const isDecimal = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));
