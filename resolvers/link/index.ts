import { DecideLinkResolver } from './decide-link.resolver.ts';
import { LinkResolver } from './link.resolver.ts';

export const link = { resolvers: [DecideLinkResolver, LinkResolver], references: {} } as const;
