import { z } from 'zod';

/** Parts of what A and B answer (enneo.md 7.1, docs.enneo.ai/en/system-integration/customer-recognition/search-by-contract-number). */
export const erpId = z.string().min(1).max(50);
export const optionalText = z.string().nullable();

const filled = z.string().trim().min(1);

export const contactFields = {
  salutation: z.enum(['Herr', 'Frau']).nullable(),
  title: optionalText,
  firstname: optionalText,
  email: optionalText,
  phone: z.string().nullable().meta({ description: 'With a plus sign, `+493023125042`.' }),
  deliveryAddress: z.string().nullable().meta({ description: 'One line, `Street No, ZIP City`.' }),
  billingAddress: z.string().nullable().meta({ description: 'null: same as the delivery address.' }),
};

/** `lastname` is null only where `business` is true, `company` only where it is false. */
export const personFields = { business: z.literal(false), lastname: filled, company: optionalText };
export const companyFields = { business: z.literal(true), lastname: optionalText, company: filled };

/** An answer before it is checked: the ERP may not say who it is. */
export type Unchecked<T> = Omit<T, 'business' | 'lastname' | 'company'> & {
  readonly business: boolean;
  readonly lastname: string | null;
  readonly company: string | null;
};

export const freshnessSchema = z
  .object({
    asOf: z.string().meta({ description: 'When the ERP was last read, ISO 8601 UTC.' }),
    stale: z.boolean().meta({ description: 'The ERP does not answer at the moment; this is the last copy.' }),
  })
  .meta({ description: 'How old the record is; a field of our own.' });

export const previewItemSchema = z
  .object({
    url: optionalText,
    type: z.literal('string'),
    label: z.string(),
    value: z.string(),
    tooltip: z.string().nullable().meta({ description: 'HTML; lines are parted by `<br>`.' }),
  })
  .meta({ description: 'A line agents see.' });
export type PreviewItem = z.output<typeof previewItemSchema>;
