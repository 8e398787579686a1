import { z } from 'zod';
import type { EnneoCustomer } from '../../domain/enneo-record.ts';
import { wireContract } from './wire-contract.ts';
import { rowsOf } from './wire-rows.ts';
import { listOf, wireFlag, wireId, wireIds, wireJson, wirePhone, wireText, withRaw } from './wire-values.ts';

const wireTag = z.object({ id: wireId, name: wireText, color: wireText });

const wireRow = withRaw({
  id: wireId,
  emailMatches: wireFlag,
  business: wireFlag,
  company: wireText,
  firstname: wireText,
  lastname: wireText,
  email: wireText,
  phone: wirePhone,
  address: wireText,
  deliveryAddress: wireText,
  billingAddress: wireText,
  salutation: wireText,
  tags: listOf(wireTag),
  contractIds: wireIds,
  contracts: listOf(wireContract),
  additionalData: wireJson,
});

/**
 * docs.enneo.ai/de/api-reference/customer/get-a-customer-by-customer-id. The Mind API has `address`, the custom API `deliveryAddress`:
 * the one fills the other (enneo.md 11). Contract ids come by themselves in a search, with the contracts elsewhere.
 */
export const wireCustomer = wireRow.transform(
  (row): EnneoCustomer => ({
    ...row,
    address: row.address ?? row.deliveryAddress,
    deliveryAddress: row.deliveryAddress ?? row.address,
    contractIds: [...new Set([...row.contractIds, ...row.contracts.map(({ id }) => id)])],
  }),
);

/** `GET /customer/search` answers a bare array (docs.enneo.ai/en/api-reference/customer/search-a-customer). */
export const wireCustomers = rowsOf(wireCustomer);
