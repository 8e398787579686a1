import { contractReference } from './contract.reference.ts';
import { ContractResolver } from './contract.resolver.ts';

export const contract = { resolvers: [ContractResolver], references: { Contract: contractReference } } as const;
