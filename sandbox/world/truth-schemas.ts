import { z } from 'zod';
import { BadRecord } from './bad-record.ts';
import type { ContractTruth, CustomerTruth, EnerfloCustomerTruth, InstallTruth, NoteTruth, TicketTruth } from './truth.ts';

/** The shapes of truth.ts for what comes from outside through the control API. */
const text = z.string();
const seconds = z.int();
const anything = z.record(text, z.unknown());

const address = z.strictObject({ street: text, houseNumber: text, suffix: text.nullable(), postcode: text, city: text });

const party = z.strictObject({
  business: z.boolean(),
  salutation: z.enum(['mr', 'mrs']).nullable(),
  title: text.nullable(),
  firstName: text.nullable(),
  lastName: text.nullable(),
  company: text.nullable(),
  birthDate: text.nullable(),
  emails: z.array(text),
  phones: z.array(text),
});

export const customerSchema: z.ZodType<CustomerTruth> = z.strictObject({
  id: text,
  uuid: text,
  party,
  address,
  iban: text,
  contractIds: z.array(text),
  legacyId: text.nullable(),
  tagIds: z.array(z.int()),
  additionalData: anything,
  addressLine: text.nullable(),
});

const register = z.strictObject({
  id: z.int(),
  obis: text,
  tariff: z.enum(['HT', 'NT', 'ET']),
  integerDigits: z.int(),
  decimalDigits: z.int(),
  factor: z.number(),
});

export const contractSchema: z.ZodType<ContractTruth> = z.strictObject({
  id: text,
  uuid: text,
  customerId: text,
  orderId: z.int(),
  tenant: text.nullable(),
  legacyId: text.nullable(),
  statusCode: z.int(),
  status: text,
  statusTitle: text,
  energy: z.enum(['electricity', 'gas']),
  energyTypeId: z.int(),
  energySubTypeId: z.int(),
  signupDate: seconds,
  startDate: seconds,
  endDate: seconds.nullable(),
  party,
  deliveryAddress: address,
  billingAddress: address.nullable(),
  iban: text,
  sepaMandate: z.boolean(),
  meterNumber: text,
  marketLocationId: text,
  meterLocationId: text,
  registers: z.array(register),
  gridOperatorName: text,
  gridOperatorCode: text,
  productId: z.int(),
  productName: text,
  productCode: text,
  campaignId: z.int(),
  salesChannelId: z.int(),
  vatRate: z.number(),
  basePrice: z.number(),
  workingPrice: z.number(),
  monthlyDeposit: z.number(),
  unpaidDebt: z.number(),
  consumption: z.number(),
});

export const ticketSchema: z.ZodType<TicketTruth> = z.strictObject({
  id: z.int(),
  contractId: text.nullable(),
  customerId: text.nullable(),
  status: z.enum(['open', 'pending', 'closed']),
  channel: text,
  priority: z.enum(['low', 'medium', 'high', 'urgent']),
  direction: z.enum(['in', 'out', 'internal']),
  subject: text,
  bodyPlain: text,
  from: text.nullable(),
  fromName: text.nullable(),
  createdAt: seconds,
  modifiedAt: seconds.nullable(),
  closedAt: seconds.nullable(),
  agentId: z.int().nullable(),
  tagIds: z.array(z.int()),
  externalTicketId: text.nullable(),
  wire: anything,
});

export const enerfloCustomerSchema: z.ZodType<EnerfloCustomerTruth> = z.strictObject({
  id: z.int(),
  uuid: text,
  erpCustomerId: text.nullable(),
  linkKind: z.enum(['externalId', 'email', 'phone', 'address', 'ambiguous']).nullable(),
  externalId: text.nullable(),
  firstName: text,
  lastName: text,
  email: text.nullable(),
  phone: text.nullable(),
  address: text,
  city: text,
  state: text,
  zip: text,
  installIds: z.array(z.int()),
  createdAt: seconds,
  updatedAt: seconds,
  wire: anything,
});

const milestone = z.strictObject({
  id: z.int(),
  sequence: z.int(),
  title: text,
  mid: text,
  startDate: text.nullable(),
  dueDate: text.nullable(),
  completedDate: text.nullable(),
});

export const installSchema: z.ZodType<InstallTruth> = z.strictObject({
  id: z.int(),
  dealId: text,
  customerId: z.int(),
  statusId: z.int(),
  systemSizeKw: z.number(),
  panelCount: z.int(),
  milestones: z.array(milestone),
  createdAt: seconds,
  updatedAt: seconds,
  deletedAt: seconds.nullable(),
  wire: anything,
});

export const noteSchema: z.ZodType<NoteTruth> = z.strictObject({
  id: z.int(),
  installId: z.int(),
  authorId: z.int(),
  text,
  createdAt: seconds,
  deletedAt: seconds.nullable(),
});

/** A check that names the first field that breaks, and refuses a record under another id than its own. */
export const checkWith =
  <T extends { readonly id: string | number }>(schema: z.ZodType<T>) =>
  (id: string, given: unknown): T => {
    const parsed = schema.safeParse(given);
    const issue = parsed.error?.issues[0];
    if (!parsed.success) throw new BadRecord(issue?.path.map(String).join('.') || 'record', issue?.message ?? 'not a record');
    if (String(parsed.data.id) !== id) throw new BadRecord('id', `is ${parsed.data.id} in the record and ${id} in the path`);
    return parsed.data;
  };
