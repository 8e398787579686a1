import { endsWithBdewCheckDigit } from './bdew-check-digit.ts';

/** MaLo without the spaces, dots and hyphens it is printed with. */
export const compactMarketLocationId = (text: string): string => text.replace(/[\s.-]/g, '');

/** Eleven digits, the first 1 to 9: what a MaLo looks like before its check digit is tried. */
export const looksLikeMarketLocationId = (text: string): boolean => /^[1-9]\d{10}$/.test(compactMarketLocationId(text));

/** A filter and never a proof: one in ten random eleven-digit numbers passes, contract numbers included (erp.md section 7). */
export const isMarketLocationId = (text: string): boolean => looksLikeMarketLocationId(text) && endsWithBdewCheckDigit(compactMarketLocationId(text));
