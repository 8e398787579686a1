import { WriteResolver } from './write.resolver.ts';

export const write = { resolvers: [WriteResolver], references: {} } as const;
