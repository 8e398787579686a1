/** Five digits: `D-` and `DE-` cut, and the zero back that a JSON number has lost. Null for anything else. */
export const toPostcodeKey = (text: string): string | null => {
  const bare = text.trim().replace(/^DE?\s?-\s?/i, '');
  return /^\d{4,5}$/.test(bare) ? bare.padStart(5, '0') : null;
};
