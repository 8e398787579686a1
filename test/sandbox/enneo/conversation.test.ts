import { expect, test } from 'vitest';
import { startEnneoSandbox } from '../../support/enneo-sandbox.ts';

test('answers the messages of a ticket with Unix times', async () => {
  await using sandbox = await startEnneoSandbox();
  const { body } = await sandbox.ask('GET', '/ticket/376189/conversation');
  expect(body).toMatchObject({
    success: true,
    conversations: [{ id: 3761891, ticketId: 376189, type: 'text', direction: 'in', fromEmail: 'tom@gmail.com', createdAt: 1670969886 }],
  });
});

test('adds a reply with intent ids as strings, and filters by type and direction', async () => {
  await using sandbox = await startEnneoSandbox();
  const reply = { content: { message: 'Erledigt.' }, type: 'text', to: ['tom@gmail.com'], intentIds: [1211221] };
  const { body } = await sandbox.ask('POST', '/ticket/376189/conversation/reply?process=batch', reply);
  expect(body).toMatchObject({ success: true, id: body.conversation.id, conversation: { direction: 'out', intentIds: ['1211221'], bodyPlain: 'Erledigt.' } });
  await sandbox.ask('POST', '/ticket/376189/conversation/reply', { content: { message: 'Notiz' }, type: 'note', private: true, direction: 'internal' });
  const read = async (query: string) => (await sandbox.ask('GET', `/ticket/376189/conversation${query}`)).body.conversations.length;
  expect([await read(''), await read('?type=note'), await read('?direction=out'), await read('?private=true')]).toEqual([3, 1, 1, 1]);
});

test('stores a message without sending and changes its ticket on the way', async () => {
  await using sandbox = await startEnneoSandbox();
  const stored = { type: 'text', from: 'tom@mustermann.de', bodyPlain: 'Noch etwas.', status: 'closed', createdAt: '2025-01-02 03:04:05' };
  const { body } = await sandbox.ask('POST', '/ticket/376189/conversation/store', stored);
  expect(body).toMatchObject({ success: true, ticketId: 376189, conversationId: body.conversation.id, conversation: { createdAt: 1735787045 } });
  expect((await sandbox.ask('GET', '/ticket/376189?viewing=false')).body).toMatchObject({
    status: 'closed',
    subject: 'I want to relocate and send you a meter reading',
    bodyPlain: expect.stringContaining('Zwischenrechnung'),
  });
});

test('answers 404 for the conversation of an unknown ticket', async () => {
  await using sandbox = await startEnneoSandbox();
  expect((await sandbox.ask('GET', '/ticket/1/conversation')).status).toBe(404);
  expect((await sandbox.ask('POST', '/ticket/1/conversation/reply', { content: { message: 'x' } })).status).toBe(404);
});
