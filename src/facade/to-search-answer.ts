import type { Identification } from '../domain/matching/identification.ts';
import type { SearchAnswer } from './search-schema.ts';

export interface SearchRules {
  /** A customer with several contracts that may be meant is `{}` instead of a `contractId` of null: one edition of Enneo's docs forbids null. */
  readonly strict: boolean;
  /** Level and message are sent and override Enneo's own check (enneo.md 7.2). */
  readonly sendLegitimation: boolean;
}

/** Call C: exactly one customer or `{}`. */
export const toSearchAnswer = (found: Identification, { strict, sendLegitimation }: SearchRules): SearchAnswer => {
  const { outcome, customerId, contractId, level, message } = found;
  if (outcome !== 'found' || customerId === null || level === 0) return {};
  if (strict && contractId === null) return {};
  return { contractId, customerId, ...(sendLegitimation && { customerLegitimation: level, customerLegitimationMessage: message }) };
};
