import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { runBusbar } from '../support/busbar-command.ts';
import { embeddedPlace, type StorePlace } from '../support/on-both-engines.ts';

describe('busbar sync', () => {
  let sandbox: Sandbox;
  let place: StorePlace;
  beforeEach(async () => {
    sandbox = await startSandbox({ contracts: 500, portBase: null, latency: false, limits: false, busbarUrl: null });
    place = await embeddedPlace();
  });
  afterEach(async () => {
    await sandbox.stop();
    await place.drop();
  });

  const env = (): Record<string, string> => ({
    DATA_DIR: place.dataDir,
    ENNEO_URL: sandbox.enneoUrl,
    ENNEO_TOKEN: SANDBOX_CREDENTIALS.enneoToken,
    ERP_KIND: 'powercloud',
    ERP_URL: sandbox.erpUrl,
    ERP_KEY: SANDBOX_CREDENTIALS.powercloudHash,
    ERP_USER: SANDBOX_CREDENTIALS.powercloudUser,
    ERP_PASSWORD: SANDBOX_CREDENTIALS.powercloudPassword,
    ENERFLO_URL: sandbox.enerfloUrl,
    ENERFLO_KEY: SANDBOX_CREDENTIALS.enerfloKey,
  });

  it('stops at Ctrl+C, says how to go on, and goes on there', async () => {
    const { contracts, customers } = sandbox.world;
    const first = runBusbar(['sync', '--source', 'erp'], env());
    while (!first.output().includes('erp contract: running')) {
      const event = await Promise.race([first.exited, once(first.child.stdout ?? first.child, 'data').then(() => 'data' as const)]);
      if (event !== 'data') throw new Error(`ended with ${event}: ${first.output()}`);
    }
    first.child.kill('SIGINT');
    expect(await first.exited).toBe(130);
    expect(first.output()).toContain('Run `busbar sync` again');
    expect(first.output()).toMatch(/^erp contract: stopped, \d+ seen/m);
    const copied = Number(/^erp contract: stopped, (\d+) seen/m.exec(first.output())?.[1]);

    const second = runBusbar(['sync', '--source', 'erp'], env());
    expect(await second.exited).toBe(0);
    expect(second.output()).toMatch(new RegExp(`^erp customer: done, ${customers.size} seen, 0 new, 0 changed, 0 gone in`, 'm'));
    expect(second.output()).toMatch(
      new RegExp(`^erp contract: done, ${contracts.size - copied} seen, ${contracts.size - copied} new, 0 changed, 0 gone in`, 'm'),
    );
  }, 60_000);

  it('exits with 1 when something could not be copied, and names it', async () => {
    const { exited, output } = runBusbar(['sync', '--source', 'enneo'], { ...env(), ENNEO_TOKEN: 'wrong' });
    expect(await exited).toBe(1);
    expect(output()).toMatch(/^enneo ticket: failed \(ENNEO ticketSearch: rejected\), 0 seen/m);
    expect(output()).not.toMatch(/at .*\.js/);
  });

  it('exits with 2 for a source that does not exist, and lists those that do', async () => {
    const { exited, output } = runBusbar(['sync', '--source', 'sap'], env());
    expect(await exited).toBe(2);
    expect(output()).toContain('erp, enerflo, enneo');
  });
});
