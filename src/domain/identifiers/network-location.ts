import { endsWithBdewCheckDigit } from './bdew-check-digit.ts';

/** NeLo (E), controllable (C) and technical resource (D) ids: a letter, nine of A-Z and 0-9, a check digit (erp.md section 7). */
export const isNetworkLocationId = (text: string): boolean => /^[ECD][A-Z0-9]{9}\d$/.test(text) && endsWithBdewCheckDigit(text);
