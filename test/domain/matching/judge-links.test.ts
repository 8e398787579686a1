import { expect, test } from 'vitest';
import type { EnerfloCustomer } from '../../../src/domain/install.ts';
import { toEnerfloReadings } from '../../../src/domain/matching/enerflo-match-customer.ts';
import { judgeLinks } from '../../../src/domain/matching/judge-links.ts';
import type { MatchCustomer } from '../../../src/domain/matching/match-customer.ts';

const NOBODY: EnerfloCustomer = {
  ...{ id: '7', uuid: null, externalId: null, firstName: 'Karin', lastName: 'Vogel', email: null, phone: null },
  ...{ address: 'Seeweg 4', city: 'Musterstadt', state: 'BB', zip: '05123', installIds: [], createdAt: null, updatedAt: null, deletedAt: null, raw: {} },
};
const SEEWEG = { street: 'Seeweg', houseNumber: '4', suffix: null, postcode: '05123', city: 'Musterstadt' };

const erp = (id: string, fields: Partial<MatchCustomer> = {}): MatchCustomer => ({
  ...{ ref: { source: 'erp', id }, number: id, legacy: [], successor: null, links: [], birthDates: [], emails: [], phones: [], ibans: [], contracts: [] },
  names: [{ firstName: 'Karin', lastName: 'Vogel', company: null }],
  addresses: [SEEWEG],
  ...fields,
});

const judge = (similar: readonly MatchCustomer[], fields: Partial<EnerfloCustomer> = {}, named: readonly MatchCustomer[] = []) =>
  judgeLinks(toEnerfloReadings({ ...NOBODY, ...fields }), fields.externalId ?? null, { named, similar }).map(
    ({ erp: { source, id }, state, method }) => `${state} ${source}:${id} ${method}`,
  );

test('the full name at the full address is proof', () => {
  expect(judge([erp('1')])).toEqual(['found erp:1 matching']);
});

test('a name alone, an address alone and another first name are none', () => {
  expect(judge([erp('1', { addresses: [] })])).toEqual([]);
  expect(judge([erp('1', { names: [{ firstName: 'Erika', lastName: 'Roth', company: null }] })])).toEqual([]);
  expect(judge([erp('1', { names: [{ firstName: 'Paul', lastName: 'Vogel', company: null }] })])).toEqual([]);
});

test('two who fit are left to a person', () => {
  expect(judge([erp('1'), erp('2')])).toEqual(['candidate erp:1 matching', 'candidate erp:2 matching']);
});

test('two records of one person in two ERPs are one answer: the live one', () => {
  const older = erp('old', { ref: { source: 'pc', id: 'old' }, successor: { source: 'lq', id: 'new' } });
  const newer = erp('new', { ref: { source: 'lq', id: 'new' }, legacy: [{ source: 'pc', id: 'old' }] });
  expect(judge([older, newer])).toEqual(['found lq:new matching']);
});

test('a company entered as two names is a company', () => {
  const company = erp('1', { names: [{ firstName: null, lastName: null, company: 'Bäckerei Nordlicht GmbH' }] });
  expect(judge([company], { firstName: 'Bäckerei', lastName: 'Nordlicht GmbH' })).toEqual(['found erp:1 matching']);
  expect(judge([company])).toEqual([]);
});

test('the doubtful one beside a proven one is not mentioned; alone it waits', () => {
  const withoutFirst = erp('2', { names: [{ firstName: null, lastName: 'Vogel', company: null }] });
  expect(judge([erp('1'), withoutFirst])).toEqual(['found erp:1 matching']);
  expect(judge([withoutFirst])).toEqual(['candidate erp:2 matching']);
});

test('our id at Enerflo wins, unless both names are others', () => {
  const married = erp('1', { names: [{ firstName: 'Karin', lastName: 'Roth', company: null }], addresses: [] });
  const stranger = erp('1', { names: [{ firstName: 'Paul', lastName: 'Roth', company: null }] });
  expect(judge([], { externalId: '1' }, [married])).toEqual(['found erp:1 externalId']);
  expect(judge([], { externalId: '1' }, [stranger])).toEqual(['candidate erp:1 externalId']);
});

test('an id that is also somebody else’s old number means the one who has it now', () => {
  expect(judge([], { externalId: '1' }, [erp('2', { legacy: [{ source: 'pc', id: '1' }] }), erp('1')])).toEqual(['found erp:1 externalId']);
});

test('our id that nobody has leaves candidates at most', () => {
  expect(judge([erp('1')], { externalId: '99' })).toEqual(['candidate erp:1 matching']);
});
