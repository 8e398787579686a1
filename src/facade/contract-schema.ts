import { z } from 'zod';
import { companyFields, contactFields, erpId, freshnessSchema, optionalText, personFields, previewItemSchema } from './record-schema.ts';

const unixTime = z.int().nullable().meta({ description: 'Unix seconds, midnight UTC of the day.' });

/** Further properties, named as in Enneo's own contract object (enneo.md 2.1). Units are not documented there; these are ours. */
const energyFields = {
  status: z.string(),
  statusCode: z.string().nullable().meta({ description: 'The ERP’s own code.' }),
  statusCodeTitle: optionalText,
  energy: z.string().meta({ description: 'electricity, gas, heat, water, unknown' }),
  energyTypeId: optionalText,
  energySubTypeId: optionalText,
  tenant: optionalText,
  orderId: optionalText,
  campaignId: optionalText,
  salesChannelId: optionalText,
  signupDate: unixTime,
  startDate: unixTime,
  endDate: unixTime,
  iban: optionalText,
  counterNumber: z.string().nullable().meta({ description: 'Meter number; of the first meter where there are several.' }),
  marketLocationId: z.string().nullable().meta({ description: 'MaLo, 11 digits.' }),
  meterLocationId: z.string().nullable().meta({ description: 'MeLo, 33 characters.' }),
  productId: optionalText,
  productName: optionalText,
  productCode: optionalText,
  vatRate: z.number().nullable().meta({ description: 'A fraction, 0.19.' }),
  basePrice: z.number().nullable().meta({ description: 'EUR a year.' }),
  workingPrice: z.number().nullable().meta({ description: 'EUR per kWh; of the first tariff period where there are several.' }),
  monthlyDeposit: z.number().nullable().meta({ description: 'EUR a month.' }),
  unpaidDebt: z.number().nullable().meta({ description: 'EUR; what the customer owes, negative for what the customer is owed.' }),
  consumption: z.number().nullable().meta({ description: 'kWh a year.' }),
  gridOperatorName: optionalText,
  gridOperatorCode: optionalText,
};

const contractFields = {
  id: erpId.meta({ description: 'Contract id.' }),
  customerId: erpId,
  ...contactFields,
  zip: z.string().nullable().meta({ description: 'Postcode of the delivery address.' }),
  agentPreview: z.array(previewItemSchema),
  erpUrls: z.array(z.object({ url: z.string(), icon: z.string() })),
  ...energyFields,
  freshness: freshnessSchema,
};

/** Output of call A. What breaks it is answered as 502 `record_incomplete`. */
export const contractAnswerSchema = z
  .discriminatedUnion('business', [z.object({ ...contractFields, ...personFields }), z.object({ ...contractFields, ...companyFields })])
  .meta({ description: 'A contract, in the shape of Enneo’s custom API (call A).' });
export type ContractAnswer = z.output<typeof contractAnswerSchema>;
