/** Contract and customer ids are numbers in Enneo (enneo.md 10); ids that are no whole number, or would lose digits, stay text. */
export const toWireId = (id: string): number | string => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : id);

export const toOptionalWireId = (id: string | null | undefined): number | string | null => (id == null ? null : toWireId(id));

/** E.164 without its plus sign, as a number: it has 15 digits at most. */
export const toWirePhone = (phone: string | undefined): number | null =>
  phone !== undefined && /^\+[1-9]\d{1,14}$/.test(phone) ? Number(phone.slice(1)) : null;
