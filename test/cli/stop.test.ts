import { describe, expect, it } from 'vitest';
import { startDemo } from '../support/busbar-command.ts';

describe('SIGTERM', () => {
  it('loses no request in flight, refuses new ones, and exits with 0 within 10 s', async () => {
    const demo = await startDemo();
    const putFault = await fetch(`${demo.enerfloUrl}/__sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ kind: 'latency', ms: 1500 }]),
    });
    expect(putFault.status).toBe(200);
    const ids = Array.from({ length: 20 }, (_, index) => String(1410001 + index));
    const ask = (id: string): Promise<Response> =>
      fetch(`${demo.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer busbar-demo' },
        body: JSON.stringify({ query: `{ install(id: "${id}") { id } }` }),
      });
    const inFlight = ids.map(ask);
    while (!(await arrived(demo.enerfloUrl))) await new Promise((resolve) => setImmediate(resolve));
    const signalled = performance.now();
    demo.child.kill('SIGTERM');
    const answers = await Promise.all(inFlight.map(async (answer) => (await answer).json()));
    expect(answers).toMatchObject(ids.map((id) => ({ data: { install: { id } } })));
    expect(await demo.exited).toBe(0);
    expect(performance.now() - signalled).toBeLessThan(10_000);
    await expect(ask('1410001')).rejects.toThrow();
  });
});

const arrived = async (url: string): Promise<boolean> => JSON.parse(await (await fetch(`${url}/__sandbox/calls`)).text()).calls.length >= 8;
