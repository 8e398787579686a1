import type { AddressTruth, Collection, ContractTruth, CustomerTruth, World } from '../../sandbox/world/truth.ts';

/** What somebody says about a customer of the sandbox world, in the keys of Enneo's search by parameters. */
export interface Question {
  readonly input: Readonly<Record<string, unknown>>;
  /** Who is meant. */
  readonly customerId: string;
  /** What is said is enough to know: an exact key, or two independent features, that together fit one customer of the world. */
  readonly isIdentifiable: boolean;
  /** What was asked with, for a report: `email+name`. */
  readonly label: string;
}

type Random = () => number;

/** mulberry32, public domain: the same questions every time. */
const createRandom = (seed: number): Random => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const allOf = <T>(collection: Collection<T>): readonly T[] =>
  Array.from({ length: collection.size }, (_, index) => collection.at(index)).filter((record) => record !== undefined);

const pick = <T>(list: readonly T[], random: Random): T => {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
};

/** One feature somebody gives. */
interface Given {
  readonly group: 'id' | 'name' | 'place' | 'meter' | 'email' | 'phone' | 'iban' | 'birthDate';
  readonly isExactKey: boolean;
  readonly input: Readonly<Record<string, unknown>>;
  /** Whom it is true of, in the whole world. */
  readonly holders: ReadonlySet<string>;
}

interface Person {
  readonly customer: CustomerTruth;
  readonly contracts: readonly ContractTruth[];
}

const placeOf = ({ street, houseNumber, suffix, postcode }: AddressTruth): string =>
  `${postcode} ${street.toLowerCase().replace(/str\.$/, 'straße')} ${houseNumber}${suffix ?? ''}`;
const nameOf = ({ party }: Pick<CustomerTruth, 'party'>): string => (party.company ?? `${party.firstName} ${party.lastName}`).toLowerCase();

/** Everything a person can be recognised by, `kind value`. */
const factsOf = ({ customer, contracts }: Person): readonly string[] => [
  `customer ${customer.id}`,
  ...contracts.flatMap((contract) => [
    `contract ${contract.id}`,
    `malo ${contract.marketLocationId}`,
    `meter ${contract.meterNumber}`,
    `iban ${contract.iban}`,
  ]),
  ...[customer, ...contracts].flatMap(({ party }) => [
    ...party.emails.map((email) => `email ${email.toLowerCase()}`),
    ...party.phones.map((phone) => `phone ${phone}`),
    ...(party.birthDate === null ? [] : [`birthDate ${party.birthDate}`]),
    `name ${nameOf({ party })}`,
    `lastName ${(party.lastName ?? '').toLowerCase()}`,
  ]),
  `iban ${customer.iban}`,
  ...[
    customer.address,
    ...contracts.flatMap(({ deliveryAddress, billingAddress }) => [deliveryAddress, ...(billingAddress === null ? [] : [billingAddress])]),
  ].map((address) => `place ${placeOf(address)}`),
];

const spellings = (text: string): readonly string[] => [
  text,
  text.toUpperCase(),
  text.replace(/[äöüÄÖÜß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss' })[letter] ?? letter),
  `  ${text} `,
];

const phoneSpellings = (phone: string): readonly string[] => {
  const national = `0${phone.slice(3)}`;
  return [phone, national, `0049${phone.slice(3)}`, `${phone.slice(0, 3)} (0) ${phone.slice(3)}`, `${national.slice(0, 4)}/${national.slice(4)}`];
};

const streetSpellings = (street: string): readonly string[] => [
  street,
  street.replace(/straße$/, 'str.'),
  street.replace(/straße$/, 'strasse'),
  street.toUpperCase(),
];

const addressInputs = ({ street, houseNumber, suffix, postcode, city }: AddressTruth, random: Random): Readonly<Record<string, unknown>> => {
  const spelled = pick(streetSpellings(street), random);
  const house = pick([`${houseNumber}${suffix ?? ''}`, `${houseNumber} ${suffix ?? ''}`.trim()], random);
  return pick(
    [
      { address: `${spelled} ${house}, ${postcode} ${city}` },
      { street: spelled, houseNumber: house, postalCode: postcode },
      { street: `${spelled} ${house}`, postalCode: postcode, city },
      { deliveryAddress: { street: spelled, houseNumber: house, postalCode: postcode } },
    ],
    random,
  );
};

const nameInputs = ({ firstName, lastName, company }: CustomerTruth['party'], random: Random): Readonly<Record<string, unknown>> => {
  if (company !== null) return { company: pick(spellings(company), random) };
  const [first, last] = [pick(spellings(firstName ?? ''), random), pick(spellings(lastName ?? ''), random)];
  return pick(
    [{ firstname: first, lastname: last }, { firstname: first, lastname: last }, { fullname: `${first} ${last}` }, { lastname: `${last}, ${first}` }],
    random,
  );
};

const swapped = (word: string, random: Random): string => {
  const at = 1 + Math.floor(random() * (word.length - 2));
  return `${word.slice(0, at)}${word[at + 1] ?? 'x'}${word[at] ?? 'x'}${word.slice(at + 2)}`;
};

/** Something said that is nobody's, or misspelled. */
const nobodysInputs = ({ customer: { party } }: Person, random: Random): Readonly<Record<string, unknown>> =>
  pick(
    [
      { contractId: '99887766554' },
      { email: 'nobody.at.all@example.org' },
      { phone: '+493099999999' },
      { birthDate: '1911-11-11' },
      { lastname: swapped(party.lastName ?? party.company ?? 'Muster', random) },
    ],
    random,
  );

/** Something said that is somebody else's. Beside one feature only it would be that person who is described. */
const othersInputs = (other: Person, random: Random): Readonly<Record<string, unknown>> =>
  pick(
    [
      { email: other.customer.party.emails[0] ?? null },
      { phone: other.customer.party.phones[0] ?? null },
      { meterNumber: other.contracts[0]?.meterNumber ?? null },
      addressInputs(other.customer.address, random),
    ],
    random,
  );

const HARMLESS = [{}, {}, { ticketId: 4711, channel: 'email' }, { mood: ['bad'], nested: { deep: true } }, { lang: null, subject: 'Abschlag' }] as const;

const EXACT: ReadonlySet<Given['group']> = new Set(['id', 'meter', 'email', 'phone', 'iban']);

/** Questions about random people of the world, in random words; `seed` says which. */
export const createQuestions = (world: World, count: number, seed: number): readonly Question[] => {
  const random = createRandom(seed);
  const contracts = Map.groupBy(allOf(world.contracts), ({ customerId }) => customerId);
  const people = allOf(world.customers).map((customer): Person => ({ customer, contracts: contracts.get(customer.id) ?? [] }));
  const index = new Map<string, Set<string>>();
  for (const person of people) for (const fact of factsOf(person)) index.set(fact, (index.get(fact) ?? new Set()).add(person.customer.id));
  const holdersOf = (fact: string): ReadonlySet<string> => index.get(fact) ?? new Set();

  const give = (group: Given['group'], fact: string, input: Given['input']): Given => ({
    group,
    input,
    holders: holdersOf(fact),
    isExactKey: EXACT.has(group),
  });

  const featuresOf = ({ customer, contracts: own }: Person): readonly Given[] => {
    const { party } = customer;
    const contract = own.length === 0 ? undefined : pick(own, random);
    const [email, phone] = [party.emails[0], party.phones[0]];
    return [
      give('id', `customer ${customer.id}`, { customerId: customer.id }),
      give('name', `name ${nameOf(customer)}`, nameInputs(party, random)),
      ...(party.lastName === null ? [] : [give('name', `lastName ${party.lastName.toLowerCase()}`, { lastname: party.lastName })]),
      give('place', `place ${placeOf(customer.address)}`, addressInputs(customer.address, random)),
      give('iban', `iban ${customer.iban}`, { iban: pick([customer.iban, customer.iban.replace(/(.{4})/g, '$1 ')], random) }),
      ...(email === undefined ? [] : [give('email', `email ${email.toLowerCase()}`, { email: pick([email, email.toUpperCase(), `<${email}>`], random) })]),
      ...(phone === undefined ? [] : [give('phone', `phone ${phone}`, { phone: pick(phoneSpellings(phone), random) })]),
      ...(party.birthDate === null
        ? []
        : [give('birthDate', `birthDate ${party.birthDate}`, { birthDate: pick([party.birthDate, party.birthDate.split('-').reverse().join('.')], random) })]),
      ...(contract === undefined
        ? []
        : [
            give('id', `contract ${contract.id}`, { contractId: contract.id }),
            give('id', `malo ${contract.marketLocationId}`, { marketLocationId: contract.marketLocationId }),
            give('meter', `meter ${contract.meterNumber}`, { meterNumber: pick(spellings(contract.meterNumber), random) }),
            give('place', `place ${placeOf(contract.deliveryAddress)}`, addressInputs(contract.deliveryAddress, random)),
          ]),
    ];
  };

  const chooseFrom = (features: readonly Given[]): readonly Given[] => {
    const chosen = new Map<string, Given>();
    const wanted = 1 + Math.floor(random() * 4);
    for (let tries = 0; tries < 12 && chosen.size < wanted; tries += 1) {
      const given = pick(features, random);
      if (!chosen.has(given.group)) chosen.set(given.group, given);
    }
    return [...chosen.values()];
  };

  return Array.from({ length: count }, () => {
    const person = pick(people, random);
    const given = chooseFrom(featuresOf(person));
    const isTrue = random() < 0.8;
    const other = pick(people, random);
    const lie = isTrue ? {} : given.length > 1 && random() < 0.5 ? othersInputs(other, random) : nobodysInputs(person, random);
    const fitting = given.map(({ holders }) => holders).reduce((left, right) => left.intersection(right));
    return {
      input: { ...pick(HARMLESS, random), ...lie, ...Object.assign({}, ...given.map(({ input }) => input)) },
      customerId: person.customer.id,
      isIdentifiable: isTrue && fitting.size === 1 && (given.length > 1 || given.some(({ isExactKey }) => isExactKey)),
      label: `${given
        .map(({ group }) => group)
        .toSorted()
        .join('+')}${isTrue ? '' : ' and something false'}`,
    };
  });
};
