import type { AddressTruth, ContractTruth, CustomerTruth, PartyTruth } from '../world/truth.ts';
import { germanDay } from './berlin.ts';
import { splitPhone } from './split-phone.ts';

const SALUTATIONS = { mr: 1, mrs: 2 } as const;

/** Powercloud's ids are integers (erp.md 1.2). */
export const wireNumber = (text: string): number | string => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : text);

/** One record in ten carries its postcode as a number (erp.md section 6). */
const postcodeOf = (id: string, address: AddressTruth): string | number => (id.endsWith('3') ? Number(address.postcode) : address.postcode);

const houseNumberOf = ({ houseNumber, suffix }: AddressTruth): string => (suffix === null ? houseNumber : `${houseNumber} ${suffix}`);

/** Home and mobile in two fields each, and whatever is left, or the first again, as a bare integer 49… (erp.md 1.3). */
const phonesOf = (phones: readonly string[]) => {
  const home = phones.find((phone) => phone.startsWith('+49') && !splitPhone(phone).mobile);
  const mobile = phones.find((phone) => phone.startsWith('+49') && splitPhone(phone).mobile);
  const rest = phones.find((phone) => phone !== home && phone !== mobile) ?? mobile ?? home;
  const homeParts = home === undefined ? null : splitPhone(home);
  const mobileParts = mobile === undefined ? null : splitPhone(mobile);
  return {
    phoneHomeAreaCode: homeParts?.areaCode ?? '',
    phoneHome: homeParts?.number ?? '',
    phoneMobileAreaCode: mobileParts?.areaCode ?? '',
    phoneMobile: mobileParts?.number ?? '',
    phone: rest === undefined ? null : wireNumber(rest.replace('+', '')),
  };
};

const personOf = (id: string, party: PartyTruth, address: AddressTruth) => ({
  business: party.business ? 1 : 0,
  salutation: party.salutation === null ? null : SALUTATIONS[party.salutation],
  title: party.title,
  firstName: party.firstName,
  surname: party.lastName,
  company: party.company,
  birthday: party.birthDate === null ? null : germanDay(party.birthDate),
  street: address.street,
  houseNumber: houseNumberOf(address),
  zip: postcodeOf(id, address),
  city: address.city,
  emailPrivate: party.emails[0] ?? '',
  ...phonesOf(party.phones),
});

const billingOf = (id: string, party: PartyTruth, address: AddressTruth | null) =>
  address === null
    ? { billingAlternativeAddress: 0 }
    : {
        billingAlternativeAddress: 1,
        billingSalutation: party.salutation === null ? null : SALUTATIONS[party.salutation],
        billingFirstname: party.firstName,
        billingsurname: party.lastName,
        billingStreet: address.street,
        billingHousenumber: houseNumberOf(address),
        billingZip: postcodeOf(id, address),
        billingCity: address.city,
      };

/** `1 QQX 00 0001 2345`, as printed on the device, for every second record. */
const meterNumberOf = (id: string, number: string): string =>
  Number(id.slice(-1)) % 2 === 0 ? number.replace(/^(\w)(\w{3})(\w{2})(\w{4})(\w{4})$/, '$1 $2 $3 $4 $5') : number;

/** A contract as `getContractById` answers it, in the shape of the fixture (erp.md section 14). */
export const powercloudContract = (contract: ContractTruth) => ({
  id: wireNumber(contract.id),
  orderId: contract.orderId,
  customerId: wireNumber(contract.customerId),
  tenant: contract.tenant,
  signupDate: contract.signupDate,
  status: contract.status,
  statusCode: contract.statusCode,
  statusCodeTitle: contract.statusTitle,
  energy: contract.energy,
  energyTypeId: contract.energyTypeId,
  energySubTypeId: contract.energySubTypeId,
  ...personOf(contract.id, contract.party, contract.deliveryAddress),
  ...billingOf(contract.id, contract.party, contract.billingAddress),
  iban: contract.iban.replace(/(.{4})(?=.)/g, '$1 '),
  alternativeAccountHolder: '',
  noSEPA: contract.sepaMandate ? 0 : 1,
  monthlyDeposit: contract.monthlyDeposit,
  startDate: contract.startDate,
  endDate: contract.endDate,
  consumption: contract.consumption,
  counterNumber: meterNumberOf(contract.id, contract.meterNumber),
  marketLocationIdentifier: contract.marketLocationId,
  meteringLocationIdentifier: contract.meterLocationId,
  gridOperatorName: contract.gridOperatorName,
  gridOperatorCode: wireNumber(contract.gridOperatorCode),
  productId: contract.productId,
  productName: contract.productName,
  productCode: contract.productCode,
  campaignId: contract.campaignId,
  salesChannelId: contract.salesChannelId,
  vatRate: contract.vatRate,
  basePrice: contract.basePrice,
  workingPrice: contract.workingPrice,
  unpaidDebt: contract.unpaidDebt.toFixed(2),
  registers: contract.registers,
  extendedData: '{"PORTAL":{"paperless":"1"}}',
});

/** A customer as `getCustomerById` answers it; its contracts are excerpts. */
export const powercloudCustomer = (customer: CustomerTruth, contracts: readonly ContractTruth[]) => ({
  id: wireNumber(customer.id),
  tenant: null,
  ...personOf(customer.id, customer.party, customer.address),
  iban: customer.iban,
  contracts: contracts.map(({ id, energy, statusCode }) => ({ id: wireNumber(id), data: { energy, statusCode } })),
});
