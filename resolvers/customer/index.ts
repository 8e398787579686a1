import { freshnessOf } from '../shared/freshness.resolver.ts';
import { customerReference } from './customer.reference.ts';
import { CustomerResolver } from './customer.resolver.ts';
import { CustomerType } from './customer.type.ts';
import { CustomerChangedResolver } from './customer-changed.resolver.ts';
import { TagCustomerResolver } from './tag-customer.resolver.ts';

export const customer = {
  resolvers: [freshnessOf(CustomerType), CustomerResolver, TagCustomerResolver, CustomerChangedResolver],
  references: { Customer: customerReference },
} as const;
