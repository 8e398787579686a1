import { ListResolver } from './list.resolver.ts';
import { SearchResolver } from './search.resolver.ts';

export const search = { resolvers: [ListResolver, SearchResolver], references: {} } as const;
