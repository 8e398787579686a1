/** What Enneo is told of contracts: its own copy of them, or that the answers it keeps of ours are out of date. */
export type Told = 'contract' | 'contractCache';

/** `sending` and `removing`: the call may have been made, and nobody knows its outcome. */
export type ToldState = 'sending' | 'removing' | 'sent';

/** Which contract. */
export interface ToldKey {
  readonly id: string;
  readonly source: string;
}

export interface Telling extends ToldKey {
  readonly contentHash: string;
  readonly recordVersion: string;
  readonly customerId: string;
}

export interface TellingContext {
  readonly entity: Told;
  readonly mapping: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
