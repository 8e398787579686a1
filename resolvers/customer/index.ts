import { freshnessOf } from '../shared/freshness.resolver.ts';
import { customerReference } from './customer.reference.ts';
import { CustomerResolver } from './customer.resolver.ts';
import { CustomerType } from './customer.type.ts';

export const customer = { resolvers: [freshnessOf(CustomerType), CustomerResolver], references: { Customer: customerReference } } as const;
