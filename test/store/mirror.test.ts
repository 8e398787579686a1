import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { compactTicketOf, contractOf, customerOf, entryOf, ticketOf } from './records.ts';

onBothEngines('mirror', (openPlace) => {
  let place: StorePlace;
  let store: Store;
  beforeAll(async () => {
    place = await openPlace();
    store = await createStore(place);
  });
  afterAll(async () => {
    await store.close();
    await place.drop();
  });

  it('answers what was written, with the time it was fetched, and leaves unknown ids out', async () => {
    const ticket = ticketOf('1', { subject: 'Abschlag' });
    await store.mirror.write('ticket', [{ record: ticket, fetchedAt: 1_700_000_000_123 }]);
    expect(await store.mirror.read('ticket', ['1', 'unknown'])).toEqual([
      { id: '1', source: 'enneo', record: ticket, fetchedAt: 1_700_000_000_123, deletedAt: null },
    ]);
  });

  it('never replaces newer by older', async () => {
    await store.mirror.write('ticket', [{ record: ticketOf('2', { subject: 'new' }), fetchedAt: 2000 }]);
    expect(await store.mirror.write('ticket', [{ record: ticketOf('2', { subject: 'old' }), fetchedAt: 1999 }])).toEqual([]);
    expect((await store.mirror.read('ticket', ['2']))[0]?.record.subject).toBe('new');
  });

  it('takes the newest of two readings of one record in a batch', async () => {
    const readings = [3000, 3002, 3001].map((fetchedAt) => ({ record: ticketOf('3', { subject: `at ${fetchedAt}` }), fetchedAt }));
    expect(await store.mirror.write('ticket', readings)).toHaveLength(1);
    expect((await store.mirror.read('ticket', ['3']))[0]?.record.subject).toBe('at 3002');
  });

  it('reports as changed what is new or differs in more than its raw text', async () => {
    const write = async (subject: string, raw: string, fetchedAt: number) =>
      (await store.mirror.write('ticket', [{ record: ticketOf('4', { subject, raw: { raw } }), fetchedAt }]))[0]?.isChanged;
    expect(await write('one', 'a', 1)).toBe(true);
    expect(await write('one', 'b', 2)).toBe(false);
    expect(await write('two', 'b', 3)).toBe(true);
    expect((await store.mirror.read('ticket', ['4']))[0]?.fetchedAt).toBe(3);
  });

  it('keeps the whole ticket when a compact row of it comes, and lists by the row', async () => {
    await store.mirror.write('ticket', [{ record: ticketOf('5', { body: 'long text', contractId: 'c-5' }), fetchedAt: 1 }]);
    await store.mirror.write('ticket', [{ record: compactTicketOf('5', { contractId: 'c-5b' }), fetchedAt: 2 }]);
    expect(await store.mirror.read('ticket', ['5'])).toMatchObject([{ fetchedAt: 1, record: { isCompact: false, body: 'long text' } }]);
    expect(await store.mirror.readOf('ticket', 'contract_id', ['c-5'], 10)).toEqual([]);
    expect(await store.mirror.readOf('ticket', 'contract_id', ['c-5b'], 10)).toHaveLength(1);
  });

  it('makes young again what is there as it was read, and answers what is not', async () => {
    const [same, other, gone] = ['t-1', 't-2', 't-3'].map((id) => ticketOf(id, { subject: 'one' }));
    if (same === undefined || other === undefined || gone === undefined) throw new Error('three tickets');
    const rows = [same, other, gone].map((record) => ({ record, fetchedAt: 10 }));
    await store.mirror.write('ticket', rows);
    await store.mirror.delete('ticket', [{ id: 't-3', source: 'enneo' }], 11);
    const again = [same, ticketOf('t-2', { subject: 'two' }), gone, ticketOf('t-4', {})].map((record) => ({ record, fetchedAt: 20 }));
    expect(await store.mirror.touch('ticket', again)).toEqual(again.slice(1));
    expect(await store.mirror.touch('ticket', [{ record: same, fetchedAt: 15 }])).toEqual([]);
    const now = (await store.mirror.read('ticket', ['t-1', 't-2'])).toSorted((a, b) => a.id.localeCompare(b.id));
    expect(now.map(({ id, record, fetchedAt }) => [id, record.subject, fetchedAt])).toEqual([
      ['t-1', 'one', 20],
      ['t-2', 'one', 10],
    ]);
  });

  it('counts the tickets of a contract, those that are gone left out, by the newest state any row told', async () => {
    const rows = [
      ticketOf('n-1', { contractId: 'c-n', status: 'open' }),
      ticketOf('n-2', { contractId: 'c-n', status: 'closed' }),
      ticketOf('n-3', { contractId: 'c-n' }),
    ];
    await store.mirror.write(
      'ticket',
      rows.map((record) => ({ record, fetchedAt: 10 })),
    );
    await store.mirror.delete('ticket', [{ id: 'n-3', source: 'enneo' }], 11);
    expect(await store.mirror.countTickets('c-n')).toEqual({ total: 2, open: 1 });
    await store.mirror.write('ticket', [{ record: compactTicketOf('n-1', { contractId: 'c-n', status: 'closed' }), fetchedAt: 20 }]);
    expect(await store.mirror.countTickets('c-n')).toEqual({ total: 2, open: 0 });
    expect(await store.mirror.countTickets('nobody’s')).toEqual({ total: 0, open: 0 });
  });

  it('marks what is gone, unless it was read later, and brings it back when it returns', async () => {
    const gone = [{ id: '6', source: 'enneo' }];
    await store.mirror.write('ticket', [{ record: ticketOf('6', { contractId: 'c-6' }), fetchedAt: 10 }]);
    expect(await store.mirror.delete('ticket', gone, 9)).toEqual([]);
    expect(await store.mirror.delete('ticket', gone, 11)).toEqual(gone);
    expect(await store.mirror.delete('ticket', gone, 12)).toEqual([]);
    expect(await store.mirror.read('ticket', ['6'])).toMatchObject([{ deletedAt: 11, fetchedAt: 12 }]);
    expect(await store.mirror.readOf('ticket', 'contract_id', ['c-6'], 10)).toEqual([]);
    expect(await store.mirror.write('ticket', [{ record: ticketOf('6'), fetchedAt: 10 }])).toEqual([]);
    expect(await store.mirror.write('ticket', [{ record: ticketOf('6', { contractId: 'c-6' }), fetchedAt: 13 }])).toMatchObject([{ isChanged: true }]);
    expect(await store.mirror.read('ticket', ['6'])).toMatchObject([{ deletedAt: null }]);
  });

  it('does not take what was read before its source was seen without it, although it never had it', async () => {
    const gone = [{ id: '11', source: 'enneo' }];
    expect(await store.mirror.delete('ticket', gone, 20)).toEqual([]);
    expect(await store.mirror.delete('ticket', gone, 22)).toEqual([]);
    expect(await store.mirror.read('ticket', ['11'])).toEqual([]);
    expect(await store.mirror.write('ticket', [{ record: ticketOf('11'), fetchedAt: 21 }])).toEqual([]);
    expect(await store.mirror.write('ticket', [{ record: ticketOf('11'), fetchedAt: 23 }])).toMatchObject([{ isNew: true, isChanged: true }]);
    expect(await store.mirror.read('ticket', ['11'])).toMatchObject([{ deletedAt: null }]);
  });

  it('does not take what was read before, when its source was seen without it again', async () => {
    await store.mirror.write('ticket', [{ record: ticketOf('12'), fetchedAt: 1 }]);
    await store.mirror.delete('ticket', [{ id: '12', source: 'enneo' }], 2);
    await store.mirror.delete('ticket', [{ id: '12', source: 'enneo' }], 4);
    expect(await store.mirror.write('ticket', [{ record: ticketOf('12'), fetchedAt: 3 }])).toEqual([]);
    expect(await store.mirror.read('ticket', ['12'])).toMatchObject([{ deletedAt: 2, fetchedAt: 4 }]);
  });

  it('keeps the time of what it never had for an hour', async () => {
    await store.mirror.deleteSearchable('contract', [{ id: '13', source: 'erp' }], 3_600_000);
    const old = { record: contractOf('13'), fetchedAt: 3_500_000, search: entryOf(contractOf('13')) };
    await store.mirror.forgetTombstones(7_100_000);
    expect(await store.mirror.writeSearchable('contract', [old])).toEqual([]);
    await store.mirror.forgetTombstones(7_300_000);
    expect(await store.mirror.writeSearchable('contract', [old])).toHaveLength(1);
  });

  it('takes a whole ticket that was read before a compact row which says the same', async () => {
    await store.mirror.write('ticket', [{ record: compactTicketOf('14', { contractId: 'c-14' }), fetchedAt: 5 }]);
    await store.mirror.write('ticket', [{ record: ticketOf('14', { body: 'long text', contractId: 'c-14' }), fetchedAt: 4 }]);
    expect(await store.mirror.read('ticket', ['14'])).toMatchObject([{ fetchedAt: 4, record: { isCompact: false, body: 'long text' } }]);
  });

  it('leaves out a whole ticket that was read before a compact row which says something else', async () => {
    await store.mirror.write('ticket', [{ record: compactTicketOf('15', { status: 'closed' }), fetchedAt: 5 }]);
    expect(await store.mirror.write('ticket', [{ record: ticketOf('15'), fetchedAt: 4 }])).toEqual([]);
    expect(await store.mirror.read('ticket', ['15'])).toMatchObject([{ fetchedAt: 5, record: { isCompact: true, status: 'closed' } }]);
  });

  it('lists by the newest row, whatever whole ticket comes late', async () => {
    const listed = async () => (await store.mirror.readOf('ticket', 'contract_id', ['c-16b'], 10)).length;
    await store.mirror.write('ticket', [{ record: ticketOf('16', { contractId: 'c-16a' }), fetchedAt: 1 }]);
    await store.mirror.write('ticket', [{ record: compactTicketOf('16', { contractId: 'c-16b' }), fetchedAt: 5 }]);
    await store.mirror.write('ticket', [{ record: ticketOf('16', { body: 'newer', contractId: 'c-16a' }), fetchedAt: 3 }]);
    expect(await listed()).toBe(1);
    expect(await store.mirror.read('ticket', ['16'])).toMatchObject([{ fetchedAt: 3, record: { body: 'newer' } }]);
    expect(await store.mirror.readDamaged('ticket', { by: 'id', values: ['16'] })).toEqual(new Set(['16']));
    await store.mirror.write('ticket', [{ record: compactTicketOf('16', { contractId: 'c-16a' }), fetchedAt: 4 }]);
    expect(await listed()).toBe(1);
    expect(await store.mirror.delete('ticket', [{ id: '16', source: 'enneo' }], 4)).toEqual([]);
    await store.mirror.write('ticket', [{ record: ticketOf('16', { contractId: 'c-16a' }), fetchedAt: 6 }]);
    expect(await listed()).toBe(0);
  });

  it('keeps records of two ERPs with one id apart', async () => {
    const records = ['north', 'south'].map((source) => contractOf('7', { ref: { source, kind: 'contract', id: '7' } }));
    await store.mirror.writeSearchable(
      'contract',
      records.map((record) => ({ record, fetchedAt: 1, search: entryOf(record) })),
    );
    expect((await store.mirror.read('contract', ['7'])).map(({ source }) => source).toSorted()).toEqual(['north', 'south']);
  });

  it('reads all contracts of a customer in the order of their ids, up to a limit', async () => {
    const customer = { source: 'erp', kind: 'customer', id: 'k-8' } as const;
    const records = ['8c', '8a', '8b'].map((id) => contractOf(id, { customer }));
    await store.mirror.writeSearchable(
      'contract',
      records.map((record) => ({ record, fetchedAt: 1, search: entryOf(record) })),
    );
    expect((await store.mirror.readOf('contract', 'customer_id', ['k-8'], 10)).map(({ id }) => id)).toEqual(['8a', '8b', '8c']);
    expect(await store.mirror.readOf('contract', 'customer_id', ['k-8'], 2)).toHaveLength(2);
  });

  it('takes texts that PostgreSQL refuses, without the characters it refuses', async () => {
    const record = ticketOf('9', { subject: 'nul \u0000 half \ud800 end', additionalData: { deep: ['\u0000'] } });
    await store.mirror.write('ticket', [{ record, fetchedAt: 1 }]);
    expect((await store.mirror.read('ticket', ['9\u0000']))[0]?.record.subject).toBe('nul  half \ufffd end');
  });

  it('takes amounts, dates and texts that are none, or too long for an index', async () => {
    const record = contractOf('10', { start: 'soon', tenant: 'x'.repeat(10_000), monthlyDeposit: { amount: 'NaN', currency: 'EUR', dueDay: null } });
    await store.mirror.writeSearchable('contract', [{ record, fetchedAt: 1, search: entryOf(record) }]);
    expect((await store.mirror.read('contract', ['10']))[0]?.record).toEqual(record);
  });

  it('lets writers of the same records in different orders wait for each other, not in a circle', async () => {
    const records = Array.from({ length: 50 }, (_, index) => customerOf(`same-${index}`));
    const batch = (order: typeof records) => order.map((record) => ({ record, fetchedAt: 1, search: entryOf(record, { words: `name:${record.id}` }) }));
    await Promise.all([records, records.toReversed(), records, records.toReversed()].map((order) => store.mirror.writeSearchable('customer', batch(order))));
    expect(
      await store.mirror.read(
        'customer',
        records.map(({ id }) => id),
      ),
    ).toHaveLength(50);
  });
});
