import { z } from 'zod';
import { flag } from './flag.ts';
import { mindTicketSchema } from './mind-ticket-schema.ts';
import { freshnessSchema, optionalText, previewItemSchema } from './record-schema.ts';
import { wholeNumber } from './whole-number.ts';

/** Enneo's own response format (enneo.md 2 and 3, docs.enneo.ai/en/api-reference). Nothing but the id is required there. */
const wireId = z.union([z.int(), z.string().min(1).max(50)]).meta({ description: 'A number where it is one without losing digits.' });
const optionalId = wireId.nullable();
const optionalNumber = z.number().nullable();
const unixTime = z.int().nullable();
const erpUrl = z.object({ url: z.string(), logo: z.string() });
const register = z.object({ meterNumber: z.string(), obis: optionalText, tariff: optionalText });

export const mindContractSchema = z
  .object({
    id: wireId,
    tenant: optionalText,
    customerId: z.string(),
    orderId: optionalId,
    signupDate: unixTime,
    startDate: unixTime,
    endDate: unixTime,
    status: z.string(),
    statusCode: optionalId,
    statusCodeTitle: optionalText,
    energy: z.string(),
    energyTypeId: optionalId,
    energySubTypeId: optionalId,
    firstname: optionalText,
    lastname: optionalText,
    company: optionalText,
    email: optionalText,
    phone: z.int().nullable().meta({ description: 'Without the plus sign.' }),
    business: z.boolean(),
    deliveryAddress: optionalText,
    billingAddress: optionalText,
    iban: optionalText,
    counterNumber: optionalText,
    marketLocationId: optionalText,
    meterLocationId: optionalText,
    productId: optionalId,
    productName: optionalText,
    productCode: optionalText,
    campaignId: optionalId,
    salesChannelId: optionalId,
    vatRate: optionalNumber,
    basePrice: optionalNumber,
    workingPrice: optionalNumber,
    monthlyDeposit: optionalNumber,
    unpaidDebt: optionalNumber,
    consumption: optionalNumber,
    gridOperatorName: optionalText,
    gridOperatorCode: optionalId,
    registers: z.array(register),
    erpUrls: z.array(erpUrl),
    rawData: z.null().meta({ description: 'The ERP’s record is not handed on.' }),
    agentPreview: z.array(previewItemSchema).optional(),
    tabPreview: z.object({ color: z.string(), icon: z.string() }),
    freshness: freshnessSchema,
  })
  .meta({ description: 'A contract as `GET /contract/{contractId}` of Enneo answers it.' });
export type MindContract = z.output<typeof mindContractSchema>;

export const mindCustomerSchema = z
  .object({
    id: wireId,
    emailMatches: z.null().meta({ description: 'Means something only when read by ticket.' }),
    business: z.boolean(),
    company: optionalText,
    firstname: optionalText,
    lastname: optionalText,
    email: optionalText,
    phone: z.int().nullable(),
    address: optionalText,
    tags: z.array(z.object({ id: wireId, name: optionalText, color: optionalText })).meta({ description: 'From Enneo; empty when it does not say.' }),
    contractIds: z.array(wireId),
    contracts: z.array(mindContractSchema).optional(),
    additionalData: z.unknown().meta({ description: 'From Enneo; client-specific.' }),
    freshness: freshnessSchema,
  })
  .meta({ description: 'A customer as `GET /customer/by…` of Enneo answers it.' });
export type MindCustomer = z.output<typeof mindCustomerSchema>;

/** An unknown contract is no error in Enneo (enneo.md 1.2). */
export const mindNotFoundSchema = z
  .object({ success: z.literal(true), code: z.literal('contract_not_found') })
  .meta({ description: 'No contract has this id.' });

export const mindHistorySchema = z
  .object({ tickets: z.array(mindTicketSchema).meta({ description: 'Oldest first.' }) })
  .meta({ description: 'The tickets of a contract.' });

export const mindSearchSchema = z
  .array(
    z.object({
      id: wireId,
      similarity: z.number().min(0).max(1).meta({ description: '1 on an exact contract id, else 0.9.' }),
      customerLegitimation: z.union([z.literal(10), z.literal(20)]).optional(),
      customerLegitimationMessage: z.string().optional(),
      contract: mindContractSchema,
      customer: mindCustomerSchema,
      cached: z.boolean(),
      cacheDate: z.string().nullable(),
    }),
  )
  .max(1)
  .meta({ description: 'The one contract that is meant, or `[]`.' });

export const mindReadSchema = z.object({ includeContracts: flag, includeAgentPreview: flag });
/** Limits: enneo.md 1 and 2.4. */
export const mindPageSchema = z.object({ offset: wholeNumber(0, 1_000_000).default(0), limit: wholeNumber(1, 1000).default(30) });
