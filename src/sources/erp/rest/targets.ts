const addressTargets = (prefix: string): readonly string[] =>
  ['street', 'houseNumber', 'suffix', 'addition', 'postcode', 'city', 'district', 'country'].map((part) => `${prefix}.${part}`);

const PARTY = ['type', 'salutation', 'title', 'firstName', 'lastName', 'company', 'birthDate', 'emails', 'phones'].map((part) => `party.${part}`);

const CONTRACT = new Set([
  ...['id', 'number', 'customerId', 'contractAccountId', 'tenant', 'successor', 'status', 'statusRaw', 'statusTitle'],
  ...['energy', 'energyTypeId', 'energySubTypeId', 'orderId', 'campaignId', 'salesChannelId', 'signedAt', 'start', 'end'],
  ...['marketLocationId', 'meterLocationIds', 'meter.number', 'meter.registers', 'gridOperator.name', 'gridOperator.code'],
  ...['product.id', 'product.code', 'product.name', 'basePrice', 'workingPrices.ET', 'workingPrices.HT', 'workingPrices.NT', 'vatRate'],
  ...['monthlyDeposit.amount', 'monthlyDeposit.currency', 'monthlyDeposit.dueDay', 'balance.amount', 'balance.currency', 'balance.asOf'],
  ...['customer', 'gridOperator', 'lastYear', 'bill', 'unknown'].map((source) => `consumption.${source}`),
  ...['iban', 'sepaMandate', 'extra'],
  ...addressTargets('deliveryAddress'),
  ...addressTargets('billingAddress'),
  ...PARTY,
]);

const CUSTOMER = new Set(['id', 'number', 'tenant', 'successor', 'iban', 'contracts', ...addressTargets('address'), ...PARTY]);

const REGISTER = new Set(['id', 'obis', 'tariff', 'integerDigits', 'decimalDigits', 'factor']);

/** `legacy.pc` is the record's id in the ERP we call `pc`. */
export const LEGACY_PREFIX = 'legacy.';

const isLegacy = (target: string): boolean => target.startsWith(LEGACY_PREFIX) && target.length > LEGACY_PREFIX.length;

/** The fields of ours a mapping may fill. */
export const isContractTarget = (target: string): boolean => CONTRACT.has(target) || isLegacy(target);
export const isCustomerTarget = (target: string): boolean => CUSTOMER.has(target) || isLegacy(target);
export const isRegisterTarget = (target: string): boolean => REGISTER.has(target);
