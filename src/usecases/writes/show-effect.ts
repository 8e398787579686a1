import type { Write } from '../../domain/write.ts';
import type { WriteKind } from './write-kind.ts';
import type { WriteAccess } from './write-parts.ts';

/** Milliseconds for reading anew, beyond the deadline of the write if need be. */
const RENEW_MS = 2000;

/** After an effect, and after one that may be: whoever asks next sees what is there now. */
export const showEffect = async (kind: WriteKind, write: Write, access: WriteAccess): Promise<void> => {
  await kind.expire(write, access);
  if (write.state !== 'done') return;
  const deadline = Math.max(access.call.deadline, access.now() + RENEW_MS);
  await kind.renew(write, { ...access, answerBy: deadline, call: { ...access.call, deadline, policy: { maxAgeMs: null, onlyIfCached: false } } });
};
