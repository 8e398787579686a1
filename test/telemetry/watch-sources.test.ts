import { expect, it, vi } from 'vitest';
import { startStack } from '../support/stack.ts';

it('the state of the sources counts what events make Busbar read, although nobody asked', { timeout: 60_000 }, async () => {
  const stack = await startStack({ contracts: 16, webhookSecret: 'a-secret-of-this-test' });
  const readStates = async () => (await stack.ask('{ sources { name state callsLastMinute } }', {})).data;
  expect(await readStates()).toMatchObject({ sources: expect.arrayContaining([{ name: 'ERP', state: 'unused', callsLastMinute: 0 }]) });
  await stack.emit('erp', { ids: [stack.world.contracts.at(2)?.id] });
  await vi.waitFor(async () => {
    expect(await readStates()).toMatchObject({ sources: expect.arrayContaining([expect.objectContaining({ name: 'ERP', state: 'up' })]) });
  }, 20_000);
  await stack.stop();
});
