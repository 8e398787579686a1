import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startDemo } from '../support/busbar-command.ts';

describe('SIGTERM', () => {
  it('does not wait for connections that hold no request, or half of one', async () => {
    const demo = await startDemo();
    const port = Number(new URL(demo.url).port);
    const sockets = [
      '',
      'GET /health',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer busbar-demo\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    ].map((text) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(text);
      return socket;
    });
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const signalled = performance.now();
    demo.child.kill('SIGTERM');
    expect(await demo.exited).toBe(0);
    expect(performance.now() - signalled).toBeLessThan(10_000);
  });

  it('loses no request in flight, refuses new ones, and exits with 0 within 10 s', async () => {
    const demo = await startDemo();
    const putFault = await fetch(`${demo.enerfloUrl}/__sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ kind: 'latency', ms: 700 }]),
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
