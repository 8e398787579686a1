import type { Energy } from '../contract.ts';
import type { MatchAddress } from './match-customer.ts';
import type { PersonName } from './person-name.ts';

export type IdKind = 'contract' | 'customer' | 'contractAccount' | 'marketLocation';

/** A number somebody gave, and what it may be: any eleven digits may be a contract number and a MaLo. */
export interface IdClaim {
  readonly value: string;
  readonly kinds: readonly IdKind[];
  /** Whether it was given as an id. A number that is only tried as one says nothing when nobody has it. */
  readonly isDeclared: boolean;
}

/** What a result has to say beside the features. */
export type Note = 'invalidMarketLocationId' | 'invalidIban' | 'unknownId';

/** What a search knows about somebody, in normal form. */
export interface Features {
  readonly ids: readonly IdClaim[];
  /** The ERP the ids belong to, where the asker knows. */
  readonly source: string | null;
  readonly name: PersonName;
  /** All that was given of addresses, however little. */
  readonly addresses: readonly MatchAddress[];
  /** The one address, if it has street and postcode at least. */
  readonly place: MatchAddress | null;
  readonly meterNumbers: readonly string[];
  readonly meterLocationIds: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly ibans: readonly string[];
  readonly birthDate: string | null;
  readonly energy: Energy | null;
  /** `YYYY-MM-DD`; the day the question is about, if it says so. */
  readonly keyDate: string | null;
  readonly notes: readonly Note[];
  /** What can have one value only and was given with several that differ, in words. */
  readonly conflicts: readonly string[];
}
