import { EventResolver } from './event.resolver.ts';

export const event = { resolvers: [EventResolver], references: {} } as const;
