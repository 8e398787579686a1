import { endsWithBdewCheckDigit } from './bdew-check-digit.ts';

const gs1CheckDigit = (base: string): string => {
  const sum = [...base].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
};

const isGln = (code: string): boolean => code.endsWith(gs1CheckDigit(code.slice(0, -1)));

/**
 * Market partner code (grid operator, supplier): 99 BDEW and 98 DVGW by the BDEW rule, any other a GS1 GLN.
 * Old codes that fail are in circulation, so false is worth a warning and never a refusal (erp.md section 7).
 */
export const isMarketPartnerCode = (text: string): boolean => /^\d{13}$/.test(text) && (/^9[89]/.test(text) ? endsWithBdewCheckDigit(text) : isGln(text));
