import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import { eventOf } from '../store/inbox/event.ts';
import { runBusbar } from '../support/busbar-command.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';

onBothEngines('busbar events', (openPlace) => {
  let place: StorePlace;
  let ids: readonly string[];
  beforeEach(async () => {
    place = await openPlace();
    const store = await createStore(place);
    for (const name of ['given.up', 'unusable'])
      await store.inbox.receive(eventOf({ name, body: Buffer.from(`{"of":"${name}"}`), ...(name === 'unusable' && { refreshes: [], unusable: 'no JSON' }) }));
    const claims = await store.inbox.claim({ slots: new Map([['erp', 1]]), now: 600, until: 600 });
    await store.inbox.fail(claims.map((claim) => ({ ...claim, error: 'ERP contractById: unavailable', retryAt: 0, giveUpBefore: 0, counts: true })));
    ids = (await store.inbox.list({ state: 'dead', after: null, limit: 10 })).map(({ id }) => id);
    await store.close();
  });
  afterEach(() => place.drop());

  const run = async (...args: readonly string[]) => {
    const { databaseUrl, dataDir } = place;
    const { exited, output } = runBusbar(['events', ...args], databaseUrl === null ? { DATA_DIR: dataDir } : { DATABASE_URL: databaseUrl });
    const code = await exited;
    return { code, output: output() };
  };

  it('lists what is dead, shows one with its body, and redrives what can be', async () => {
    const [unusable, givenUp] = ids;
    const list = await run('list');
    expect(list).toMatchObject({ code: 0 });
    expect(list.output).toContain(`${givenUp}  1970-01-01T00:00:00.000Z  powercloud given.up: dead, 1 try · ERP contractById: unavailable\n`);
    expect(list.output).toContain('2 shown; 0 wait, 2 are dead.');
    const show = await run('show', givenUp ?? '');
    expect(show.output).toContain('about    erp contract 1');
    expect(show.output).toContain('{"of":"given.up"}');
    expect(await run('redrive', unusable ?? '', '999')).toEqual({
      code: 1,
      output: expect.stringContaining(
        `Event ${unusable} names nothing that could be read again: no JSON\nThere is no event 999.\n0 redriven, 2 left as they are.`,
      ),
    });
    expect(await run('redrive', '--all')).toEqual({ code: 1, output: expect.stringContaining('1 redriven, 1 left as they are.') });
    expect((await run('list', '--state', 'new')).output).toContain('1 shown; 1 wait, 1 are dead.');
  });

  it('works beside a running server on PostgreSQL; of the embedded store it says who has it and how to ask him', async () => {
    const server = await createStore(place);
    const { code, output } = await run('list');
    await server.close();
    if (place.databaseUrl !== null) return expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('2 shown') });
    expect(code).toBe(1);
    expect(output).toContain(`is in use by process ${process.pid}`);
    expect(output).toContain('mutation { redriveEvents(ids: ["…"])');
  });
});

it('exits with 2 for what cannot be meant', async () => {
  for (const args of [['list', '--state', 'lost'], ['list', '--limit', '0'], ['redrive'], ['redrive', '1', '--all']])
    expect(await runBusbar(['events', ...args], { DATA_DIR: '/nonexistent' }).exited).toBe(2);
});
