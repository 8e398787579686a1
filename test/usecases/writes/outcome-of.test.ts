import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { SourceError, type SourceErrorDetails, type SourceFailure } from '../../../src/domain/source-error.ts';
import { createTransport } from '../../../src/sources/create-transport.ts';
import { outcomeOf } from '../../../src/usecases/writes/outcome-of.ts';
import { createCall } from '../../support/call-context.ts';

const outcome = (failure: SourceFailure, details: SourceErrorDetails = {}) => outcomeOf(new SourceError('ENERFLO', 'addNote', failure, details));

it.each([
  ['a 429', 'rateLimited', { status: 429 }, 'failed'],
  ['a limit that let nothing leave', 'rateLimited', { left: false }, 'failed'],
  ['wrong credentials', 'rejected', { status: 401 }, 'failed'],
  ['a refused value', 'rejected', { status: 422 }, 'rejected'],
  ['a refusal with status 200', 'rejected', { status: 200 }, 'rejected'],
  ['408', 'timeout', { status: 408 }, 'unknown'],
  ['500', 'unavailable', { status: 500 }, 'unknown'],
  ['504', 'timeout', { status: 504 }, 'unknown'],
  ['a network that failed', 'unavailable', {}, 'unknown'],
  ['an unreadable answer', 'malformed', { status: 200 }, 'unknown'],
] as const)('%s: %s', (_what, failure, details, expected) => {
  expect(outcome(failure, details)).toBe(expected);
});

let server: Server | null = null;
afterEach(() => server?.close());

/** Answers how sending to a server that does this with each connection fails. */
const sendTo = async (port: number, timeoutMs = 300): Promise<unknown> => {
  const transport = createTransport({ source: 'ENERFLO', origin: `http://127.0.0.1:${port}`, concurrency: 1, perMinute: null, timeoutMs });
  const request = { operation: 'addNote', method: 'POST', path: '/', template: '/', body: {} } as const;
  const results = await Promise.allSettled([transport.send(request, createCall()), transport.send(request, createCall())]);
  await transport.close();
  return results.map((result) => (result.status === 'rejected' ? outcomeOf(result.reason) : 'answered'));
};

const listen = (onConnection: Parameters<typeof createServer>[1]): Promise<number> =>
  new Promise((resolve) => {
    server = createServer(onConnection);
    server.listen(0, '127.0.0.1', () => {
      const address = server?.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

it('what nobody let in did not happen', async () => {
  const port = await listen(() => undefined);
  await new Promise((resolve) => server?.close(resolve));
  expect(await sendTo(port)).toEqual(['failed', 'failed']);
});

it('what was sent and cut off may have happened', async () => {
  const port = await listen((socket) => socket.once('data', () => socket.resetAndDestroy()).on('error', () => undefined));
  expect(await sendTo(port)).toEqual(['unknown', 'unknown']);
});

it('what was sent and not answered may have happened, what still waited for its turn did not', async () => {
  const port = await listen((socket) => socket.on('error', () => undefined).resume());
  expect(await sendTo(port)).toEqual(['unknown', 'failed']);
});
