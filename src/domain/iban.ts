import { isValidIBAN } from 'ibantools';

/** Upper case without white space, dots and hyphens. Other characters stay, so that a masked IBAN never becomes a shorter one. */
export const compactIban = (text: string): string => text.replace(/[\s.\-\u200b-\u200f]/g, '').toUpperCase();

/** Country, length, form and mod 97, in any spelling. */
export const isIban = (text: string): boolean => isValidIBAN(compactIban(text));
