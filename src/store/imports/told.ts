/** What Enneo is told of: contracts, its own copy of them; or that the answers it keeps of ours about a contract or a customer are out of date. */
export type Told = 'contract' | 'contractCache' | 'customerCache';

/** Where the records are that it is about, and which of their columns says whose they are. */
export const tableOf = (entity: Told): 'contract' | 'customer' => (entity === 'customerCache' ? 'customer' : 'contract');
export const customerIdOf = (entity: Told): 'customer_id' | 'id' => (entity === 'customerCache' ? 'id' : 'customer_id');

/** `sending` and `removing`: the call may have been made, and nobody knows its outcome. */
export type ToldState = 'sending' | 'removing' | 'sent';

/** Which record. */
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
