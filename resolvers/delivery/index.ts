import { DeliveryResolver } from './delivery.resolver.ts';

export const delivery = { resolvers: [DeliveryResolver], references: {} } as const;
