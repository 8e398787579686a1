import { describe, expect, it } from 'vitest';
import { BadRecord } from '../../../sandbox/world/bad-record.ts';
import type { Collection } from '../../../sandbox/world/truth.ts';
import { createWorld } from '../../../sandbox/world/world.ts';

const must = <T>(record: T | undefined): T => {
  if (record === undefined) throw new Error('no such record');
  return record;
};

const change = <T extends { readonly id: string | number }>(collection: Collection<T>, id: string, fields: Partial<T>) =>
  collection.put(id, { ...must(collection.get(id)), ...fields });

describe('writes', () => {
  it('are read back, and forgotten by a reset', () => {
    const world = createWorld({ contracts: 500 });
    const before = must(world.contracts.get('1000010'));
    change(world.contracts, '1000010', { monthlyDeposit: 999 });
    expect(world.contracts.get('1000010')).toEqual({ ...before, monthlyDeposit: 999 });
    expect(world.contracts.size).toBe(503);
    world.reset();
    expect(world.contracts.get('1000010')).toEqual(before);
    expect(world.customers.get('83771')?.party.lastName).toBe('Mustermann');
  });

  it('move a ticket to another contract, in both lists', () => {
    const world = createWorld({ contracts: 500 });
    const [id] = world.ticketIdsOfContract('1000008');
    const customer = must(world.contracts.get('746839')).customerId;
    change(world.tickets, String(id), { contractId: '746839', customerId: customer });
    expect(world.ticketIdsOfContract('1000008')).not.toContain(id);
    expect(world.ticketIdsOfContract('746839')).toEqual([376_189, id]);
    expect(world.ticketIdsOfCustomer('83771')).toEqual([376_189, id]);
  });

  it('move a contract to another customer', () => {
    const world = createWorld({ contracts: 500 });
    const from = must(world.contracts.get('1000009')).customerId;
    change(world.contracts, '1000009', { customerId: '83771' });
    expect(world.customers.get('83771')?.contractIds).toEqual(['746839', '1000009']);
    expect(world.customers.get(from)?.contractIds).not.toContain('1000009');
  });

  it('take a deleted contract from its customer and from the list', () => {
    const world = createWorld({ contracts: 500 });
    const customer = must(world.contracts.get('1000009')).customerId;
    const at = (index: number) => world.contracts.at(index)?.id;
    expect([at(8), at(9), at(10)]).toEqual(['1000008', '1000009', '1000010']);
    expect(world.contracts.delete('1000009')).toBe(true);
    expect(world.contracts.delete('1000009')).toBe(false);
    expect([at(8), at(9), at(10)]).toEqual(['1000008', '1000010', '1000011']);
    expect(world.contracts.size).toBe(502);
    expect(world.customers.get(customer)?.contractIds).not.toContain('1000009');
    expect(at(world.contracts.size - 3)).toBe('1000500');
    expect(at(world.contracts.size)).toBeUndefined();
  });

  it('bring a deleted record back to its place', () => {
    const world = createWorld({ contracts: 500 });
    const record = must(world.contracts.get('1000009'));
    for (const id of ['1000007', '1000009', '1000012']) world.contracts.delete(id);
    world.contracts.put('1000009', record);
    expect(Array.from({ length: 6 }, (_, index) => world.contracts.at(6 + index)?.id)).toEqual([
      '1000006',
      '1000008',
      '1000009',
      '1000010',
      '1000011',
      '1000013',
    ]);
  });

  it('add a record after the others, findable by all its keys', () => {
    const world = createWorld({ contracts: 500 });
    const model = must(world.enerfloCustomers.get('2910001'));
    const install = must(world.installs.get('1410001'));
    const id = must(world.enerfloCustomers.at(world.enerfloCustomers.size - 1)).id + 1;
    world.enerfloCustomers.put(String(id), { ...model, id, externalId: 'key-1', email: 'New@Example.org', phone: '+493023125999', installIds: [] });
    world.installs.put('9999999', { ...install, id: 9_999_999, customerId: id, dealId: 'deal-x' });
    expect(world.enerfloCustomers.at(world.enerfloCustomers.size - 1)?.id).toBe(id);
    expect(world.enerfloCustomersBy('externalId', 'key-1').map((found) => found.installIds)).toEqual([[9_999_999]]);
    expect(world.enerfloCustomersBy('email', 'new@example.org').length).toBe(1);
    expect(world.enerfloCustomersBy('phone', '+493023125999').length).toBe(1);
    expect(world.installIdByDeal('deal-x')).toBe(9_999_999);
    world.installs.delete('9999999');
    expect(world.enerfloCustomers.get(String(id))?.installIds).toEqual([]);
    expect(world.installIdByDeal('deal-x')).toBeNull();
  });

  it('change what a record is found by', () => {
    const world = createWorld({ contracts: 500 });
    const customer = must(world.customers.at(20));
    const [email = ''] = customer.party.emails;
    expect(world.customersByEmail(email).map(({ id }) => id)).toContain(customer.id);
    world.customers.put(customer.id, { ...customer, party: { ...customer.party, emails: ['changed@example.org'] } });
    expect(world.customersByEmail(email).map(({ id }) => id)).not.toContain(customer.id);
    expect(world.customersByEmail('Changed@example.org').map(({ id }) => id)).toEqual([customer.id]);
  });

  it('add a note to an install, last', () => {
    const world = createWorld({ contracts: 500 });
    world.notes.put('999999', { id: 999_999, installId: 1_400_004, authorId: 1, text: 'neu', createdAt: 1, deletedAt: null });
    expect(world.noteIdsOfInstall(1_400_004)).toEqual([910_004, 910_005, 910_006, 999_999]);
  });

  it('are refused, naming the field, when they are no record', () => {
    const world = createWorld({ contracts: 500 });
    const contract = must(world.contracts.get('1000010'));
    const put = (fields: object) => () => world.contracts.put('1000010', Object.assign({}, contract, fields));
    expect(put({ monthlyDeposit: 'viel' })).toThrow(expect.objectContaining({ name: 'BadRecord', where: 'monthlyDeposit' }));
    expect(put({ party: { ...contract.party, phones: null } })).toThrow(expect.objectContaining({ where: 'party.phones' }));
    expect(put({ id: '1000011' })).toThrow(BadRecord);
    expect(world.contracts.get('1000010')).toEqual(contract);
  });
});
