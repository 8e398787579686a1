/**
 * BDEW rule: odd positions once, even positions twice and not folded (this is not Luhn), then the distance to the next multiple of ten.
 * MaLo from 10 digits, partner code from 12; letters count as their ASCII code (erp.md section 7).
 */
export const bdewCheckDigit = (base: string): string => {
  const sum = [...base].reduce((total, character, index) => total + toValue(character) * (index % 2 === 0 ? 1 : 2), 0);
  return String((10 - (sum % 10)) % 10);
};

const toValue = (character: string): number => (/\d/.test(character) ? Number(character) : character.charCodeAt(0));

/** The last character is the check digit of those before it. */
export const endsWithBdewCheckDigit = (code: string): boolean => code.endsWith(bdewCheckDigit(code.slice(0, -1)));
