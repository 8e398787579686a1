const SHORTEST_MS = 2000;
const LONGEST_MS = 8000;

/** How long Powercloud's search by name takes: 2 to 8 s, the same for the same name (erp.md section 6). */
export const slowSearchMs = (text: string): number => {
  const sum = [...text].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return SHORTEST_MS + ((sum * 97) % (LONGEST_MS - SHORTEST_MS + 1));
};
