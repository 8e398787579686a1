import { freshnessOf } from '../shared/freshness.resolver.ts';
import { ChangeOrderResolver } from './change-order.resolver.ts';
import { ChangeOrderType } from './change-order.type.ts';
import { ChangeOrderSignedResolver } from './change-order-signed.resolver.ts';

export const changeOrder = { resolvers: [freshnessOf(ChangeOrderType), ChangeOrderResolver, ChangeOrderSignedResolver], references: {} } as const;
