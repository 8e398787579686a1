import { describe, expect, it } from 'vitest';
import { openApp } from './open-sandbox-app.ts';

describe('GET /__sandbox/calls', () => {
  it('lists every call in order with path, query, status, time and JSON body', async () => {
    await using app = await openApp();
    const before = Date.now();
    await app.get('/things/1?a=%C3%A4&b');
    await app.send('POST', '/things', { id: 7 });
    await app.get('/nowhere');
    const calls = await app.calls();
    expect(calls.map(({ method, path, status, body }) => [method, path, status, body])).toEqual([
      ['GET', '/things/1?a=%C3%A4&b', 200, undefined],
      ['POST', '/things', 200, { id: 7 }],
      ['GET', '/nowhere', 404, undefined],
    ]);
    for (const { at, ms } of calls) expect(at >= before && ms >= 0 && at + ms <= Date.now()).toBe(true);
  });

  it('leaves out the control API itself', async () => {
    await using app = await openApp();
    await app.get('/__sandbox/entities');
    expect(await app.calls()).toEqual([]);
  });

  it('keeps the body of a call that a fault answered', async () => {
    await using app = await openApp();
    await app.faults([{ kind: 'status', status: 503 }]);
    await app.send('POST', '/things', { id: 7 });
    expect(await app.calls()).toMatchObject([{ status: 503, body: { id: 7 } }]);
  });
});

describe('bodies', () => {
  it('are read as forms too', async () => {
    await using app = await openApp();
    const answer = await fetch(`${app.origin}/things`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'erp/read ä' }),
    });
    expect(await answer.json()).toEqual({ got: { grant_type: 'client_credentials', scope: 'erp/read ä' } });
  });

  it('are refused above 2 MB and where they are no JSON', async () => {
    await using app = await openApp();
    expect((await app.send('POST', '/things', { text: 'x'.repeat(1_900_000) })).status).toBe(200);
    expect((await app.send('POST', '/things', { text: 'x'.repeat(2_200_000) })).status).toBe(413);
    const broken = await fetch(`${app.origin}/__sandbox/faults`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '[{' });
    expect(broken.status).toBe(400);
  });
});

describe('POST /__sandbox/reset', () => {
  it('forgets calls, faults, writes and what the server keeps', async () => {
    let resets = 0;
    await using app = await openApp({}, { reset: () => resets++ });
    await app.faults([{ kind: 'status' }]);
    await app.get('/things/1');
    await app.send('DELETE', '/__sandbox/entities/contracts/1000001');
    expect((await app.send('POST', '/__sandbox/reset')).status).toBe(200);
    expect(await app.calls()).toEqual([]);
    expect((await app.get('/things/1')).status).toBe(200);
    expect(app.world.contracts.get('1000001')).toBeDefined();
    expect(resets).toBe(1);
  });
});

describe('/__sandbox/entities', () => {
  it('names them', async () => {
    await using app = await openApp();
    expect(await (await app.get('/__sandbox/entities')).json()).toEqual({ entities: ['contracts', 'customers', 'tickets'] });
  });

  it('shows a page of the truth', async () => {
    await using app = await openApp();
    const shown = await (await app.get('/__sandbox/entities/contracts?offset=1&limit=2')).json();
    expect(shown).toEqual({ total: 103, ids: ['1000001', '1000002'], records: ['1000001', '1000002'].map((id) => app.world.contracts.get(id)) });
    const last = await (await app.get('/__sandbox/entities/contracts?offset=101&limit=50')).json();
    expect(last).toMatchObject({ ids: ['VN-100001', 'VN-100002'] });
    expect(await (await app.get('/__sandbox/entities/contracts?offset=500')).json()).toMatchObject({ ids: [] });
  });

  it('changes the fields told and leaves the others, inside objects too', async () => {
    await using app = await openApp();
    const before = app.world.customers.get('200001');
    const answer = await app.send('PUT', '/__sandbox/entities/customers/200001', { party: { lastName: 'Anders' }, tagIds: [2] });
    const wanted = { ...before, party: { ...before?.party, lastName: 'Anders' }, tagIds: [2] };
    expect([answer.status, await answer.json()]).toEqual([200, wanted]);
    expect(app.world.customers.get('200001')).toEqual(wanted);
  });

  it('takes a new record under an id with odd characters, and deletes it', async () => {
    await using app = await openApp();
    const id = 'Ä/B #1?';
    const path = `/__sandbox/entities/contracts/${encodeURIComponent(id)}`;
    const record = { ...app.world.contracts.get('1000001'), id };
    expect((await app.send('PUT', path, record)).status).toBe(200);
    expect(await (await app.get(path)).json()).toEqual(record);
    expect([(await app.send('DELETE', path)).status, (await app.send('DELETE', path)).status, (await app.get(path)).status]).toEqual([200, 404, 404]);
  });

  it.each([
    ['PUT', '/contracts/1000001', { monthlyDeposit: 'viel' }, 'monthlyDeposit'],
    ['PUT', '/contracts/1000001', { colour: 'red' }, 'record'],
    ['PUT', '/contracts/1000001', { party: { emails: 'a@example.org' } }, 'party.emails'],
    ['PUT', '/contracts/1000001', { id: '1000002' }, 'id'],
    ['PUT', '/contracts/new', { id: 'new' }, 'uuid'],
    ['PUT', '/contracts/1000001', [], 'body'],
    ['PUT', '/contracts/1000001', undefined, 'body'],
    ['PUT', '/planets/1', {}, 'entity'],
    ['GET', '/__proto__', undefined, 'entity'],
    ['GET', '/contracts?limit=0', undefined, 'limit'],
    ['GET', '/contracts?offset=-1', undefined, 'offset'],
    ['GET', '/contracts?offset=x', undefined, 'offset'],
  ])('refuses %s %s %j, naming the place', async (method, path, body, where) => {
    await using app = await openApp();
    const answer = await app.send(method, `/__sandbox/entities${path}`, body);
    expect([answer.status, await answer.json()]).toEqual([400, { error: expect.any(String), where }]);
  });
});

describe('POST /__sandbox/emit', () => {
  it('answers 409 where the server sends none, or nobody is there to get them', async () => {
    await using mute = await openApp({ busbarUrl: 'http://127.0.0.1:1' });
    expect((await mute.send('POST', '/__sandbox/emit', {})).status).toBe(409);
    await using alone = await openApp({ busbarUrl: null }, { emit: async () => ({}) });
    expect((await alone.send('POST', '/__sandbox/emit', {})).status).toBe(409);
  });

  it('hands the request over and answers what came of it', async () => {
    await using app = await openApp({ busbarUrl: 'http://127.0.0.1:1' }, { emit: async (request) => ({ sent: request }) });
    expect(await (await app.send('POST', '/__sandbox/emit', { event: 'x' })).json()).toEqual({ sent: { event: 'x' } });
  });
});
