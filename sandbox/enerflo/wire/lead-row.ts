import { z } from 'zod';
import type { LeadFields } from '../desk/change-lead.ts';

const required = (field: string) => z.string(`The ${field} field is required.`).trim().min(1, `The ${field} field is required.`);

/** A lead as `lead/add` and `lead-installs` take it (enerflo.md §4.1, observed). */
export const leadRow = z.object({
  first_name: required('first name'),
  last_name: required('last name'),
  address: required('address'),
  city: required('city'),
  state: required('state').length(2, 'The state must be 2 letters.'),
  zip: required('zip'),
  email: z.string().optional(),
  mobile: z.string().optional(),
  integration_record_id: z.string().optional(),
});

export type LeadRow = z.infer<typeof leadRow>;

/** Leaves out what was not sent. */
export const toLeadFields = (row: { readonly [Key in keyof LeadRow]?: LeadRow[Key] | undefined }): LeadFields => ({
  ...(row.first_name === undefined ? {} : { firstName: row.first_name }),
  ...(row.last_name === undefined ? {} : { lastName: row.last_name }),
  ...(row.address === undefined ? {} : { address: row.address }),
  ...(row.city === undefined ? {} : { city: row.city }),
  ...(row.state === undefined ? {} : { state: row.state }),
  ...(row.zip === undefined ? {} : { zip: row.zip }),
  ...(row.email === undefined ? {} : { email: row.email || null }),
  ...(row.mobile === undefined ? {} : { phone: row.mobile || null }),
  ...(row.integration_record_id === undefined ? {} : { externalId: row.integration_record_id || null }),
});
