import { z } from 'zod';

/** A lead as `lead/add` takes it; our own id for it is the upsert key. */
export const leadInput = z.object({
  externalId: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  address: z.string(),
  city: z.string(),
  /** Two letters. */
  state: z.string(),
  zip: z.string(),
  email: z.string().optional(),
  mobile: z.string().optional(),
  assignToEmail: z.string().optional(),
  setterEmail: z.string().optional(),
  createDeal: z.number().optional(),
  leadSource: z.string().optional(),
});
export type WantedLead = z.infer<typeof leadInput>;
