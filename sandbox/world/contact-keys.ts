/**
 * E-mail addresses and phone numbers carry the index of whose they are, so that looking one up needs no index.
 * Phones start like the numbers set aside for films (erp.md 13) and go on with digits: they ring nowhere.
 */
const LANDLINES = ['+493023125', '+494066969', '+496990009'] as const;
const MOBILE = '+4917139200';
const LANDLINE_ROOM = 1_000_000;
const MOBILE_ROOM = 50_000;

/** Null where a world is so large that numbers run out (3 million customers). */
export const landlineOf = (customer: number): string | null => {
  const number = Math.floor(customer / LANDLINES.length);
  return number < LANDLINE_ROOM ? `${LANDLINES[customer % LANDLINES.length]}${String(number).padStart(6, '0')}` : null;
};

/** Only the first 100,000 customers have one, every second of them: the block is small. */
export const mobileOf = (customer: number): string | null =>
  customer % 2 === 0 && customer < 2 * MOBILE_ROOM ? `${MOBILE}${String(customer / 2).padStart(5, '0')}` : null;

/** Numbers of people in Enerflo that are not the ERP's. */
export const enerfloPhoneOf = (enerflo: number): string | null => (enerflo < MOBILE_ROOM ? `${MOBILE}${MOBILE_ROOM + enerflo}` : null);

export interface Owner {
  readonly of: 'customer' | 'enerflo';
  readonly index: number;
}

const mobileOwner = (number: number): Owner => (number < MOBILE_ROOM ? { of: 'customer', index: number * 2 } : { of: 'enerflo', index: number - MOBILE_ROOM });

/** Whose number it would be; whether it is in use there, the record says. */
export const phoneOwner = (phone: string): Owner | null => {
  if (/^\+4917139200\d{5}$/.test(phone)) return mobileOwner(Number(phone.slice(-5)));
  const block = LANDLINES.findIndex((prefix) => phone.startsWith(prefix));
  if (block < 0 || !/^\+\d{15}$/.test(phone)) return null;
  return { of: 'customer', index: Number(phone.slice(-6)) * LANDLINES.length + block };
};

const FOLDED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i', ş: 's' };

/** A name as it stands in an address: `Müller` is `mueller`. */
export const toMailPart = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[äöüßış]/g, (letter) => FOLDED[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-');

export const customerMail = (name: string, customer: number, domain: string): string => `${name}.${customer}@${domain}`;

export const enerfloMail = (name: string, enerflo: number): string => `${name}.s${enerflo}@solar.example`;

/** Whose address it would be; whether it is in use there, the record says. */
export const mailOwner = (email: string): Owner | null => {
  const match = /\.(s?)(\d{1,9})@/.exec(email.toLowerCase());
  return match === null ? null : { of: match[1] === 's' ? 'enerflo' : 'customer', index: Number(match[2]) };
};
