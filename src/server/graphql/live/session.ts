import type { Principal } from '../../../domain/principal.ts';
import type { ReadPolicy } from '../../../reader/read.ts';

/** Who subscribes, and how. */
export interface Session {
  readonly principal: Principal;
  readonly policy: ReadPolicy;
  /** Came with GET, so it may change nothing. */
  readonly isReadOnly: boolean;
}

/** What the session was let in with has run out. */
export class SessionExpired extends Error {
  override readonly name = 'SessionExpired';
}

export const isExpired = ({ principal: { expiresAt } }: Session, now: number): boolean => expiresAt !== null && expiresAt <= now;

/** Timers of Node take no longer. */
const LONGEST_MS = 2 ** 31 - 1;

/** Calls back when the session runs out; answers how to stop waiting. */
export const onExpiry = ({ principal: { expiresAt } }: Session, now: () => number, expire: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const arm = (at: number): void => {
    timer = setTimeout(() => (at <= now() ? expire() : arm(at)), Math.min(LONGEST_MS, Math.max(0, at - now())));
  };
  if (expiresAt !== null) arm(expiresAt);
  return () => clearTimeout(timer);
};
