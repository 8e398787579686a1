import { z } from 'zod';
import type { ContractHit } from './enneo.ts';
import { wireContract } from './wire-contract.ts';
import { wireCustomer } from './wire-customer.ts';
import { type Rows, rowsOf } from './wire-rows.ts';
import { orNull, wireId, wireInt, wireText } from './wire-values.ts';

/** Documented with three fields (docs.enneo.ai/en/api-reference/contract/search-for-contracts), seen with the legitimation and the customer too (enneo.md 2.2). */
const wireHit = z.object({
  id: wireId,
  similarity: z.number(),
  customerLegitimation: wireInt,
  customerLegitimationMessage: wireText,
  contract: orNull(wireContract),
  customer: orNull(wireCustomer),
}) satisfies z.ZodType<ContractHit>;

/** Best first, whatever the order on the wire. */
export const wireHits = rowsOf(wireHit).transform(
  ({ records, unreadable }): Rows<ContractHit> => ({ records: records.toSorted((a, b) => b.similarity - a.similarity), unreadable }),
);
