import { customerReference } from './customer.reference.ts';
import { CustomerResolver } from './customer.resolver.ts';

export const customer = { resolvers: [CustomerResolver], references: { Customer: customerReference } } as const;
