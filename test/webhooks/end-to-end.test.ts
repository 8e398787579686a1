import { expect, it } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import { onBothEngines } from '../support/on-both-engines.ts';
import { startStack } from '../support/stack.ts';

const SECRET = 'a-secret-of-this-test';

onBothEngines('webhooks from the sandbox to the inbox', (openPlace) => {
  it('each sender’s events are stored with what is to be read again, duplicates once', { timeout: 60_000 }, async () => {
    const place = await openPlace();
    const stack = await startStack({ webhookSecret: SECRET, openPlace: async () => ({ ...place, drop: async () => undefined }) });
    const contract = stack.world.contracts.at(20);
    const submission = { event: 'deal.projectSubmitted', ids: ['1400001'] };
    expect(await stack.emit('erp', { ids: [contract?.id], duplicates: 2 })).toMatchObject({ statuses: { 202: 3 } });
    expect(await stack.emit('enneo', { ids: [376189] })).toMatchObject({ statuses: { 200: 1 } });
    expect(await stack.emit('enerflo', { events: [{ event: 'update_install', ids: ['1400001'] }, submission], concurrency: 4 })).toMatchObject({
      statuses: { 200: 2 },
    });
    expect(await stack.emit('erp', { secret: 'wrong', ids: [contract?.id] })).toMatchObject({ statuses: { 401: 1 } });
    await stack.stop();

    const store = await createStore(place);
    const events = await store.inbox.list({ state: null, after: null, limit: 100 });
    const submitted = await store.inbox.read(events.find(({ name }) => name === submission.event)?.id ?? '0');
    await store.close();
    await place.drop();
    expect(events.map(({ sender, name, refreshes }) => [sender, name, refreshes.map(({ source, entity, id }) => `${source} ${entity} ${id}`)])).toEqual(
      expect.arrayContaining([
        ['powercloud', 'contract.updated', [`erp contract ${contract?.id}`, `erp customer ${contract?.customerId}`]],
        ['enneo', 'TicketUpdated', ['enneo ticket 376189']],
        ['enerflo', 'update_install', ['enerflo install 1400001']],
        ['enerflo', 'deal.projectSubmitted', ['enerflo deal d0000000-0000-4000-8000-000000000001', 'enerflo project d0000000-0000-4000-8000-000000000001']],
      ]),
    );
    expect(events).toHaveLength(4);
    expect(submitted?.body.byteLength).toBeGreaterThan(65_000);
    expect(JSON.parse(Buffer.from(submitted?.body ?? []).toString()).payload.deal.id).toBe('d0000000-0000-4000-8000-000000000001');
  });
});
