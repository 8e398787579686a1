import { freshnessOf } from '../shared/freshness.resolver.ts';
import { LeadResolver } from './lead.resolver.ts';
import { LeadType } from './lead.type.ts';
import { ReadLeadResolver } from './read-lead.resolver.ts';

export const lead = { resolvers: [freshnessOf(LeadType), LeadResolver, ReadLeadResolver], references: {} } as const;
