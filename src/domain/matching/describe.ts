import { type Contradiction, FEATURE_NAMES, joinWords } from './feature.ts';
import type { Features, IdKind, Note } from './features.ts';
import type { Weighing } from './weigh.ts';

const NOTES: Readonly<Record<Note, string>> = {
  invalidMarketLocationId: 'The market location id is mistyped (check digit) and was left out.',
  invalidIban: 'The IBAN is mistyped (check digits) and was left out.',
  unknownId: 'Nobody has the number given.',
};

const ID_NAMES: Readonly<Record<IdKind, string>> = {
  contract: 'contract number',
  customer: 'customer number',
  contractAccount: 'contract account',
  marketLocation: 'market location id',
};

const idName = ({ ids }: Features): string => {
  const names = ids.filter(({ isDeclared }) => isDeclared).flatMap(({ kinds }) => kinds.slice(0, 1).map((kind) => ID_NAMES[kind]));
  return names.length === 0 ? FEATURE_NAMES.id : joinWords([...new Set(names)]);
};

const toName = (feature: Contradiction, features: Features): string => {
  if (feature === 'id') return idName(features);
  return feature === 'place' && features.place === null ? 'postcode' : FEATURE_NAMES[feature];
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** What the question says, by group. */
const givenFeatures = (features: Features): readonly Contradiction[] => {
  const given: readonly (readonly [Contradiction, boolean])[] = [
    ['id', features.ids.some(({ isDeclared }) => isDeclared)],
    ['name', features.name.lastName !== null || features.name.company !== null],
    ['firstName', features.name.firstName !== null],
    ['place', features.place !== null || features.postcode !== null],
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
  joinWords(givenFeatures(features).map((feature) => toName(feature, features))) || 'nothing that can be searched';

/** Which features matched, which spoke against, which said nothing. */
export const describeWeighing = ({ matched, contradicted, differing, missing }: Weighing, features: Features): string => {
  const given = givenFeatures(features);
  const clause = (list: readonly Contradiction[], one: string, several: string): readonly string[] =>
    list.length === 0 ? [] : [`${joinWords(list.map((feature) => toName(feature, features)))} ${list.length === 1 ? one : several}`];
  const notGiven = missing.filter((group) => !given.includes(group));
  return sentence(
    [
      ...clause(matched, 'matches', 'match'),
      ...clause(contradicted, 'contradicts', 'contradict'),
      ...clause(differing, 'differs from the record', 'differ from the record'),
      ...clause(
        missing.filter((group) => given.includes(group)),
        'is not on record',
        'are not on record',
      ),
      ...(notGiven.length === 0 ? [] : [`not given: ${notGiven.map((group) => FEATURE_NAMES[group]).join(', ')}`]),
    ].join('; '),
  );
};

export const describeNotes = (notes: readonly Note[]): readonly string[] => notes.map((note) => NOTES[note]);
