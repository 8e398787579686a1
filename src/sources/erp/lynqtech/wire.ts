import { z } from 'zod';
import type { Address } from '../../../domain/address.ts';
import type { Consumption, Contract, ContractStatus, Energy, Price, WorkingPrice } from '../../../domain/contract.ts';
import type { Customer } from '../../../domain/customer.ts';
import type { ErpRef } from '../../../domain/erp-ref.ts';
import { compactIban } from '../../../domain/iban.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { compactMeterNumber } from '../../../domain/meter-number.ts';
import type { Party } from '../../../domain/party.ts';
import { parseWire } from '../parse-wire.ts';
import { toAddress } from '../wire-address.ts';
import { toParty } from '../wire-party.ts';
import { listOf, optionalPart, wireDate, wireDecimal, wireFlag, wireId, wireInteger, wireRaw, wireText, wireTexts } from '../wire-values.ts';

/** German camelCase and UUIDs have been seen on one module (erp.md section 2); the records as a whole are assumed. */
const wireAnschrift = z.object({
  strasse: wireText,
  hausnummer: wireText,
  hausnummerZusatz: wireText,
  zusatz: wireText,
  plz: wireText,
  ort: wireText,
  ortsteil: wireText,
  land: wireText,
});

const wirePerson = z.object({
  typ: wireText,
  anrede: wireText,
  titel: wireText,
  vorname: wireText,
  nachname: wireText,
  firma: wireText,
  geburtsdatum: wireDate,
  email: wireTexts,
  telefon: wireTexts,
});

const wireZahlung = z.object({ iban: wireText, sepaMandat: wireFlag });

const wireAltsystem = z.object({ system: wireId, vertragsnummer: wireText, kundennummer: wireText });

const wireZaehlwerk = z
  .object({ id: wireId, obis: wireText, tarif: wireText, vorkommastellen: wireInteger, nachkommastellen: wireInteger, wandlerfaktor: wireDecimal })
  .transform(({ id, obis, tarif, vorkommastellen, nachkommastellen, wandlerfaktor }) => ({
    id,
    obis,
    tariff: tarif,
    integerDigits: vorkommastellen,
    decimalDigits: nachkommastellen,
    factor: wandlerfaktor,
  }));

const wirePreis = z.object({ art: wireText, zeitzone: wireText, betrag: wireDecimal, einheit: wireText, brutto: wireFlag });

const wireVertrag = z.object({
  vertragId: wireId,
  vertragsnummer: wireText,
  kundeId: wireId,
  vertragskontoId: wireText,
  mandant: wireText,
  nachfolgerId: wireText,
  sparte: wireText,
  status: wireText,
  unterschriebenAm: wireDate,
  lieferbeginn: wireDate,
  lieferende: wireDate,
  marktlokationId: wireText,
  messlokationId: wireTexts,
  zaehlernummer: wireText,
  zaehlwerke: listOf(wireZaehlwerk),
  netzbetreiber: optionalPart(z.object({ name: wireText, codenummer: wireText })),
  produkt: optionalPart(z.object({ id: wireText, code: wireText, name: wireText })),
  preise: listOf(wirePreis),
  abschlag: optionalPart(z.object({ betrag: wireDecimal, waehrung: wireText, rhythmus: wireText, faelligkeitstag: wireInteger })),
  jahresverbrauch: optionalPart(z.object({ wert: wireDecimal, einheit: wireText, quelle: wireText })),
  saldo: optionalPart(z.object({ betrag: wireDecimal, waehrung: wireText, stand: wireDate })),
  zahlung: optionalPart(wireZahlung),
  lieferanschrift: optionalPart(wireAnschrift),
  rechnungsanschrift: optionalPart(wireAnschrift),
  vertragspartner: optionalPart(wirePerson),
  altsystem: optionalPart(wireAltsystem),
});

const wireKunde = z.object({
  kundeId: wireId,
  kundennummer: wireText,
  mandant: wireText,
  nachfolgerId: wireText,
  person: optionalPart(wirePerson),
  anschrift: optionalPart(wireAnschrift),
  zahlung: optionalPart(wireZahlung),
  vertraege: listOf(z.object({ vertragId: wireId })),
  altsystem: optionalPart(wireAltsystem),
});

type WireVertrag = z.infer<typeof wireVertrag>;

/** Words of status, kind of energy, price and salutation are assumed, but for those the fixtures show. */
const STATUSES: Readonly<Record<string, ContractStatus>> = {
  ENTWURF: 'draft',
  BESTELLT: 'ordered',
  BESTAETIGT: 'confirmed',
  AKTIV: 'active',
  GEKUENDIGT: 'terminated',
  BEENDET: 'ended',
  ABGELEHNT: 'rejected',
  WIDERRUFEN: 'revoked',
};
const ENERGIES: Readonly<Record<string, Energy>> = { STROM: 'electricity', GAS: 'gas', WAERME: 'heat', WASSER: 'water' };
const UNITS: Readonly<Record<string, Price['unit']>> = { 'EUR/Jahr': 'EUR/year', 'EUR/Monat': 'EUR/month', 'EUR/kWh': 'EUR/kWh', 'ct/kWh': 'ct/kWh' };
const SALUTATIONS: Readonly<Record<string, 'mr' | 'mrs'>> = { HERR: 'mr', FRAU: 'mrs' };
const CONSUMPTION_SOURCES: Readonly<Record<string, Consumption['source']>> = {
  KUNDE: 'customer',
  NETZBETREIBER: 'gridOperator',
  VORJAHR: 'lastYear',
  RECHNUNG: 'bill',
};

const look = <T>(table: Readonly<Record<string, T>>, key: string | null): T | null => table[key ?? ''] ?? null;

const toAnschrift = (wire: z.infer<typeof wireAnschrift> | null | undefined): Address | null =>
  wire === null || wire === undefined
    ? null
    : toAddress({
        street: wire.strasse,
        houseNumber: wire.hausnummer,
        suffix: wire.hausnummerZusatz,
        addition: wire.zusatz,
        postcode: wire.plz,
        city: wire.ort,
        district: wire.ortsteil,
        country: wire.land,
      });

const BUSINESS: Readonly<Record<string, boolean>> = { PERSON: false, FIRMA: true };

const toPerson = (wire: z.infer<typeof wirePerson> | null | undefined): Party =>
  toParty({
    business: look(BUSINESS, wire?.typ ?? null),
    salutation: look(SALUTATIONS, wire?.anrede ?? null),
    title: wire?.titel ?? null,
    firstName: wire?.vorname ?? null,
    lastName: wire?.nachname ?? null,
    company: wire?.firma ?? null,
    birthDate: wire?.geburtsdatum ?? null,
    emails: wire?.email ?? [],
    phones: (wire?.telefon ?? []).map((text) => ({ text, bare49: 'international' })),
  });

const toPrice = ({ betrag, einheit, brutto }: z.infer<typeof wirePreis>): Price | null => {
  const unit = look(UNITS, einheit);
  return betrag === null || unit === null ? null : { amount: betrag, unit, gross: brutto ?? true };
};

const toBasePrice = (wire: WireVertrag): Price | null =>
  wire.preise.flatMap((price) => (price.art === 'GRUNDPREIS' ? (toPrice(price) ?? []) : [])).at(0) ?? null;

const toWorkingPrices = (wire: WireVertrag): readonly WorkingPrice[] =>
  wire.preise.flatMap((wirePrice) => {
    const price = wirePrice.art === 'ARBEITSPREIS' ? toPrice(wirePrice) : null;
    return price === null ? [] : [{ tariff: wirePrice.zeitzone ?? 'ET', ...price }];
  });

/** Deposits of another rhythm are not monthly and stay in `raw`. */
const toMonthlyDeposit = ({ abschlag }: WireVertrag): Contract['monthlyDeposit'] =>
  abschlag?.betrag == null || (abschlag.rhythmus ?? 'MONATLICH') !== 'MONATLICH'
    ? null
    : { amount: abschlag.betrag, currency: abschlag.waehrung ?? 'EUR', dueDay: abschlag.faelligkeitstag };

const toConsumption = ({ jahresverbrauch }: WireVertrag): Contract['consumption'] =>
  jahresverbrauch?.wert == null || (jahresverbrauch.einheit ?? 'kWh') !== 'kWh'
    ? []
    : [{ kwh: jahresverbrauch.wert, source: look(CONSUMPTION_SOURCES, jahresverbrauch.quelle) ?? 'unknown' }];

const toBalance = ({ saldo }: WireVertrag): Contract['balance'] =>
  saldo?.betrag == null ? null : { amount: saldo.betrag, currency: saldo.waehrung ?? 'EUR', asOf: saldo.stand };

/** How records name this ERP and the one before it. */
export interface LynqtechNames {
  readonly source: string;
  /** Our names of the systems `altsystem.system` speaks of, `{ powercloud: 'pc' }`. */
  readonly legacySystems: Readonly<Record<string, string>>;
}

const toLegacy = (names: LynqtechNames, kind: 'contract' | 'customer', system: string | undefined, id: string | null | undefined): readonly ErpRef[] =>
  system === undefined || id == null ? [] : [{ source: names.legacySystems[system] ?? system, kind, id }];

const toIban = (zahlung: z.infer<typeof wireZahlung> | null | undefined): string | null => (zahlung?.iban == null ? null : compactIban(zahlung.iban));

const toContract = (names: LynqtechNames, wire: WireVertrag, raw: JsonObject): Contract => {
  const { source } = names;
  return {
    id: wire.vertragId,
    ref: { source, kind: 'contract', id: wire.vertragId },
    number: wire.vertragsnummer ?? wire.vertragId,
    customer: { source, kind: 'customer', id: wire.kundeId },
    contractAccountId: wire.vertragskontoId,
    tenant: wire.mandant,
    legacy: toLegacy(names, 'contract', wire.altsystem?.system, wire.altsystem?.vertragsnummer),
    successor: wire.nachfolgerId === null ? null : { source, kind: 'contract', id: wire.nachfolgerId },
    status: look(STATUSES, wire.status) ?? 'unknown',
    statusRaw: wire.status,
    statusTitle: null,
    energy: look(ENERGIES, wire.sparte) ?? 'unknown',
    energyTypeId: null,
    energySubTypeId: null,
    orderId: null,
    campaignId: null,
    salesChannelId: null,
    signedAt: wire.unterschriebenAm,
    start: wire.lieferbeginn,
    end: wire.lieferende,
    marketLocationId: wire.marktlokationId,
    meterLocationIds: wire.messlokationId,
    meters: wire.zaehlernummer === null ? [] : [{ number: compactMeterNumber(wire.zaehlernummer), registers: wire.zaehlwerke }],
    gridOperator: wire.netzbetreiber == null ? null : { name: wire.netzbetreiber.name, code: wire.netzbetreiber.codenummer },
    product: wire.produkt ?? null,
    basePrice: toBasePrice(wire),
    workingPrices: toWorkingPrices(wire),
    vatRate: null,
    monthlyDeposit: toMonthlyDeposit(wire),
    consumption: toConsumption(wire),
    balance: toBalance(wire),
    iban: toIban(wire.zahlung),
    sepaMandate: wire.zahlung?.sepaMandat ?? null,
    deliveryAddress: toAnschrift(wire.lieferanschrift),
    billingAddress: toAnschrift(wire.rechnungsanschrift),
    party: toPerson(wire.vertragspartner),
    extra: {},
    raw,
  };
};

/** A contract of LynqTech. `at` is its place in the answer. */
export const readContract = (names: LynqtechNames, value: unknown, at: string, operation: string): Contract =>
  toContract(names, parseWire(wireVertrag, value, at, operation), parseWire(wireRaw, value, at, operation));

/** A customer of LynqTech. `at` is its place in the answer. */
export const readCustomer = (names: LynqtechNames, value: unknown, at: string, operation: string): Customer => {
  const wire = parseWire(wireKunde, value, at, operation);
  const { source } = names;
  return {
    id: wire.kundeId,
    ref: { source, kind: 'customer', id: wire.kundeId },
    number: wire.kundennummer ?? wire.kundeId,
    tenant: wire.mandant,
    legacy: toLegacy(names, 'customer', wire.altsystem?.system, wire.altsystem?.kundennummer),
    successor: wire.nachfolgerId === null ? null : { source, kind: 'customer', id: wire.nachfolgerId },
    party: toPerson(wire.person),
    address: toAnschrift(wire.anschrift),
    iban: toIban(wire.zahlung),
    contracts: wire.vertraege.map(({ vertragId }) => ({ source, kind: 'contract', id: vertragId })),
    raw: parseWire(wireRaw, value, at, operation),
  };
};

/** A row of a list is the whole record, or an excerpt of id and number. */
const wireContractRow = z.object({ vertragId: wireId });
const wireCustomerRow = z.object({ kundeId: wireId });

export const readContractId = (value: unknown, at: string, operation: string): string => parseWire(wireContractRow, value, at, operation).vertragId;
export const readCustomerId = (value: unknown, at: string, operation: string): string => parseWire(wireCustomerRow, value, at, operation).kundeId;

const has = (value: unknown, ...keys: readonly string[]): boolean => typeof value === 'object' && value !== null && keys.every((key) => key in value);

/** What a whole record always has and the excerpts seen never had. */
export const isWholeContract = (value: unknown): boolean => has(value, 'kundeId', 'lieferbeginn');
export const isWholeCustomer = (value: unknown): boolean => has(value, 'person');
