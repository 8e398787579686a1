import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWebhookServer } from '../support/webhook-server.ts';

const docs = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
const [, code = ''] = /<!-- event hook -->\n```js\n(.*?)```/s.exec(docs) ?? [];
/** Enneo's SDK as far as its pages tell (enneo.md 6). */
const SDK = `exports.ApiEnneo = { getSecret: async (key) => (key === 'BUSBAR_WEBHOOK_SECRET' ? process.env.TEST_SECRET : null) };`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'busbar-hook-'));
  await writeFile(join(folder, 'sdk.cjs'), SDK);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** As Enneo's sandbox does: JSON on STDIN, and an exit code. */
const runHook = async (url: string, secret: string, input: unknown) => {
  const file = join(folder, 'hook.cjs');
  await writeFile(file, code.replace('https://busbar.example.com', url));
  const child = spawn(process.execPath, [file], { env: { SDK: join(folder, 'sdk.cjs'), TEST_SECRET: secret } });
  child.stdin.end(JSON.stringify(input));
  const [errors, [exit]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { errors, exit };
};

it('the event hook of docs/configuration.md tells Busbar which ticket to read again', async () => {
  await using server = await startWebhookServer();
  expect(await runHook(server.url, 's3cret', { ticketId: 376189, conversationId: null })).toEqual({ errors: '', exit: 0 });
  expect(server.events).toMatchObject([{ name: 'TicketUpdated', refreshes: [{ source: 'enneo', entity: 'ticket', id: '376189' }] }]);
});

it('the event hook fails where Busbar refuses it, so that Enneo’s trace shows it', async () => {
  await using server = await startWebhookServer();
  expect(await runHook(server.url, 'wrong', { ticketId: 376189 })).toEqual({ errors: 'Busbar answered 401\n', exit: 1 });
});
