import { freshnessOf } from '../shared/freshness.resolver.ts';
import { AddAppointmentResolver } from './add-appointment.resolver.ts';
import { LeadResolver } from './lead.resolver.ts';
import { LeadType } from './lead.type.ts';
import { ReadLeadResolver } from './read-lead.resolver.ts';

export const lead = { resolvers: [freshnessOf(LeadType), LeadResolver, AddAppointmentResolver, ReadLeadResolver], references: {} } as const;
