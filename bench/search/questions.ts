import type { AddressTruth, ContractTruth, CustomerTruth, PartyTruth, World } from '../../sandbox/world/truth.ts';

export const CLASSES = ['by id', 'exact key', 'free text', 'one typo'] as const;
export type ClassName = (typeof CLASSES)[number];

/** One request to the facade. */
export interface Question {
  readonly class: ClassName;
  /** `A`, `C by meter number`: what exactly is asked. */
  readonly kind: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: string | null;
  /** What a 200 must hold to be the answer: the id that was meant. */
  readonly expected: string;
}

type Random = () => number;

const anyOf = <T>(list: readonly T[], random: Random): T => {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('there is nothing to choose from');
  return one;
};

interface Person {
  readonly contract: ContractTruth;
  readonly customer: CustomerTruth;
}

/** Any contract, and whose it is. */
const drawPerson = (world: World, random: Random): Person => {
  for (;;) {
    const contract = world.contracts.at(Math.floor(random() * world.contracts.size));
    const customer = contract === undefined ? undefined : world.customers.get(contract.customerId);
    if (contract !== undefined && customer !== undefined) return { contract, customer };
  }
};

const get = (path: string) => ({ method: 'GET', path, body: null }) as const;
const search = (input: Readonly<Record<string, string>>) => ({ method: 'POST', path: '/enneo/contract/search', body: JSON.stringify(input) }) as const;

const byId = (world: World, random: Random): Question => {
  const { contract, customer } = drawPerson(world, random);
  return random() < 0.5
    ? { class: 'by id', kind: 'A', ...get(`/enneo/contract/${contract.id}`), expected: contract.id }
    : { class: 'by id', kind: 'B', ...get(`/enneo/customer/${customer.id}`), expected: customer.id };
};

type Key = readonly [name: string, value: string | undefined];

/** Names as Enneo sends them (enneo.md 6.3); not everybody has an e-mail address or a phone. */
const EXACT: Readonly<Record<string, (person: Person) => Key>> = {
  'contract number': ({ contract }) => ['contractId', contract.id],
  MaLo: ({ contract }) => ['marketLocationId', contract.marketLocationId],
  'meter number': ({ contract }) => ['meterNumber', contract.meterNumber],
  'e-mail': ({ customer }) => ['email', customer.party.emails[0]],
  phone: ({ customer }) => ['phone', customer.party.phones[0]],
};

const byKey = (world: World, random: Random): Question => {
  const [kind, toInput] = anyOf(Object.entries(EXACT), random);
  for (;;) {
    const person = drawPerson(world, random);
    const [name, value] = toInput(person);
    if (value !== undefined) return { class: 'exact key', kind: `C by ${kind}`, ...search({ [name]: value }), expected: person.customer.id };
  }
};

const MIN_LETTERS = 4;

const isTelling = (term: string | null | undefined): term is string => term != null && term.length >= MIN_LETTERS;

/** What people type: names, street and town. Not `Am` of `Am Markt`. */
const termsOf = ({ company, firstName, lastName }: PartyTruth, { street, city }: AddressTruth): readonly string[] =>
  [firstName, lastName, company?.split(' ')[0], street.split(' ')[0], city.split(' ')[0]].filter(isTelling);

const drawTerms = (world: World, count: number, random: Random): { readonly terms: readonly string[]; readonly expected: string } => {
  for (;;) {
    const { customer } = drawPerson(world, random);
    const shuffled = termsOf(customer.party, customer.address)
      .map((term) => ({ term, at: random() }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ term }) => term);
    if (shuffled.length >= count) return { terms: shuffled.slice(0, count), expected: customer.id };
  }
};

const text = (terms: readonly string[]) => get(`/enneo/search?q=${encodeURIComponent(terms.join(' '))}`);

const byText = (world: World, random: Random): Question => {
  const count = random() < 0.5 ? 2 : 3;
  const { terms, expected } = drawTerms(world, count, random);
  return { class: 'free text', kind: `D with ${count} terms`, ...text(terms), expected };
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One letter wrong, missing, or too many, behind the first. */
const misspell = (word: string, random: Random): string => {
  const at = 1 + Math.floor(random() * (word.length - 1));
  const letter = anyOf([...LETTERS], random);
  const ways = [word.slice(0, at) + letter + word.slice(at + 1), word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + letter + word.slice(at)];
  return (
    anyOf(
      ways.filter((way) => way !== word),
      random,
    ) ?? word
  );
};

const byTypo = (world: World, random: Random): Question => {
  const { terms, expected } = drawTerms(world, random() < 0.5 ? 2 : 3, random);
  const at = Math.floor(random() * terms.length);
  return { class: 'one typo', kind: `D with ${terms.length} terms, one misspelt`, ...text(terms.with(at, misspell(terms[at] ?? '', random))), expected };
};

/** 70 % by id, 20 % exact keys, 8 % free text of two or three terms, 2 % with one typo. */
export const drawQuestion = (world: World, random: Random): Question => {
  const share = random();
  if (share < 0.7) return byId(world, random);
  if (share < 0.9) return byKey(world, random);
  return share < 0.98 ? byText(world, random) : byTypo(world, random);
};
