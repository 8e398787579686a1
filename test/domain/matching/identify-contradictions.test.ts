import { describe, expect, test } from 'vitest';
import { identify } from '../../../src/domain/matching/identify.ts';
import { readFeatures } from '../../../src/domain/matching/read-features.ts';
import { matchCases, matchWorld } from '../../support/match-cases.ts';

const ask = (input: Record<string, unknown>, candidates = matchWorld) => identify(readFeatures(input), candidates, { keyDate: matchCases._fixture.asOf });

/** The only Daniel Roth (100016) lives at Gartenstr. 22, 05123 Musterstadt. */
describe('part of an address beside a full name', () => {
  const roth = { firstname: 'Daniel', lastname: 'Roth' };

  test.each([
    [{ postalCode: '80331' }, 'postcode'],
    [{ city: 'München' }, 'city'],
    [{ postalCode: '80331', city: 'München' }, 'postcode'],
    [{ address: '80331 München' }, 'postcode'],
    [{ address: 'Marienplatz 8' }, 'address'],
    [{ address: 'Marienplatz' }, 'address'],
    [{ street: 'Gartenstr.', houseNumber: '23' }, 'address'],
    [{ address: 'Gartenstr. 22', city: 'München' }, 'address'],
    [{ postalCode: '80331', city: 'Musterstadt' }, 'postcode'],
    [{ address: 'Marienplatz 8, 80331 München', deliveryAddress: 'Seeweg 4, 62399 Testingen' }, 'address'],
  ])('finds nobody when it is of another one: %j', (part, name) => {
    expect(ask({ ...roth, ...part })).toMatchObject({
      outcome: 'none',
      customerId: null,
      suggestions: [{ id: '100016' }],
      message: `Nobody found: one feature fits, and the address is another one. Given: name, first name and ${name}.`,
    });
  });

  test.each([
    [{ postalCode: '05123' }, 'postcode'],
    [{ city: 'Musterstadt' }, 'city'],
    [{ city: 'MUSTERSTADT-Nord' }, 'city'],
    [{ city: 'Mustertsadt' }, 'city'],
    [{ postalCode: '05123', city: 'Nordviertel' }, 'postcode'],
    [{ address: '05123 Musterstadt' }, 'postcode'],
    [{ address: 'Gartenstraße 22' }, 'address'],
    [{ address: 'Musterstadt' }, 'address'],
    [{ address: 'Gartenstr. 22, 05123 Musterstadt', postalCode: '80331' }, 'address'],
  ])('finds and proves nothing when it agrees: %j', (part, name) => {
    expect(ask({ ...roth, ...part })).toMatchObject({
      outcome: 'found',
      customerId: '100016',
      level: 10,
      differing: [],
      message: expect.stringContaining(`Name matches; ${name} agrees without counting; not given: contract`),
    });
  });

  test('says that it is not on record where it is not', () => {
    const nowhere = matchWorld.filter(({ ref }) => ref.id === '100016').map((one) => ({ ...one, addresses: [], contracts: [] }));
    expect(ask({ ...roth, address: 'Marienplatz 8' }, nowhere)).toMatchObject({
      outcome: 'found',
      message: expect.stringContaining('address is not on record'),
    });
  });

  test('does not choose among people of one name', () => {
    expect(ask({ firstname: 'Jörg', lastname: 'Müller', address: 'Hauptstr. 5' })).toMatchObject({ outcome: 'ambiguous', customerId: null });
  });

  test('stops neither a number nor two features: people write because they move', () => {
    expect(ask({ contractId: '4711021', city: 'München' })).toMatchObject({ outcome: 'found', level: 10, differing: ['place'], contradicted: [] });
    expect(ask({ ...roth, birthday: '1992-02-29', postalCode: '80331' })).toMatchObject({ outcome: 'found', level: 20, differing: ['place'] });
    expect(ask({ email: 'daniel.roth@example.com', postalCode: '80331' })).toMatchObject({ outcome: 'found', level: 10, differing: ['place'] });
  });
});

test('a name and a street without a house number find, and prove nothing', () => {
  const street = { address: 'Gartenstr., 05123 Musterstadt' };
  expect(ask({ firstname: 'Daniel', lastname: 'Roth', ...street })).toMatchObject({ outcome: 'found', customerId: '100016', level: 10 });
  expect(ask({ lastname: 'Roth', birthday: '1992-02-29', ...street })).toMatchObject({ outcome: 'found', customerId: '100016', level: 20 });
});

/** Erp.md 9 names the MaLo among the exact ids, which win (rule 2); meter number and MeLo only while nothing contradicts. */
test('a market location beside another’s name finds, a meter number does not', () => {
  expect(ask({ marketLocationId: '51000000011', lastname: 'Schulze' })).toMatchObject({ outcome: 'found', level: 10, contradicted: ['name'] });
  expect(ask({ meterNumber: '1QQX0000012345', lastname: 'Schulze' })).toMatchObject({ outcome: 'none', customerId: null });
});

/** Karl Schröder, father (100005) and son (100006, born 1972-06-08), in one house. */
describe('different values of what there is one of', () => {
  const house = { firstname: 'Karl', lastname: 'Schröder', address: 'Bergstr. 14, 43210 Beispielhausen' };

  test.each([
    [{ ...house, birthday: ['1972-06-08', '1941-03-03'] }, 'birth date'],
    [{ ...house, birthday: ['1941-03-03', '1972-06-08'] }, 'birth date'],
    [{ email: 'daniel.roth@example.com', fullname: 'Daniel Roth', lastname: 'Schulze' }, 'name'],
    [{ email: 'daniel.roth@example.com', lastname: ['Roth', 'Schulze'] }, 'name'],
    [{ contractId: '4711021', lastName: 'Roth', lastname: 'Schulze' }, 'name'],
  ])('are of nobody, in whatever order: %j', (input, name) => {
    expect(ask(input)).toMatchObject({
      outcome: 'ambiguous',
      customerId: null,
      candidates: [],
      message: expect.stringContaining(`Ambiguous: different values are given for the ${name}. Given: `),
    });
  });

  test('e-mails of two people under two spellings of the key are ambiguous', () => {
    const [EMAIL, email] = ['daniel.roth@example.com', 't.wagner@example.com'];
    expect(ask({ EMAIL, email })).toMatchObject({ outcome: 'ambiguous', customerId: null });
  });
});
