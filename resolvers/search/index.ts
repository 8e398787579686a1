import { ListResolver } from './list.resolver.ts';
import { SearchResolver } from './search.resolver.ts';
import { ContractCountResolver, CustomerCountResolver } from './total-count.resolver.ts';

export const search = { resolvers: [ContractCountResolver, CustomerCountResolver, ListResolver, SearchResolver], references: {} } as const;
