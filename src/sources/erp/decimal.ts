/** A number as the ERP wrote it, without the exponent JavaScript prints for tiny ones. */
const printed = (value: number): string => {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
};

/** A decimal string, `12.50`; null when it is none. */
export const toDecimal = (value: string | number): string | null => {
  const text = typeof value === 'number' ? printed(value) : value.trim();
  return /^-?\d+(\.\d+)?$/.test(text) ? text : null;
};

/** `1.234,50` becomes `1234.50`. */
export const toDecimalOfGerman = (text: string): string | null => {
  const compact = text.trim();
  return /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(compact) ? compact.replaceAll('.', '').replace(',', '.') : null;
};

/** What GraphQL's Int takes: whole, and 32 bits; null when it is none. */
export const toInteger = (text: string): number | null => {
  const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  return (number | 0) === number ? number : null;
};
