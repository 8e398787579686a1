import type { AddressTruth, ContractTruth, CustomerTruth, PartyTruth } from '../world/truth.ts';
import { berlinDay } from './berlin.ts';

const party = (truth: PartyTruth) => ({
  kind: truth.business ? 'COMPANY' : 'PERSON',
  salutation: truth.salutation,
  title: truth.title,
  givenName: truth.firstName,
  familyName: truth.lastName,
  companyName: truth.company,
  dateOfBirth: truth.birthDate,
  emailAddresses: truth.emails,
  phoneNumbers: truth.phones,
});

const address = (truth: AddressTruth) => ({
  street: truth.street,
  houseNumber: truth.houseNumber,
  houseNumberSuffix: truth.suffix,
  postalCode: truth.postcode,
  city: truth.city,
  countryCode: 'DE',
});

/** A contract of the plain dialect: a shape of our own (assumed), as a well-mannered REST ERP would have it. */
export const plainContract = (contract: ContractTruth) => ({
  id: contract.id,
  customerId: contract.customerId,
  orderId: String(contract.orderId),
  tenant: contract.tenant,
  previousId: contract.legacyId,
  state: { code: String(contract.statusCode), name: contract.status.toUpperCase(), title: contract.statusTitle },
  commodity: { name: contract.energy.toUpperCase(), typeId: contract.energyTypeId, subTypeId: contract.energySubTypeId },
  signedOn: berlinDay(contract.signupDate),
  supply: { from: berlinDay(contract.startDate), until: contract.endDate === null ? null : berlinDay(contract.endDate) },
  marketLocationId: contract.marketLocationId,
  meter: { locationId: contract.meterLocationId, number: contract.meterNumber, registers: contract.registers },
  gridOperator: { name: contract.gridOperatorName, code: contract.gridOperatorCode },
  product: { id: contract.productId, code: contract.productCode, name: contract.productName },
  campaignId: contract.campaignId,
  salesChannelId: contract.salesChannelId,
  prices: { basePerYear: contract.basePrice, workingPerKwh: contract.workingPrice, vatRate: contract.vatRate },
  monthlyDeposit: contract.monthlyDeposit.toFixed(2),
  openBalance: contract.unpaidDebt.toFixed(2),
  expectedConsumptionKwh: contract.consumption,
  payment: { iban: contract.iban, sepaMandate: contract.sepaMandate },
  deliveryAddress: address(contract.deliveryAddress),
  billingAddress: contract.billingAddress === null ? null : address(contract.billingAddress),
  party: party(contract.party),
});

export const plainCustomer = (customer: CustomerTruth) => ({
  id: customer.id,
  previousId: customer.legacyId,
  party: party(customer.party),
  address: address(customer.address),
  iban: customer.iban,
  contractIds: customer.contractIds,
});
