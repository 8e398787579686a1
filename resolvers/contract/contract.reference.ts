import type { Contract } from '../../src/domain/contract.ts';
import { keyOf, type Reference } from '../shared/reference.ts';

export const contractReference: Reference<Contract> = (key, { loaders }) => loaders.erp.contractById.load(keyOf(key, 'id'));
