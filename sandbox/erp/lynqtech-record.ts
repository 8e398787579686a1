import type { AddressTruth, ContractTruth, CustomerTruth, PartyTruth, RegisterTruth } from '../world/truth.ts';
import { berlinDay, berlinMidnight } from './berlin.ts';

/** Powercloud's status words in LynqTech's (assumed, as the whole record is). */
const STATUSES: Readonly<Record<string, string>> = {
  draft: 'ENTWURF',
  ordered: 'BESTELLT',
  confirmed: 'BESTAETIGT',
  active: 'AKTIV',
  terminated: 'GEKUENDIGT',
  ended: 'BEENDET',
  rejected: 'ABGELEHNT',
  revoked: 'WIDERRUFEN',
};

const anschrift = (address: AddressTruth) => ({
  strasse: address.street,
  hausnummer: /^\d+$/.test(address.houseNumber) ? Number(address.houseNumber) : address.houseNumber,
  hausnummerZusatz: address.suffix,
  plz: address.postcode,
  ort: address.city,
});

/** `+49 40 66969020` */
const telefon = (e164: string): string => e164.replace(/^(\+49)(30|40|69|\d{3})/, '$1 $2 ');

const person = (party: PartyTruth) => ({
  typ: party.business ? 'FIRMA' : 'PERSON',
  anrede: party.salutation === null ? null : { mr: 'HERR', mrs: 'FRAU' }[party.salutation],
  titel: party.title,
  vorname: party.firstName,
  nachname: party.lastName,
  firma: party.company,
  geburtsdatum: party.birthDate,
  email: party.emails,
  telefon: party.phones.map(telefon),
});

const zaehlwerk = (register: RegisterTruth) => ({
  id: String(register.id),
  obis: register.obis,
  tarif: register.tariff,
  vorkommastellen: register.integerDigits,
  nachkommastellen: register.decimalDigits,
  wandlerfaktor: register.factor,
});

/** One price for all registers, as the truth has it. */
const preise = ({ basePrice, workingPrice }: ContractTruth) => [
  { art: 'GRUNDPREIS', betrag: String(basePrice), einheit: 'EUR/Jahr', brutto: true },
  { art: 'ARBEITSPREIS', zeitzone: 'ET', betrag: String(workingPrice), einheit: 'EUR/kWh', brutto: true },
];

/** A string that holds JSON or XML, by turns (erp.md section 2, observed). */
const ausloeserDaten = ({ id }: ContractTruth): string =>
  Number(id.slice(-1)) % 2 === 0 ? '{"quelle":"MIGRATION"}' : '<Nachricht><Quelle>MIGRATION</Quelle></Nachricht>';

const prozess = (contract: ContractTruth) => ({
  externeId: contract.uuid,
  status: 'ABGESCHLOSSEN',
  statusText: 'Migration',
  ausloeserDaten: ausloeserDaten(contract),
});

/** A contract in the shape of the fixture (erp.md section 14). */
export const lynqtechContract = (contract: ContractTruth, customer: CustomerTruth) => ({
  vertragId: contract.uuid,
  vertragsnummer: contract.id,
  kundeId: customer.uuid,
  kundennummer: customer.id,
  mandant: contract.tenant,
  sparte: contract.energy === 'electricity' ? 'STROM' : 'GAS',
  status: STATUSES[contract.status] ?? contract.status.toUpperCase(),
  unterschriebenAm: berlinDay(contract.signupDate),
  lieferbeginn: berlinMidnight(contract.startDate),
  lieferende: contract.endDate === null ? null : berlinMidnight(contract.endDate),
  marktlokationId: contract.marketLocationId,
  messlokationId: contract.meterLocationId,
  zaehlernummer: contract.meterNumber,
  zaehlwerke: contract.registers.map(zaehlwerk),
  netzbetreiber: { name: contract.gridOperatorName, codenummer: contract.gridOperatorCode },
  produkt: { id: String(contract.productId), code: contract.productCode, name: contract.productName },
  preise: preise(contract),
  abschlag: { betrag: contract.monthlyDeposit.toFixed(2), waehrung: 'EUR', rhythmus: 'MONATLICH', faelligkeitstag: 15 },
  jahresverbrauch: { wert: contract.consumption, einheit: 'kWh', quelle: 'NETZBETREIBER' },
  saldo: { betrag: contract.unpaidDebt.toFixed(2), waehrung: 'EUR', stand: '2025-06-14' },
  zahlung: { iban: contract.iban, sepaMandat: contract.sepaMandate },
  lieferanschrift: anschrift(contract.deliveryAddress),
  rechnungsanschrift: contract.billingAddress === null ? null : anschrift(contract.billingAddress),
  vertragspartner: person(contract.party),
  ...(contract.legacyId === null ? {} : { altsystem: { system: 'powercloud', vertragsnummer: contract.legacyId, kundennummer: customer.legacyId } }),
  prozess: prozess(contract),
  notizen: [],
});

/** A customer in the shape of the fixture. */
export const lynqtechCustomer = (customer: CustomerTruth, contracts: readonly ContractTruth[]) => ({
  kundeId: customer.uuid,
  kundennummer: customer.id,
  status: 'AKTIV',
  person: person(customer.party),
  anschrift: anschrift(customer.address),
  zahlung: { iban: customer.iban, sepaMandat: true },
  vertraege: contracts.map(({ uuid, id }) => ({ vertragId: uuid, vertragsnummer: id })),
  ...(customer.legacyId === null ? {} : { altsystem: { system: 'powercloud', kundennummer: customer.legacyId } }),
});
