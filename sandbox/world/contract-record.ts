import { addressAt } from './addresses.ts';
import { DAY, firstOfMonth } from './calendar.ts';
import { type ContractState, GRID_OPERATORS, PRODUCTS, STATES } from './catalogue.ts';
import { ibanOf } from './customer-record.ts';
import { draw, pick } from './hash.ts';
import { householdOf } from './household.ts';
import { idAt, toUuid, UUIDS } from './ids.ts';
import { contractsOfCustomers, isReference } from './layout.ts';
import { hasMoved, legacyContractId } from './legacy-ids.ts';
import { marketLocationOf, meterLocationOf, meterNumberOf, registersOf } from './meters.ts';
import { companyName, homeOf, partyOf } from './people.ts';
import type { AddressTruth, ContractTruth, PartyTruth } from './truth.ts';

/** Where a contract stands among those of its customer. */
interface Place {
  readonly contract: number;
  readonly customer: number;
  /** 0 is the customer's first. */
  readonly nth: number;
}

export const placeOf = (contract: number): Place => {
  const customer = contractsOfCustomers.ownerOf(contract);
  return { contract, customer, nth: contract - contractsOfCustomers.before(customer) };
};

/** Electricity first; later contracts are gas in two of five. */
export const energyOf = ({ contract, nth }: Place): ContractTruth['energy'] => (nth > 0 && draw(contract, 80, 5) < 2 ? 'gas' : 'electricity');

/** Electricity and gas at home; from the third contract on other places. */
const deliveryOf = ({ contract, customer, nth }: Place): AddressTruth => (nth < 2 ? homeOf(customer) : addressAt(contract, 90));

const billingOf = ({ contract, customer, nth }: Place) => {
  if (nth >= 2) return homeOf(customer);
  return draw(contract, 81, 10) === 0 ? addressAt(contract, 97) : null;
};

const REGIONS = ['Süd', 'Nord', 'West', 'Immobilien'] as const;

const isSubsidiary = ({ contract, customer, nth }: Place) => nth > 0 && householdOf(customer) === 'company' && draw(contract, 82, 5) < 2;

/** Subsidiaries sign for themselves: the contract says another company than the customer. */
const signerOf = (place: Place): PartyTruth => {
  const party = partyOf(place.customer);
  return isSubsidiary(place) ? { ...party, company: companyName(place.customer, pick(REGIONS, place.contract, 83)) } : party;
};

/** In hundredths, for contracts that are neither their customer's first nor a reference customer's. */
const stateOf = ({ contract, customer, nth }: Place): ContractState => {
  const roll = nth === 0 || isReference(customer) ? 100 : draw(contract, 84, 100);
  if (roll < 8) return STATES.ended;
  if (roll < 12) return STATES.terminated;
  if (roll < 15) return STATES.confirmed;
  if (roll < 17) return STATES.ordered;
  return roll < 18 ? STATES.revoked : STATES.active;
};

/** Supply starts at the first of a month: before today where there is supply, after it where there is none yet. */
const timesOf = ({ contract }: Place, { code }: ContractState) => {
  const months = code < STATES.active.code ? 2 + draw(contract, 85, 4) : -30 - draw(contract, 85, 90);
  const startDate = firstOfMonth(2025, 5 + months);
  const signupDate = startDate - (20 + draw(contract, 86, 60)) * DAY + 36_000;
  if (code === STATES.terminated.code) return { signupDate, startDate, endDate: firstOfMonth(2025, 6 + draw(contract, 87, 6)) };
  if (code === STATES.ended.code || code === STATES.revoked.code)
    return { signupDate, startDate, endDate: firstOfMonth(2025, 5 + months + 12 + draw(contract, 87, 12)) };
  return { signupDate, startDate, endDate: null };
};

const debtOf = (contract: number) => {
  const roll = draw(contract, 88, 100);
  if (roll < 80) return 0;
  return (roll < 92 ? 1 : -1) * (5 + draw(contract, 89, 25_000) / 100);
};

const consumptionOf = (contract: number, energy: ContractTruth['energy']) =>
  energy === 'gas' ? 4000 + draw(contract, 104, 2600) * 10 : 900 + draw(contract, 104, 520) * 10;

const gridOperatorOf = ({ contract }: Place, postcode: string) => {
  const operators = GRID_OPERATORS[postcode.slice(0, 2)];
  return operators === undefined ? { name: '', code: '' } : pick(operators, contract, 105);
};

const termsOf = ({ contract }: Place, energy: ContractTruth['energy']) => {
  const product = pick(PRODUCTS[energy], contract, 106);
  const consumption = consumptionOf(contract, energy);
  const { basePrice, workingPrice } = product;
  const monthlyDeposit = Math.round((basePrice + consumption * workingPrice) / 12);
  return { productId: product.id, productName: product.name, productCode: product.code, basePrice, workingPrice, consumption, monthlyDeposit };
};

const TENANTS = [null, null, null, null, 'NORD'] as const;

export const contractRecord = (contract: number): ContractTruth => {
  const place = placeOf(contract);
  const id = String(idAt('contract', contract));
  const energy = energyOf(place);
  const state = stateOf(place);
  const deliveryAddress = deliveryOf(place);
  const grid = gridOperatorOf(place, deliveryAddress.postcode);
  return {
    id,
    uuid: toUuid(UUIDS.erp, id),
    customerId: String(idAt('customer', place.customer)),
    orderId: 8_000_001 + contract,
    tenant: pick(TENANTS, place.customer, 107),
    legacyId: hasMoved(place.customer) ? legacyContractId(contract) : null,
    statusCode: state.code,
    status: state.status,
    statusTitle: state.title,
    energy,
    energyTypeId: energy === 'gas' ? 2 : 1,
    energySubTypeId: 1,
    ...timesOf(place, state),
    party: signerOf(place),
    deliveryAddress,
    billingAddress: billingOf(place),
    iban: ibanOf(place.customer, isSubsidiary(place) ? 1 + (place.nth % 99) : 0),
    sepaMandate: draw(contract, 108, 6) > 0,
    meterNumber: meterNumberOf(contract, energy),
    marketLocationId: marketLocationOf(contract, energy),
    meterLocationId: meterLocationOf(contract, deliveryAddress.postcode),
    registers: registersOf(contract, energy),
    gridOperatorName: grid.name,
    gridOperatorCode: grid.code,
    ...termsOf(place, energy),
    campaignId: 1 + draw(contract, 109, 12),
    salesChannelId: 1 + draw(contract, 110, 5),
    vatRate: 0.19,
    unpaidDebt: debtOf(contract),
  };
};
