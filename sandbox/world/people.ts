import { addressAt, nextDoor } from './addresses.ts';
import { customerMail, landlineOf, mobileOf, toMailPart } from './contact-keys.ts';
import { draw, pick } from './hash.ts';
import { headOf, householdOf } from './household.ts';
import { enerfloOfCustomers } from './layout.ts';
import { COMPANY_STEMS, COMPANY_TRADES, LAST_NAMES, LEGAL_FORMS, MAIL_DOMAINS, MEN, WOMEN } from './names.ts';
import type { AddressTruth, PartyTruth } from './truth.ts';

const HOME = 30;

const isWoman = (customer: number): boolean => (householdOf(customer) === 'couple' ? customer % 2 === 0 : draw(headOf(customer), 40, 2) === 0);

const firstNameOf = (customer: number): string => {
  const seed = householdOf(customer) === 'namesakes' ? headOf(customer) : customer;
  return pick(isWoman(customer) ? WOMEN : MEN, seed, 41);
};

const lastNameOf = (customer: number): string => pick(LAST_NAMES, headOf(customer), 42);

const birthDateOf = (customer: number): string | null => {
  if (draw(customer, 43, 10) === 0) return null;
  const month = String(1 + draw(customer, 45, 12)).padStart(2, '0');
  const day = String(1 + draw(customer, 46, 28)).padStart(2, '0');
  return `${1938 + draw(customer, 44, 68)}-${month}-${day}`;
};

const companyStem = (customer: number) => `${pick(COMPANY_TRADES, customer, 47)} ${pick(COMPANY_STEMS, customer, 48)}`;

/** A holding and its subsidiaries differ in one word. */
export const companyName = (customer: number, region: string | null): string =>
  [companyStem(customer), region, pick(LEGAL_FORMS, customer, 49)].filter((part) => part !== null).join(' ');

const phonesOf = (customer: number): readonly string[] => {
  const mobile = mobileOf(customer);
  const landline = mobile !== null && draw(customer, 50, 5) === 0 ? null : landlineOf(customer);
  return [landline, mobile].filter((phone) => phone !== null);
};

const personMail = (customer: number): string =>
  customerMail(`${toMailPart(firstNameOf(customer))}.${toMailPart(lastNameOf(customer))}`, customer, pick(MAIL_DOMAINS, customer, 51));

/** Some ERPs keep the capitals people type. */
const asTyped = (mail: string, customer: number) => (draw(customer, 52, 25) === 0 ? mail.replace(/^./, (letter) => letter.toUpperCase()) : mail);

/** People whom Enerflo may know by their address have one. */
const isSolar = (customer: number) => enerfloOfCustomers.childrenOf(customer).count > 0;

const mailsOf = (customer: number): readonly string[] => {
  const household = householdOf(customer);
  if (household === 'couple') return [personMail(headOf(customer))];
  if (household === 'company') return [customerMail('kontakt', customer, `${toMailPart(pick(COMPANY_STEMS, customer, 48))}.example`)];
  if (draw(customer, 53, 20) === 0 && !isSolar(customer)) return [];
  return [asTyped(personMail(customer), customer)];
};

const companyParty = (customer: number): PartyTruth => ({
  business: true,
  salutation: null,
  title: null,
  firstName: null,
  lastName: null,
  company: companyName(customer, null),
  birthDate: null,
  emails: mailsOf(customer),
  phones: phonesOf(customer),
});

export const partyOf = (customer: number): PartyTruth => {
  if (householdOf(customer) === 'company') return companyParty(customer);
  return {
    business: false,
    salutation: isWoman(customer) ? 'mrs' : 'mr',
    title: draw(customer, 54, 30) === 0 ? 'Dr.' : null,
    firstName: firstNameOf(customer),
    lastName: lastNameOf(customer),
    company: null,
    birthDate: birthDateOf(customer),
    emails: mailsOf(customer),
    phones: phonesOf(customer),
  };
};

export const homeOf = (customer: number): AddressTruth => {
  const address = addressAt(headOf(customer), HOME);
  return householdOf(customer) === 'namesakes' && customer % 2 === 1 ? nextDoor(address) : address;
};
