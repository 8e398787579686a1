/** Numbers in contracts and customers where they fit into one (enneo.md 10); text of a custom ERP otherwise. */
export const toNumericId = (id: string): number | string => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : id);

/** E.164 without its plus sign, as a number: contracts and customers (enneo.md 10). */
export const toNumericPhone = (phone: string | undefined): number | null => (phone === undefined ? null : Number(phone.replace(/\D/g, '')));
