/** An exact key in its normal form, `{ kind: 'email', value: 'erika@example.de' }`. Kinds are the caller's. */
export interface SearchKey {
  readonly kind: string;
  readonly value: string;
}

/** A word in its normal form, `{ kind: 'street', value: 'hauptstrasse' }`. */
export interface SearchWord {
  readonly kind: string;
  readonly value: string;
}

/** What finds one record. */
export interface SearchEntry {
  readonly entity: 'contract' | 'customer';
  readonly id: string;
  readonly source: string;
  readonly customerId: string;
  /** A contract that is supplied now; ranks its customer higher. */
  readonly isActive: boolean;
  readonly keys: readonly SearchKey[];
  readonly words: readonly SearchWord[];
}
