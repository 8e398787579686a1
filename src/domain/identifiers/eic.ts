const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-';
/** Two digits of the issuer, the type, twelve free characters, and a check character that is never a minus sign. */
const FORM = /^\d{2}[XYZWTVA][0-9A-Z-]{12}[0-9A-Z]$/;

/** The check character of the first 15; `-` means that such a code is never issued (erp.md section 7). */
export const eicCheckCharacter = (first15: string): string => {
  const sum = [...first15].reduce((total, character, index) => total + ALPHABET.indexOf(character) * (16 - index), 0);
  return ALPHABET.charAt(36 - ((sum - 1) % 37));
};

/** Energy Identification Code of a party or an area, upper case as it is issued. */
export const isEic = (text: string): boolean => FORM.test(text) && eicCheckCharacter(text.slice(0, 15)) === text.charAt(15);
