import { expect, test } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../../sandbox/credentials.ts';
import { startEnneoSandbox } from '../../support/enneo-sandbox.ts';

test.each(['/profile', '/contract/746839', '/customer/search?q=Tom', '/ticket/376189'])('asks for a token at %s', async (path) => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('GET', path, undefined, { authorization: '' })).status).toBe(401);
  expect((await sandbox.ask('GET', path, undefined, { authorization: 'Bearer wrong' })).status).toBe(401);
  expect((await sandbox.ask('GET', path, undefined, { authorization: SANDBOX_CREDENTIALS.enneoToken })).status).toBe(401);
  expect((await sandbox.ask('GET', path)).status).toBe(200);
});

test('answers 403 to a token without permissions', async () => {
  await using sandbox = await startEnneoSandbox();
  const authorization = `Bearer ${SANDBOX_CREDENTIALS.enneoPowerlessToken}`;
  const { status, body } = await sandbox.ask('POST', '/ticket/search', {}, { authorization });
  expect([status, body.success]).toEqual([403, false]);
});

test('answers profile, health and version', async () => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('GET', '/profile')).body).toMatchObject({ id: 900, permissions: expect.arrayContaining(['customerSearch']) });
  expect((await sandbox.ask('GET', '/health')).status).toBe(200);
  expect((await sandbox.ask('GET', '/version')).body).toMatchObject({ version: '1' });
});

test('names what is wrong with a body that is no JSON', async () => {
  await using sandbox = await startEnneoSandbox();
  const { status, body } = await sandbox.ask('POST', '/ticket/search', '{"limit":');
  expect([status, body.success, body.code]).toEqual([400, false, 'invalid_request']);
});
