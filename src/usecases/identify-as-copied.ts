import type { Identification } from '../domain/matching/identification.ts';
import { isSameRef } from '../domain/matching/match-customer.ts';
import type { ReadContext } from '../reader/read.ts';
import { type IdentifyDependencies, identifyCustomer } from './identify-customer.ts';
import { noteServed } from './mirror-page.ts';

/** Who is meant; the request is told how old the copy is that says so. */
export const identifyAsCopied = async (
  input: Readonly<Record<string, unknown>>,
  dependencies: IdentifyDependencies,
  call: ReadContext,
): Promise<Identification> => {
  const found = await identifyCustomer(input, dependencies);
  const { customer } = found;
  if (customer === null) return found;
  const rows = await dependencies.store.mirror.read('customer', [customer.id]);
  noteServed(
    'ERP',
    rows.filter(({ id, source }) => isSameRef({ id, source }, customer)),
    call,
  );
  return found;
};
