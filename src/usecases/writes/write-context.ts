import { Desertion } from '../../domain/leaving.ts';
import type { ReadContext } from '../../reader/read.ts';
import type { WriteKind } from './write-kind.ts';
import type { WriteAccess, WriteParts } from './write-parts.ts';

/** All that a write needs. */
export interface WriteContext extends WriteAccess {
  /** By operation. */
  readonly kinds: ReadonlyMap<string, WriteKind>;
}

/** A write goes on when its client has gone, or was answered before its end. */
export const createWriteContext = (parts: WriteParts, owner: string, call: ReadContext, answerBy: number, kinds: WriteContext['kinds']): WriteContext => ({
  ...parts,
  owner,
  answerBy,
  call: { ...call, signal: new Desertion() },
  kinds,
});
