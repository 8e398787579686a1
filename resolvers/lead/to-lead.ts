import type { LeadDetails } from '../../src/usecases/writes/add-lead-from-customer.ts';
import type { WantedLead } from '../../src/usecases/writes/wanted-lead.ts';
import { given } from '../shared/given.ts';
import type { LeadDetailsInput, LeadInput } from './lead.input.ts';

const said = (text: string | null | undefined): string | undefined => text?.trim() || undefined;

/** Blanks at the ends are typing; what is null or empty is not given. */
export const toLeadDetails = (input: LeadDetailsInput): LeadDetails =>
  given({
    ...{ firstName: said(input.firstName), lastName: said(input.lastName), address: said(input.address) },
    ...{ city: said(input.city), state: said(input.state)?.toUpperCase(), zip: said(input.zip), ...toExtras(input) },
  });

export const toLead = (input: LeadInput): WantedLead => ({
  ...{ externalId: input.externalId, firstName: input.firstName.trim(), lastName: input.lastName.trim(), address: input.address.trim() },
  ...{ city: input.city.trim(), state: input.state.trim().toUpperCase(), zip: input.zip.trim() },
  ...given(toExtras(input)),
});

const toExtras = ({ email, mobile, assignToEmail, setterEmail, dealTypeId, leadSource }: LeadDetailsInput | LeadInput) => ({
  ...{ email: said(email), mobile: said(mobile), assignToEmail: said(assignToEmail), setterEmail: said(setterEmail) },
  ...{ createDeal: dealTypeId ?? undefined, leadSource: said(leadSource) },
});
