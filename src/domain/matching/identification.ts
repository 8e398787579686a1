import type { Contradiction, Group } from './feature.ts';
import type { Note } from './features.ts';
import type { RecordRef } from './match-customer.ts';

/** Enneo's levels: 0 nobody, 10 found, 20 proven (enneo.md section 8). */
export type LegitimationLevel = 0 | 10 | 20;

/** Who is meant, and why. */
export interface Identification {
  /** `ambiguous`: several people fit, or the features are of different people; never a guess. */
  readonly outcome: 'found' | 'ambiguous' | 'none';
  readonly customer: RecordRef | null;
  readonly customerId: string | null;
  /** The one contract that is meant; null when there are several. */
  readonly contractId: string | null;
  /** The contracts that may be meant. */
  readonly contracts: readonly RecordRef[];
  /** The same person's records in other ERPs. */
  readonly linked: readonly RecordRef[];
  /** Ended contracts that were named and answer with their successor. */
  readonly via: readonly RecordRef[];
  readonly level: LegitimationLevel;
  /** Which features matched, which did not, which were missing, in words; without anybody's data. */
  readonly message: string;
  /** How it was decided, step by step; names records by id. */
  readonly log: readonly string[];
  readonly matched: readonly Group[];
  readonly contradicted: readonly Contradiction[];
  readonly differing: readonly Group[];
  readonly missing: readonly Group[];
  readonly notes: readonly Note[];
  /** To show to a person, never to link. At most 10. */
  readonly suggestions: readonly RecordRef[];
  /** Who is left. At most 10. */
  readonly candidates: readonly RecordRef[];
}
