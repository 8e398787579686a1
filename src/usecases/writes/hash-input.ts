import { hash } from 'node:crypto';

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Equal for equal inputs of one operation, whatever the order of their fields. */
export const hashInput = (operation: string, given: object): string => hash('sha256', JSON.stringify([operation, given], sorted), 'base64url');
