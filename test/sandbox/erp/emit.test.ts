import { describe, expect, it } from 'vitest';
import { json, startPeer } from '../../support/peer.ts';
import { startErp } from './start-erp.ts';

/** A stand-in for Busbar's webhook door that keeps what it is sent. */
const startIntake = async () => {
  const received: { path: string; body: Record<string, unknown> }[] = [];
  const peer = await startPeer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += String(part);
    });
    request.on('end', () => {
      received.push({ path: request.url ?? '', body: JSON.parse(text) });
      json(response, {}, 202);
    });
  });
  return { received, origin: peer.origin, [Symbol.asyncDispose]: () => peer[Symbol.asyncDispose]() };
};

const emit = async (url: string, request: Record<string, unknown>) => {
  const response = await fetch(`${url}/__sandbox/emit`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) });
  return { status: response.status, body: await response.json() };
};

describe('ERP sandbox webhooks', () => {
  it('of Powercloud name contract and customer, with repeats of one event id', async () => {
    await using intake = await startIntake();
    await using erp = await startErp({ contracts: 20, busbarUrl: intake.origin });
    const contract = erp.world.contracts.at(8);
    expect(await emit(erp.url, { secret: 's/1', ids: [contract?.id], duplicates: 2 })).toEqual({ status: 200, body: { sent: 3, statuses: { '202': 3 } } });
    expect(new Set(intake.received.map(({ path }) => path))).toEqual(new Set(['/webhooks/powercloud/s%2F1']));
    expect(new Set(intake.received.map(({ body }) => body.eventId)).size).toBe(1);
    expect(intake.received[0]?.body).toMatchObject({
      event: 'contract.updated',
      timestamp: expect.any(Number),
      data: { contractId: Number(contract?.id), customerId: Number(contract?.customerId) },
    });
  });

  it('of LynqTech carry UUIDs and a running number, which can leave gaps', async () => {
    await using intake = await startIntake();
    await using erp = await startErp({ contracts: 20, busbarUrl: intake.origin });
    const [first, second] = [erp.world.contracts.at(8), erp.world.contracts.at(9)];
    await emit(erp.url, { dialect: 'lynqtech', secret: 's', ids: [first?.id] });
    await emit(erp.url, { dialect: 'lynqtech', secret: 's', ids: [second?.id], dropNumbers: 2 });
    expect(intake.received.map(({ body }) => [body.nummer, body.vertragId, body.ereignistyp])).toEqual([
      [1, first?.uuid, 'VertragGeaendert'],
      [4, second?.uuid, 'VertragGeaendert'],
    ]);
    expect(new Set(intake.received.map(({ body }) => body.ereignisId)).size).toBe(2);
  });

  it('can be shuffled, the same way every time', async () => {
    await using intake = await startIntake();
    await using erp = await startErp({ contracts: 40, busbarUrl: intake.origin });
    const ids = Array.from({ length: 10 }, (_, index) => Number(erp.world.contracts.at(index + 5)?.id));
    await emit(erp.url, { secret: 's', ids, shuffle: true });
    await emit(erp.url, { secret: 's', ids, shuffle: true });
    const order = intake.received.map(({ body }) => Object(body.data).contractId);
    expect(order.slice(0, 10)).not.toEqual(ids);
    expect([...order.slice(0, 10)].sort()).toEqual([...ids].sort());
    expect(order.slice(10)).toEqual(order.slice(0, 10));
  });

  it('refuse a request without a secret, and any without an address of Busbar', async () => {
    await using erp = await startErp({ contracts: 20, busbarUrl: 'http://127.0.0.1:9' });
    expect(await emit(erp.url, { ids: ['1'] })).toMatchObject({ status: 400, body: { where: 'secret' } });
    expect((await emit(erp.url, { secret: 's', ids: ['1'] })).body).toEqual({ sent: 1, statuses: { '0': 1 } });
    await using lonely = await startErp({ contracts: 20 });
    expect((await emit(lonely.url, { secret: 's', ids: ['1'] })).status).toBe(409);
  });
});
