import { toUuid, UUIDS } from './ids.ts';
import type { AddressTruth, ContractTruth, CustomerTruth, PartyTruth, RegisterTruth } from './truth.ts';

const PERSON: PartyTruth = {
  business: false,
  salutation: null,
  title: null,
  firstName: null,
  lastName: null,
  company: null,
  birthDate: null,
  emails: [],
  phones: [],
};

const REGISTER: RegisterTruth = { id: 1, obis: '1-0:1.8.0', tariff: 'ET', integerDigits: 6, decimalDigits: 1, factor: 1 };

const GRUENWALD: AddressTruth = { street: 'Hugo-Junkers-Str.', houseNumber: '5', suffix: null, postcode: '82031', city: 'Grünwald' };

/** docs.enneo.ai/de/api-reference/customer/get-a-customer-by-customer-id (customer-by-customer-id.json). What it does not print is made up. */
const TOM: CustomerTruth = {
  id: '83771',
  uuid: toUuid(UUIDS.erp, '83771'),
  party: { ...PERSON, salutation: 'mr', firstName: 'Tom', lastName: 'Mustermann', emails: ['tom@mustermann.de'], phones: ['+49123456789'] },
  address: GRUENWALD,
  iban: 'DE89370400440532013000',
  contractIds: ['746839'],
  legacyId: null,
  tagIds: [2],
  additionalData: {},
  addressLine: 'Hugo-Junkers-Str. 5',
};

/** The documents say customer 123 here and 83771 there; it belongs to 83771. */
const FLEX_24: ContractTruth = {
  id: '746839',
  uuid: toUuid(UUIDS.erp, '746839'),
  customerId: '83771',
  orderId: 123,
  tenant: null,
  legacyId: null,
  statusCode: 5000,
  status: 'active',
  statusTitle: 'active',
  energy: 'electricity',
  energyTypeId: 1,
  energySubTypeId: 1,
  signupDate: 1_661_126_400,
  startDate: 1_661_990_400,
  endDate: null,
  party: { ...PERSON, firstName: 'John', lastName: 'Doe', emails: ['johndoe@example.com'], phones: ['+491721041689'] },
  deliveryAddress: GRUENWALD,
  billingAddress: { street: 'Rechnungssstraße', houseNumber: '24', suffix: null, postcode: '10587', city: 'Berlin' },
  iban: 'DE89370400440532013000',
  sepaMandate: true,
  meterNumber: '1ESY1160669167',
  marketLocationId: '99999999995',
  meterLocationId: 'DE9990018203100000000000000746839',
  registers: [REGISTER],
  gridOperatorName: 'E.ON Bayern AG',
  gridOperatorCode: '1000000000000',
  productId: 1,
  productName: 'Flex 24',
  productCode: 'flx_24',
  campaignId: 1,
  salesChannelId: 1,
  vatRate: 0.09,
  basePrice: 0.09,
  workingPrice: 0.09,
  monthlyDeposit: 53,
  unpaidDebt: 109.21,
  consumption: 3477,
};

const BERLIN: AddressTruth = { street: 'Musterstraße', houseNumber: '12', suffix: null, postcode: '10115', city: 'Berlin' };

const ERIKA_PARTY: PartyTruth = {
  ...PERSON,
  salutation: 'mrs',
  firstName: 'Erika',
  lastName: 'Mustermann',
  emails: ['erika.mustermann@example.com'],
  phones: ['+493023125042'],
};

/** custom-api-customer.json */
const ERIKA: CustomerTruth = {
  id: 'C-200001',
  uuid: toUuid(UUIDS.letterC, 'C-200001'),
  party: ERIKA_PARTY,
  address: BERLIN,
  iban: 'DE10900000010000009001',
  contractIds: ['VN-100001', 'VN-100002'],
  legacyId: null,
  tagIds: [],
  additionalData: {},
  addressLine: null,
};

/** custom-api-contract.json */
const OEKO: ContractTruth = {
  id: 'VN-100001',
  uuid: toUuid(UUIDS.lettersVN, 'VN-100001'),
  customerId: 'C-200001',
  orderId: 100_001,
  tenant: null,
  legacyId: null,
  statusCode: 5000,
  status: 'active',
  statusTitle: 'Aktiv',
  energy: 'electricity',
  energyTypeId: 1,
  energySubTypeId: 1,
  signupDate: 1_732_528_800,
  startDate: 1_735_689_600,
  endDate: null,
  party: ERIKA_PARTY,
  deliveryAddress: BERLIN,
  billingAddress: null,
  iban: 'DE10900000010000009001',
  sepaMandate: true,
  meterNumber: '1EMH0012345678',
  marketLocationId: '50123456789',
  meterLocationId: 'DE9990011011500000000000000100001',
  registers: [REGISTER],
  gridOperatorName: 'Musternetz Berlin GmbH',
  gridOperatorCode: '9990000100002',
  productId: 901,
  productName: 'Ökostrom Fix 12',
  productCode: 'OEKO-FIX-12',
  campaignId: 1,
  salesChannelId: 1,
  vatRate: 0.19,
  basePrice: 143.88,
  workingPrice: 0.319,
  monthlyDeposit: 89,
  unpaidDebt: 0,
  consumption: 2800,
};

/** Named beside the first one and nowhere described. */
const GAS: ContractTruth = {
  ...OEKO,
  id: 'VN-100002',
  uuid: toUuid(UUIDS.lettersVN, 'VN-100002'),
  orderId: 100_002,
  energy: 'gas',
  energyTypeId: 2,
  meterNumber: '7QQX0900000002',
  marketLocationId: '19999999993',
  meterLocationId: 'DE9990011011500000000000000100002',
  registers: [{ ...REGISTER, obis: '7-20:3.0.0' }],
  productId: 902,
  productName: 'Gas Fix 12',
  productCode: 'GAS-FIX-12',
  basePrice: 178.8,
  workingPrice: 0.1049,
  monthlyDeposit: 112,
  consumption: 11_000,
};

export const CUSTOMERS: readonly CustomerTruth[] = [TOM, ERIKA];
export const CONTRACTS: readonly ContractTruth[] = [FLEX_24, OEKO, GAS];
