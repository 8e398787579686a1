import { type Contradiction, FEATURE_NAMES, joinWords } from './feature.ts';
import type { Features, IdClaim, IdKind, Note } from './features.ts';
import { claimsThatFit } from './find-by-id.ts';
import type { Weighing } from './weigh.ts';

const ID_NAMES: Readonly<Record<IdKind, string>> = {
  contract: 'contract number',
  customer: 'customer number',
  contractAccount: 'contract account',
  marketLocation: 'market location id',
};

const idNames = (claims: readonly IdClaim[]): readonly string[] => {
  const names = claims.filter(({ isDeclared }) => isDeclared).flatMap(({ kinds }) => kinds.slice(0, 1).map((kind) => ID_NAMES[kind]));
  return names.length === 0 ? [FEATURE_NAMES.id] : [...new Set(names)];
};

/** What of an address was given. */
const placeName = ({ addresses }: Features): string => {
  if (addresses.length === 0 || addresses.some(({ street }) => street !== null)) return FEATURE_NAMES.place;
  return addresses.some(({ postcode }) => postcode !== null) ? 'postcode' : 'city';
};

const toNames = (list: readonly Contradiction[], features: Features, ids: readonly IdClaim[]): readonly string[] =>
  list.flatMap((feature) => {
    if (feature === 'id') return idNames(ids);
    return feature === 'place' ? placeName(features) : FEATURE_NAMES[feature];
  });

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** What the question says, by group. */
const givenFeatures = (features: Features): readonly Contradiction[] => {
  const given: readonly (readonly [Contradiction, boolean])[] = [
    ['id', features.ids.some(({ isDeclared }) => isDeclared)],
    ['name', features.name.lastName !== null || features.name.company !== null],
    ['firstName', features.name.firstName !== null],
    ['place', features.addresses.length > 0],
    ['meter', features.meterNumbers.length + features.meterLocationIds.length > 0],
    ['email', features.emails.length > 0],
    ['phone', features.phones.length > 0],
    ['iban', features.ibans.length > 0],
    ['birthDate', features.birthDate !== null],
  ];
  return given.flatMap(([feature, isGiven]) => (isGiven ? [feature] : []));
};

/** Names features and nobody's data. */
export const describeFeatures = (features: Features): string =>
  joinWords(toNames(givenFeatures(features), features, features.ids)) || 'nothing that can be searched';

/** Which features matched, which spoke against, which said nothing. */
export const describeWeighing = ({ person, matched, contradicted, differing, uncounted, missing }: Weighing, features: Features): string => {
  const given = givenFeatures(features);
  const ids = matched.includes('id') ? claimsThatFit(features, person) : features.ids;
  const clause = (list: readonly Contradiction[], one: string, several: string): readonly string[] => {
    const names = toNames(list, features, ids);
    return names.length === 0 ? [] : [`${joinWords(names)} ${names.length === 1 ? one : several}`];
  };
  const notGiven = missing.filter((group) => !given.includes(group));
  return sentence(
    [
      ...clause(matched, 'matches', 'match'),
      ...clause(contradicted, 'contradicts', 'contradict'),
      ...clause(differing, 'differs from the record', 'differ from the record'),
      ...clause(uncounted, 'agrees without counting', 'agree without counting'),
      ...clause(
        missing.filter((group) => given.includes(group)),
        'is not on record',
        'are not on record',
      ),
      ...(notGiven.length === 0 ? [] : [`not given: ${notGiven.map((group) => FEATURE_NAMES[group]).join(', ')}`]),
    ].join('; '),
  );
};

const NOTES: Readonly<Record<Exclude<Note, 'unknownId'>, string>> = {
  invalidMarketLocationId: 'The market location id is mistyped (check digit) and was left out.',
  invalidIban: 'The IBAN is mistyped (check digits) and was left out.',
};

/** `unknown`: ids that are nobody's. */
export const describeNotes = (notes: readonly Note[], unknown: readonly IdClaim[]): readonly string[] =>
  notes.map((note) => (note === 'unknownId' ? `Nobody has the ${joinWords(idNames(unknown))} given.` : NOTES[note]));
