import type { ReadContext } from '../../reader/read.ts';
import type { WriteKind } from './write-kind.ts';
import type { WriteAccess, WriteParts } from './write-parts.ts';

/** All that a write needs. */
export interface WriteContext extends WriteAccess {
  /** By operation. */
  readonly kinds: ReadonlyMap<string, WriteKind>;
}

const NEVER = new AbortController().signal;

export const createWriteContext = (parts: WriteParts, owner: string, call: ReadContext, kinds: readonly WriteKind[]): WriteContext => ({
  ...parts,
  owner,
  call: { ...call, signal: NEVER },
  kinds: new Map(kinds.map((kind) => [kind.operation, kind])),
});
