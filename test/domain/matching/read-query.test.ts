import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type QueryWord, readQuery } from '../../../src/domain/matching/read-query.ts';
import { recordKeys } from '../../../src/domain/matching/record-keys.ts';
import { recordWords, type SearchWord } from '../../../src/domain/matching/search-words.ts';
import { matchWorld } from '../../support/match-cases.ts';

const exactOf = (query: string): readonly string[] => readQuery(query).exact.map(({ kind, value }) => `${kind} ${value}`);

const findExact = (query: string): readonly string[] =>
  matchWorld
    .filter((customer) => recordKeys(customer).some(({ kind, value }) => kind !== 'meterTail' && exactOf(query).includes(`${kind} ${value}`)))
    .map(({ ref }) => ref.id);

test.each([
  ['4711004', ['100003']],
  ['lq-2000031', ['200031']],
  ['100014', ['100014']],
  ['Claudia.Z@example.net', ['100015']],
  ['0171 3920022', ['100022']],
  ['491713920022', ['100022']],
  ['+49 (0)171/392 00 22', ['100022']],
  ['1 QQX 00 0003 0008', ['100007']],
  ['445566', ['100005']],
  ['51000000087', ['100007']],
  ['DE 999001 62345 0000000000 0000000008', ['100007']],
  ['DE22 9000 0001 0000 0047 11', ['100001']],
  ['Vertrag 4711004', ['100003']],
  ['Unbekannt', []],
])('"%s" is found exactly', (query, ids) => {
  expect(findExact(query)).toEqual(ids);
});

const PREFIXED = ['lastName', 'firstName', 'company', 'street', 'city'];

const doesFit = ({ spellings, folded, house, postcode }: QueryWord, record: readonly SearchWord[]): boolean =>
  record.some(
    ({ kind, value }) =>
      (kind === 'house' && value === house) ||
      (kind === 'postcode' && value === postcode) ||
      (PREFIXED.includes(kind) && [...spellings, ...folded].some((spelling) => value.startsWith(spelling))),
  );

/** What the store does in SQL: every word hits something of the customer. */
const findWords = (query: string): readonly string[] =>
  matchWorld.filter((customer) => readQuery(query).words.every((word) => doesFit(word, recordWords(customer)))).map(({ ref }) => ref.id);

test.each([
  ['Müller Jörg', ['100001', '100002']],
  ['joerg muller', ['100001', '100002']],
  ['müll haupt', ['100001', '100002']],
  ['Müller Hauptstr. 6', ['100002']],
  ['Krüger Lindenweg 12A', ['100003', '100004']],
  ['schönfeld bäck', ['100009']],
  ['friedens 05123', ['100019']],
  ['yildiz musterstadt', ['100013']],
  ['Heide von der', ['100007']],
])('"%s" is found by its words, in any order', (query, ids) => {
  expect(findWords(query)).toEqual(ids);
});

test.each(['', '   ', '%', "'; --", '😀', '\u202e', '_'])('%j asks for nothing', (query) => {
  expect(readQuery(query)).toEqual({ exact: [], words: [] });
});

test('a long query is cut to eight words', () => {
  expect(readQuery('wort '.repeat(2000)).words).toHaveLength(8);
});

test('any text is read without an error, and its keys hold no wildcards of words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (query) => {
      for (const { spellings, folded, dotted } of readQuery(query).words)
        for (const spelling of [...spellings, ...folded, ...dotted]) expect(spelling).toMatch(/^[^%_\\]+$/);
    }),
  );
});
