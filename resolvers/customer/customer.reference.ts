import type { Customer } from '../../src/domain/customer.ts';
import { keyOf, type Reference } from '../shared/reference.ts';

export const customerReference: Reference<Customer> = (key, { loaders }) => loaders.erp.customerById.load(keyOf(key, 'id'));
