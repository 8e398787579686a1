import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startEnerfloSandbox } from '../../support/enerflo-sandbox.ts';

const PAGE = readFileSync(new URL('../../fixtures/enerflo/rate-limit-429.html', import.meta.url), 'utf8');

test('a call without the key, or with another, is 401', async () => {
  await using sandbox = await startEnerfloSandbox();
  expect(await sandbox.ask('GET', '/api/v3/installs/1400001', undefined, {})).toMatchObject({ status: 401, body: { message: 'Unauthenticated.' } });
  expect((await sandbox.ask('GET', '/api/v3/installs/1400001', undefined, { 'api-key': 'wrong' })).status).toBe(401);
});

test('the key in the query opens GETs only', async () => {
  await using sandbox = await startEnerfloSandbox();
  expect((await sandbox.ask('GET', '/api/v3/installs/1400001?api_key=sandbox-enerflo-key', undefined, {})).status).toBe(200);
  expect((await sandbox.ask('PUT', '/api/v3/installs/1400001?api_key=sandbox-enerflo-key', { status_id: 4 }, {})).status).toBe(401);
});

test('300 calls a minute are answered and counted down, the next one is the HTML page of a 429', async () => {
  await using sandbox = await startEnerfloSandbox({ limits: true });
  const first = await sandbox.ask('GET', '/api/v3/install-statuses');
  expect(first.headers.get('x-ratelimit-remaining')).toBe('299');
  await Promise.all(Array.from({ length: 299 }, () => sandbox.ask('GET', '/api/v3/install-statuses')));
  const refused = await sandbox.ask('GET', '/api/v3/install-statuses');
  const seconds = Number(refused.headers.get('retry-after'));
  expect(refused).toMatchObject({ status: 429, body: PAGE });
  expect(seconds).toBeGreaterThan(50);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(Object.fromEntries(refused.headers)).toMatchObject({
    'content-type': 'text/html; charset=UTF-8',
    'x-ratelimit-limit': '300',
    'x-ratelimit-remaining': '0',
    server: 'nginx/1.20.2',
  });
});

test('a reset opens a new window', async () => {
  await using sandbox = await startEnerfloSandbox({ limits: true });
  await Promise.all(Array.from({ length: 301 }, () => sandbox.ask('GET', '/api/v3/install-statuses')));
  await sandbox.ask('POST', '/__sandbox/reset');
  expect((await sandbox.ask('GET', '/api/v3/install-statuses')).status).toBe(200);
});
