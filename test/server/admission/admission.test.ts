import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { facadeOverload } from '../../../src/facade/refuse-facade.ts';
import { type Admission, createAdmission } from '../../../src/server/admission/create-admission.ts';
import { webhookOverload } from '../../../src/webhooks/webhook-routes.ts';

const MOST = 4;
const WAITING = 2;

/** A server that answers when the test says so. */
let admission: Admission;
let server: ReturnType<typeof createServer>;
let url: string;
let held: ServerResponse[];

beforeEach(async () => {
  admission = createAdmission(MOST, [facadeOverload, webhookOverload], () => performance.now());
  held = [];
  server = createServer(
    admission.admit((request, response) => {
      if (request.url?.endsWith('/held')) held.push(response);
      else response.end('let in');
    }),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  url = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
});
afterEach(() => {
  admission.stop();
  server.closeAllConnections();
  server.close();
});

/** As many as are begun at once, then as many as may wait. */
const fillUp = async (): Promise<readonly Promise<unknown>[]> => {
  const begun = await fill();
  const waiting = Array.from({ length: WAITING }, () => fetch(`${url}/graphql`).catch(() => 'cut'));
  while (admission.figures().people.waiting < WAITING) await new Promise(setImmediate);
  return [...begun, ...waiting];
};

const fill = async (headers: Record<string, string> = {}): Promise<readonly Promise<unknown>[]> => {
  const asked = Array.from({ length: MOST }, () => fetch(`${url}/held`, { headers }).catch(() => 'cut'));
  while (held.length < MOST) await new Promise(setImmediate);
  return asked;
};

const refusal = async (path: string): Promise<{ readonly status: number; readonly retryAfter: number; readonly body: unknown }> => {
  const response = await fetch(url + path, { method: 'POST', body: 'x'.repeat(50_000) });
  return { status: response.status, retryAfter: Number(response.headers.get('retry-after')), body: JSON.parse(await response.text()) };
};

describe('a server with as many requests under way as it takes', () => {
  it('refuses the next ones with 503 and Retry-After, in the shape of the door', async () => {
    const asked = await fillUp();
    const [graph, facade] = [await refusal('/graphql'), await refusal('/enneo/contract/4711')];
    expect(graph).toMatchObject({ status: 503, body: { errors: [{ extensions: { code: 'OVERLOADED' } }] } });
    expect(facade).toMatchObject({ status: 503, body: { success: false, code: 'overloaded' } });
    expect([graph.retryAfter, facade.retryAfter]).toEqual([1, 2]);
    expect(admission.figures().people).toEqual({ inFlight: MOST, waiting: WAITING, limit: MOST, refused: 2 });
    for (const response of held) response.end();
    await Promise.all(asked);
  });

  it.each(['/webhooks/enerflo/v1/secret', '/health/live', '/metrics'])('lets %s in all the same', async (path) => {
    await fillUp();
    expect(await (await fetch(url + path)).text()).toBe('let in');
  });

  it('begins those that wait when an answer was read, and not those whose clients left', async () => {
    await fill();
    const gone = new AbortController();
    const left = fetch(`${url}/held`, { signal: gone.signal }).catch(() => 'left');
    while (admission.figures().people.waiting < 1) await new Promise(setImmediate);
    const next = fetch(`${url}/graphql`);
    while (admission.figures().people.waiting < 2) await new Promise(setImmediate);
    gone.abort();
    expect(await left).toBe('left');
    while (admission.figures().people.waiting > 1) await new Promise(setImmediate);
    held.pop()?.end();
    expect(await (await next).text()).toBe('let in');
    expect(held).toHaveLength(MOST - 1);
  });

  it('has room again when an answer was read, and when a client left', async () => {
    const [first, ...others] = await fill();
    held.pop()?.end();
    await Promise.race([first, ...others]);
    expect((await fetch(`${url}/graphql`)).status).toBe(200);
    await fill();
    server.closeAllConnections();
    await Promise.allSettled([first, ...others]);
    while (admission.figures().people.inFlight > 0) await new Promise(setImmediate);
    expect((await fetch(`${url}/graphql`)).status).toBe(200);
  });

  it('does not count event streams, which have a limit of their own', async () => {
    await fill({ accept: 'text/event-stream' });
    expect((await fetch(`${url}/graphql`)).status).toBe(200);
  });

  it('gives the room of those whose body does not come to others within a second, and takes it back when it does', async () => {
    const slow = Array.from({ length: MOST }, () => connect(Number(new URL(url).port), '127.0.0.1'));
    for (const socket of slow) socket.write('POST /held HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n{"a');
    while (held.length < MOST) await new Promise(setImmediate);
    expect(admission.figures().people.inFlight).toBe(MOST);
    expect(await (await fetch(`${url}/graphql`)).text()).toBe('let in');
    expect(admission.figures().people.inFlight).toBe(0);
    for (const response of held) response.req.resume();
    slow[0]?.write('"');
    while (admission.figures().people.inFlight === 0) await new Promise(setImmediate);
    for (const socket of slow) socket.destroy();
    while (admission.figures().people.inFlight > 0) await new Promise(setImmediate);
    expect(await (await fetch(`${url}/graphql`)).text()).toBe('let in');
  });

  it('goes on with a connection whose request was refused before its body came', async () => {
    await fillUp();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n');
    let answers = '';
    socket.on('data', (chunk) => (answers += chunk));
    while (!answers.includes('OVERLOADED')) await once(socket, 'data');
    socket.write('{"a}GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    while (!answers.includes('let in')) await once(socket, 'data');
    expect(answers).toContain('HTTP/1.1 200');
    socket.destroy();
  });
});

it('webhooks have an allowance of their own, and are to be sent again beyond it', async () => {
  const asked = Array.from({ length: 1001 }, () => fetch(`${url}/webhooks/held`).catch(() => null));
  const refused = await Promise.race(asked);
  expect(refused?.status).toBe(503);
  expect(await refused?.json()).toMatchObject({ ok: false });
  expect((await fetch(`${url}/graphql`)).status).toBe(200);
});
