import { addressAt } from './addresses.ts';
import { DAY, TODAY } from './calendar.ts';
import { enerfloMail, enerfloPhoneOf, toMailPart } from './contact-keys.ts';
import { draw, pick } from './hash.ts';
import { idAt, toUuid, UUIDS } from './ids.ts';
import { enerfloOfCustomers, enerfloPlan, installsOfEnerflo, positionsOf } from './layout.ts';
import { LAST_NAMES, MEN, WOMEN } from './names.ts';
import { homeOf, partyOf } from './people.ts';
import type { AddressTruth, EnerfloCustomerTruth } from './truth.ts';

interface Person {
  readonly firstName: string;
  readonly lastName: string;
}

/** What tells Enerflo's record from others, before it is bent by the kind of link. */
interface Contact {
  readonly externalId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly home: AddressTruth;
}

const FIRST_NAMES = [...WOMEN, ...MEN] as const;

/** German states by the region of the postcode, as far as invented towns lie in one. */
const STATES: Readonly<Record<string, string>> = { '05': 'BB', '43': 'NW', '62': 'HE' };

/** Companies are entered as two names. */
const personOf = (customer: number): Person => {
  const { firstName, lastName, company } = partyOf(customer);
  if (company === null) return { firstName: firstName ?? '', lastName: lastName ?? '' };
  const [first = '', ...rest] = company.split(' ');
  return { firstName: first, lastName: rest.join(' ') };
};

const strangerAt = (enerflo: number): Person => ({ firstName: pick(FIRST_NAMES, enerflo, 140), lastName: pick(LAST_NAMES, enerflo, 141) });

const mailOf = (customer: number) => partyOf(customer).emails[0]?.toLowerCase() ?? null;

const ownMail = ({ lastName }: Person, enerflo: number) => enerfloMail(toMailPart(lastName), enerflo);

/** Ambiguous ones come in two: both with the customer's address of mail, or both with his name and house only. */
const ambiguousContact = (enerflo: number, customer: number, person: Person): Contact => {
  const shareMail = draw(customer, 142, 2) === 0;
  return { externalId: null, email: shareMail ? mailOf(customer) : ownMail(person, enerflo), phone: null, home: homeOf(customer) };
};

const contactOf = (enerflo: number, customer: number, person: Person): Contact => {
  const own: Contact = { externalId: null, email: ownMail(person, enerflo), phone: enerfloPhoneOf(enerflo), home: homeOf(customer) };
  const { linkKind } = enerfloPlan(enerflo);
  if (linkKind === 'externalId') {
    const sameMail = draw(enerflo, 143, 2) === 0;
    return { ...own, externalId: String(idAt('customer', customer)), email: sameMail ? mailOf(customer) : own.email };
  }
  if (linkKind === 'email') return { ...own, email: mailOf(customer) };
  if (linkKind === 'phone') return { ...own, phone: partyOf(customer).phones[0] ?? null };
  if (linkKind === 'ambiguous') return ambiguousContact(enerflo, customer, person);
  return linkKind === 'address' ? own : { ...own, home: addressAt(enerflo, 150) };
};

/** Enerflo's second record of a shared address of mail is the partner; of a shared house, somebody of the same name. */
const nameOf = (enerflo: number, customer: number): Person => {
  const { linkKind, second } = enerfloPlan(enerflo);
  if (linkKind === null) return strangerAt(enerflo);
  const person = personOf(customer);
  return second && draw(customer, 142, 2) === 0 ? { ...person, firstName: pick(FIRST_NAMES, enerflo, 144) } : person;
};

export const installIdsOf = (enerflo: number): readonly number[] =>
  positionsOf(installsOfEnerflo.childrenOf(enerflo)).map((install) => idAt('install', install));

export const signedUpAt = (enerflo: number): number => TODAY - (60 + draw(enerflo, 145, 500)) * DAY - draw(enerflo, 146, DAY);

export const enerfloRecord = (enerflo: number): EnerfloCustomerTruth => {
  const customer = enerfloOfCustomers.ownerOf(enerflo);
  const { linkKind, second } = enerfloPlan(enerflo);
  const person = nameOf(enerflo, customer);
  const { externalId, email, phone, home } = contactOf(enerflo, customer, person);
  const createdAt = signedUpAt(enerflo);
  return {
    id: idAt('enerflo', enerflo),
    uuid: toUuid(UUIDS.enerflo, String(idAt('enerflo', enerflo))),
    erpCustomerId: linkKind === null || second ? null : String(idAt('customer', customer)),
    linkKind,
    externalId,
    ...person,
    email,
    phone,
    address: `${home.street} ${home.houseNumber}${home.suffix ?? ''}`,
    city: home.city,
    state: STATES[home.postcode.slice(0, 2)] ?? 'BE',
    zip: home.postcode,
    installIds: installIdsOf(enerflo),
    createdAt,
    updatedAt: createdAt + draw(enerflo, 147, 20 * DAY),
    wire: {},
  };
};
