import { LeadResolver } from './lead.resolver.ts';

export const lead = { resolvers: [LeadResolver], references: {} } as const;
