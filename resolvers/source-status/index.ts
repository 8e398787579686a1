import { SourceStatusResolver } from './source-status.resolver.ts';

export const sourceStatus = { resolvers: [SourceStatusResolver], references: {} } as const;
