import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewDelivery } from '../../src/domain/rules/delivery.ts';
import { createStore } from '../../src/store/create-store.ts';
import { tellEvent } from '../../src/usecases/tell-event.ts';
import { runBusbar } from '../support/busbar-command.ts';
import { quickestPlace, type StorePlace } from '../support/on-both-engines.ts';

describe('busbar deliveries', () => {
  let place: StorePlace;
  let planned: NewDelivery;
  beforeEach(async () => {
    place = await quickestPlace();
    const store = await createStore(place);
    await tellEvent({ id: '1', name: 'told', installId: '7', contractId: null, customerId: null, values: {} }, 'crm', store);
    const eventIds = await store.deliveries.unruled(0, 10);
    const base = { eventId: eventIds[0] ?? '', eventType: 'EXTERNAL', subject: '7', kind: 'webhook', target: 'crm', content: {} } as const;
    planned = { ...base, id: randomUUID(), ruleId: 'to-crm', error: 'The receiver answered 500.' };
    await store.deliveries.plan(eventIds, [planned, { ...base, id: randomUUID(), ruleId: 'waits', error: null }], 1000);
    await store.close();
  });
  afterEach(() => place.drop());

  const run = async (...args: readonly string[]) => {
    const { databaseUrl, dataDir } = place;
    const { exited, output } = runBusbar(['deliveries', ...args], databaseUrl === null ? { DATA_DIR: dataDir } : { DATABASE_URL: databaseUrl });
    return { code: await exited, output: output() };
  };

  it('lists what is dead and redrives it', async () => {
    const list = await run('list');
    expect(list.output).toContain(
      `${planned.id}  1970-01-01T00:00:01.000Z  to-crm: EXTERNAL → webhook crm: dead, 0 tries · The receiver answered 500.\n\n1 shown; 1 wait, 1 are dead.`,
    );
    expect(await run('redrive', planned.id, 'x')).toEqual({ code: 1, output: expect.stringContaining('There is no delivery x.\n1 redriven, 1 left') });
    expect(await run('redrive', '--all')).toEqual({ code: 0, output: expect.stringContaining('0 redriven, 0 left as they are.') });
    expect((await run('list', '--state', 'waiting')).output).toContain('2 shown; 2 wait, 0 are dead.');
  });
});
