import { z } from 'zod';
import { companyFields, contactFields, erpId, freshnessSchema, personFields } from './record-schema.ts';

const customerFields = {
  id: erpId.meta({ description: 'Customer id.' }),
  contractIds: z.array(erpId).min(1).meta({ description: 'Ids of all contracts, ended ones too.' }),
  ...contactFields,
  freshness: freshnessSchema,
};

/** Output of call B. What breaks it is answered as 502 `record_incomplete`. */
export const customerAnswerSchema = z
  .discriminatedUnion('business', [z.object({ ...customerFields, ...personFields }), z.object({ ...customerFields, ...companyFields })])
  .meta({ description: 'A customer with the ids of its contracts, in the shape of Enneo’s custom API (call B).' });
export type CustomerAnswer = z.output<typeof customerAnswerSchema>;
