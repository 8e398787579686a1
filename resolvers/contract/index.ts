import { freshnessOf } from '../shared/freshness.resolver.ts';
import { contractReference } from './contract.reference.ts';
import { ContractResolver } from './contract.resolver.ts';
import { ContractType } from './contract.type.ts';
import { ContractChangedResolver } from './contract-changed.resolver.ts';

export const contract = {
  resolvers: [freshnessOf(ContractType), ContractResolver, ContractChangedResolver],
  references: { Contract: contractReference },
} as const;
