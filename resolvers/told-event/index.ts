import { TellEventResolver } from './tell-event.resolver.ts';

export const toldEvent = { resolvers: [TellEventResolver], references: {} } as const;
