import { expect, it } from 'vitest';
import { compareFields } from './compare-fields.ts';

const map = { fields: { id: 'id', 'rows.*.at': 'list.*.at', on: 'isOn' }, left: { 'of no use': ['junk.**'] } };
const payload = { id: 7, on: 1, rows: [{ at: '2025-03-18 16:00:00' }], junk: { a: 1 } };
const answer = { id: '7', isOn: true, list: [{ at: '2025-03-18T16:00:00.000Z' }] };

it.each([
  ['the same in the graph’s words', payload, answer, []],
  ['another value', payload, { ...answer, id: '8' }, ['id is 7, but id is "8"']],
  ['another time', payload, { ...answer, list: [{ at: '2025-03-18T17:00:00.000Z' }] }, [expect.stringContaining('rows.0.at is')]],
  ['a flag that is off', payload, { ...answer, isOn: false }, ['on is 1, but isOn is false']],
  ['a row that is missing', payload, { ...answer, list: [] }, [expect.stringContaining('but list.0.at is undefined')]],
  ['nothing where there was something', payload, { ...answer, id: null }, ['id is 7, but id is null']],
  ['something where there was nothing', { ...payload, id: '' }, answer, ['id is "", but id is "7"']],
  ['a field nobody thought of', { ...payload, more: 1 }, answer, ['more: nobody says where it is']],
])('tells %s', (_, given, said, problems) => {
  expect(compareFields(given, said, map)).toEqual(problems);
});
