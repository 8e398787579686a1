import { describe, expect, it, onTestFinished } from 'vitest';
import { showEvents } from '../../src/cli/events.ts';
import { ConfigError } from '../../src/config.ts';
import { createStore } from '../../src/store/create-store.ts';
import { eventOf } from '../store/inbox/event.ts';
import { runBusbar } from '../support/busbar-command.ts';
import { onBothEngines, quickestPlace, type StorePlace } from '../support/on-both-engines.ts';

/** A store with two dead events, newest first, and the command on it. */
const openFilled = async (openPlace: () => Promise<StorePlace>) => {
  const place = await openPlace();
  onTestFinished(place.drop);
  const store = await createStore(place);
  for (const name of ['given.up', 'unusable'])
    await store.inbox.receive(eventOf({ name, body: Buffer.from(`{"of":"${name}"}`), ...(name === 'unusable' && { refreshes: [], unusable: 'no JSON' }) }));
  const claims = await store.inbox.claim({ slots: new Map([['erp', 1]]), now: 600, until: 600 });
  await store.inbox.fail(claims.map((claim) => ({ ...claim, error: 'ERP contractById: unavailable', retryAt: 0, giveUpBefore: 0, counts: true })));
  const [unusable = '', givenUp = ''] = (await store.inbox.list({ state: 'dead', after: null, limit: 10 })).map(({ id }) => id);
  await store.close();
  const { databaseUrl, dataDir } = place;
  const run = async (...args: readonly string[]) => {
    const { exited, output } = runBusbar(['events', ...args], databaseUrl === null ? { DATA_DIR: dataDir } : { DATABASE_URL: databaseUrl });
    return { code: await exited, output: output() };
  };
  return { place, unusable, givenUp, run };
};

onBothEngines('busbar events', (openPlace) => {
  it('lists what is dead, and redrives what can be', async () => {
    const { givenUp, run } = await openFilled(openPlace);
    const list = await run('list');
    expect(list).toMatchObject({ code: 0 });
    expect(list.output).toContain(`${givenUp}  1970-01-01T00:00:00.000Z  powercloud given.up: dead, 1 try · ERP contractById: unavailable\n`);
    expect(list.output).toContain('2 shown; 0 wait, 2 are dead.');
    expect(await run('redrive', '--all')).toEqual({ code: 1, output: expect.stringContaining('1 redriven, 1 left as they are.') });
  });

  it('works beside a running server on PostgreSQL; of the embedded store it says who has it and how to ask him', async () => {
    const { place, run } = await openFilled(openPlace);
    const server = await createStore(place);
    const { code, output } = await run('list');
    await server.close();
    if (place.databaseUrl !== null) return expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('2 shown') });
    expect(code).toBe(1);
    expect(output).toContain(`is in use by process ${process.pid}`);
    expect(output).toContain('mutation { redriveEvents(ids: ["…"])');
  });
});

describe('busbar events, of one', () => {
  it('opens no store that is not there', async () => {
    const { exited, output } = runBusbar(['events'], { DATA_DIR: '/nowhere' });
    expect(await exited).toBe(2);
    expect(output()).toContain('There is no store in /nowhere.');
  });

  it('shows it with its body, and says of each that is named whether it could be redriven', async () => {
    const { unusable, givenUp, run } = await openFilled(quickestPlace);
    const show = await run('show', givenUp);
    expect(show.output).toContain('about    erp contract 1');
    expect(show.output).toContain('{"of":"given.up"}');
    expect(await run('redrive', unusable, givenUp, '999')).toEqual({
      code: 1,
      output: expect.stringContaining(
        `Event ${unusable} names nothing that could be read again: no JSON\nThere is no event 999.\n1 redriven, 2 left as they are.`,
      ),
    });
    expect((await run('list', '--state', 'new')).output).toContain('1 shown; 1 wait, 1 are dead.');
  });
});

describe('busbar events, of what cannot be meant', () => {
  it('exits with 2', async () => {
    for (const args of [['redrive'], ['redrive', '1', '--all']]) expect(await runBusbar(['events', ...args], { DATA_DIR: '/nonexistent' }).exited).toBe(2);
    for (const flags of [
      { state: 'lost', limit: '50' },
      { state: 'dead', limit: '0' },
    ])
      expect(() => showEvents({ DATA_DIR: '/nonexistent' }, flags)).toThrow(ConfigError);
  });
});
