import { ENERGIES, type Energy } from '../contract.ts';
import { compactIban, isIban } from '../iban.ts';
import { toBirthDate } from '../normal-forms/birth-date.ts';
import { isAtDomain, toEmailKey } from '../normal-forms/email.ts';
import { phoneCandidates } from '../phone.ts';
import type { Features, Note } from './features.ts';
import { type InputTexts, readInputTexts } from './input-texts.ts';
import { type PersonName, readPersonName } from './person-name.ts';
import { readConflicts } from './read-conflicts.ts';
import { hasInvalidMarketLocation, readIdClaims, readMeterLocationIds, readMeterNumbers } from './read-ids.ts';
import { readPlace } from './read-place.ts';
import { splitFullName } from './split-full-name.ts';

export interface ReadOptions {
  /** Mail domains of the supplier itself: they never count (erp.md section 8). */
  readonly ownDomains?: readonly string[];
}

const known = (values: readonly (string | null)[]): readonly string[] => [...new Set(values.filter((value) => value !== null))];

const readName = (input: InputTexts): PersonName => {
  const [firstName, lastName] = [input.first('firstname'), input.first('lastname', 'surname')];
  const company = input.first('company', 'companyname');
  const full = input.first('fullname', 'name');
  const isWhole = lastName === null && full !== null;
  const split = isWhole ? splitFullName(full) : lastName !== null && firstName === null && lastName.includes(',') ? splitFullName(lastName) : null;
  return readPersonName({
    firstName: firstName ?? split?.firstName ?? null,
    lastName: split?.lastName ?? lastName,
    company: company ?? split?.company ?? null,
  });
};

const readEmails = (input: InputTexts, ownDomains: readonly string[]): readonly string[] =>
  known(input.all('email', 'emails', 'emailaddress').map(toEmailKey)).filter((email) => !isAtDomain(email, ownDomains));

const readEnergy = (input: InputTexts): Energy | null => {
  const text = input.first('energy')?.toLowerCase();
  return ENERGIES.find((energy) => energy === text && energy !== 'unknown') ?? null;
};

const readNotes = (input: InputTexts): readonly Note[] => [
  ...(hasInvalidMarketLocation(input) ? ['invalidMarketLocationId' as const] : []),
  ...(input.all('iban').some((text) => !isIban(text)) ? ['invalidIban' as const] : []),
];

const firstDate = (texts: readonly string[]): string | null => texts.map(toBirthDate).find((date) => date !== null) ?? null;

/**
 * The documented keys of Enneo's search by parameters (enneo.md 7.2), those of its own contract search (2.2), and the identifiers of the trade
 * (`marketLocationId`, `meterLocationId`, `iban`, `birthDate`), in any case. Unknown keys and values of another kind are as if not given.
 */
export const readFeatures = (input: Readonly<Record<string, unknown>>, { ownDomains = [] }: ReadOptions = {}): Features => {
  const texts = readInputTexts(input);
  return {
    ids: readIdClaims(texts),
    source: texts.first('source'),
    name: readName(texts),
    ...readPlace(texts),
    meterNumbers: readMeterNumbers(texts),
    meterLocationIds: readMeterLocationIds(texts),
    emails: readEmails(texts, ownDomains),
    phones: known(texts.all('phone', 'phones', 'phonenumber', 'mobile').flatMap(phoneCandidates)),
    ibans: known(texts.all('iban').filter(isIban).map(compactIban)),
    birthDate: firstDate(texts.all('birthdate', 'birthday', 'dateofbirth')),
    energy: readEnergy(texts),
    keyDate: firstDate(texts.all('asof', 'keydate')),
    notes: readNotes(texts),
    conflicts: readConflicts(texts),
  };
};
