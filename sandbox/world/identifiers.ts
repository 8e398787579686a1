/** BDEW rule of MaLo and partner code: digits at even positions count twice, the check digit fills up to ten (erp.md 7). */
export const bdewCheckDigit = (base: string): string => {
  let sum = 0;
  for (let position = 0; position < base.length; position += 1) sum += Number(base[position]) * (position % 2 === 0 ? 1 : 2);
  return String((10 - (sum % 10)) % 10);
};

export const withBdewCheckDigit = (base: string): string => base + bdewCheckDigit(base);

/** A German IBAN, compact. Bank codes that start with 9 belong to no bank (erp.md 13). */
export const germanIban = (bankCode: string, account: string): string => {
  const head = Number(bankCode) % 97;
  const all = (head * 10 ** 10 + Number(account)) % 97;
  const remainder = (all * 10 ** 6 + 131_400) % 97;
  return `DE${String(98 - remainder).padStart(2, '0')}${bankCode}${account}`;
};
