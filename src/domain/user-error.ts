/**
 * What is wrong, for programs. MISSING, INVALID, TOO_LONG: of a value. NOT_FOUND: no such record. BEFORE_START: a date before the start date.
 * CONFLICT: something else stands in the way. KEY_REUSED: the idempotency key belongs to another input. IN_PROGRESS: an earlier write to the same
 * thing is under way or in doubt, and nothing was sent. REJECTED: the source refused it.
 */
export const USER_ERROR_CODES = ['MISSING', 'INVALID', 'TOO_LONG', 'NOT_FOUND', 'BEFORE_START', 'CONFLICT', 'KEY_REUSED', 'IN_PROGRESS', 'REJECTED'] as const;
export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

/** What a caller can put right. */
export interface UserError {
  /** The argument, `customerId`, `input.city`. */
  readonly field: string;
  /** What is wrong and what to do. */
  readonly message: string;
  readonly code: UserErrorCode;
}
