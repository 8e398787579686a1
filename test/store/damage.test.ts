import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/create-store.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { runSql } from '../support/run-sql.ts';
import { compactTicketOf, contractOf, entryOf, installOf, milestoneOf, ticketOf } from './records.ts';

const CONTRACTS = ['whole', 'record', 'column', 'raw'].map((id) => contractOf(id, { raw: { at: 1 } }));

onBothEngines('a row that was changed in the database', (openPlace) => {
  let place: StorePlace;
  let store: Store;
  beforeEach(async () => {
    place = await openPlace();
    store = await createStore(place);
  });
  afterEach(async () => {
    await store.close();
    await place.drop();
  });

  const damage = async (...statements: readonly string[]): Promise<void> => {
    await store.close();
    await runSql(place, ...statements);
    store = await createStore(place);
  };
  const writeContracts = (fetchedAt: number) =>
    store.mirror.writeSearchable(
      'contract',
      CONTRACTS.map((record) => ({ record, fetchedAt, search: entryOf(record) })),
    );

  it('is overwritten and reported by the next write, whatever its version says', async () => {
    await writeContracts(1);
    await damage(
      `update contract set record = jsonb_set(record, '{party,lastName}', '"Falsch"') where id = 'record'`,
      `update contract set city = 'Falschstadt', monthly_deposit = 1 where id = 'column'`,
      `update contract set record = jsonb_set(record, '{raw,at}', '2') where id = 'raw'`,
    );
    const written = await writeContracts(2);
    expect(written.filter(({ isDamaged }) => isDamaged).map(({ id }) => id)).toEqual(['column', 'record']);
    expect(written.filter(({ isChanged }) => isChanged).map(({ id }) => id)).toEqual(['column', 'record']);
    expect((await store.mirror.read('contract', ['record']))[0]?.record.party.lastName).toBe('Mustermann');
    expect((await store.mirror.read('contract', ['raw']))[0]?.record.raw).toEqual({ at: 1 });
    expect((await writeContracts(3)).filter(({ isDamaged, isChanged }) => isDamaged || isChanged)).toEqual([]);
  });

  it('is told by its own hash where only a part of it can be read', async () => {
    const strange = ticketOf('strange', { subject: 'half \ud800', additionalData: { size: 1e21, none: null } });
    await store.mirror.write(
      'ticket',
      [ticketOf('whole', { contractId: 'c-1' }), ticketOf('changed'), strange].map((record) => ({ record, fetchedAt: 1 })),
    );
    await store.mirror.write('ticket', [{ record: compactTicketOf('whole', { contractId: 'c-2' }), fetchedAt: 2 }]);
    await store.mirror.write(
      'install',
      [installOf(1, 1, 'Active'), installOf(2, 1, 'Active')].map((record) => ({ record, fetchedAt: 1 })),
    );
    await store.mirror.write(
      'milestone',
      [milestoneOf('1', 5, 'Permit', null), milestoneOf('2', 5, 'Permit', '2025-01-01')].map((record) => ({ record, fetchedAt: 1 })),
    );
    await damage(
      `update ticket set record = jsonb_set(record, '{status}', '"closed"') where id = 'changed'`,
      `update install set status_name = 'Voided' where id = '2'`,
      `update milestone set completed_date = null where install_id = '2'`,
    );
    expect(await store.mirror.readDamaged('ticket', { by: 'id', values: ['whole', 'changed', 'strange'] })).toEqual(new Set(['whole', 'changed']));
    expect([...(await store.mirror.readDamaged('install', { by: 'id', values: ['1', '2'] }))]).toEqual(['2']);
    expect(await store.mirror.readDamaged('milestone', { by: 'install_id', values: ['1', '2'] })).toEqual(new Set(['2-5']));
  });
});
