/** Independent kinds of evidence; two members of one group are one (contract and customer number, meter number and MeLo). */
export const GROUPS = ['id', 'name', 'place', 'meter', 'email', 'phone', 'iban', 'birthDate'] as const;
export type Group = (typeof GROUPS)[number];

/** What can speak against a person: a group, or a part of one whose rest agrees. */
export type Contradiction = Group | 'firstName' | 'houseNumber';

/** How people call them. */
export const FEATURE_NAMES: Readonly<Record<Contradiction, string>> = {
  id: 'contract or customer number',
  name: 'name',
  firstName: 'first name',
  place: 'address',
  houseNumber: 'house number',
  meter: 'meter',
  email: 'e-mail',
  phone: 'phone',
  iban: 'IBAN',
  birthDate: 'birth date',
};

/** `name`, `name and phone`, `name, phone and IBAN`. */
export const joinWords = (words: readonly string[]): string => {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
};
