/** Upper case, only A-Z and 0-9: `1 QQX 00 0001 2345` is `1QQX0000012345`. */
export const compactMeterNumber = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/**
 * DIN 43863-5, now DIN 43849: commodity, three letters of the maker, two hex digits, eight digits; printed in groups.
 * Commodities beyond those of erp.md section 7 (1, 2, 6, 7, E) are the OBIS media 4, 5, 8 and 9, assumed.
 */
export const isDinMeterNumber = (text: string): boolean => /^[1245-9E][A-Z]{3}[0-9A-F]{2}\d{8}$/.test(compactMeterNumber(text));

/** An owner number of the old style: four characters or more, at least half of them digits, not longer than 20 (erp.md section 7, lengths assumed). */
export const isOwnerMeterNumber = (text: string): boolean => {
  const compact = compactMeterNumber(text);
  const digits = compact.replace(/\D/g, '').length;
  return compact.length >= 4 && compact.length <= 20 && digits * 2 >= compact.length && !isDinMeterNumber(compact);
};

/** The one spelling to compare by: pure digits lose their leading zeros, since `0000445566` is also written `445566`. */
export const meterNumberKey = (text: string): string => {
  const compact = compactMeterNumber(text);
  return /^\d+$/.test(compact) ? compact.replace(/^0+(?=\d)/, '') : compact;
};
