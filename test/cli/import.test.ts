import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';
import { enneoCopy, erpTruth, ledgerOf } from '../jobs/import/enneo-copy.ts';
import { openStage, type Stage } from '../jobs/stage.ts';
import { runBusbar } from '../support/busbar-command.ts';
import { embeddedPlace, type StorePlace } from '../support/on-both-engines.ts';

const CONTRACTS = 120;

describe('busbar import', () => {
  let place: StorePlace;
  let stage: Stage;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    place = await embeddedPlace();
    stage = await openStage(place, { contracts: CONTRACTS });
    await stage.sync({ only: 'erp' });
    await stage.store.close();
    env = {
      DATA_DIR: place.dataDir,
      ENNEO_CONTRACTS: 'import',
      ENNEO_URL: stage.urls.enneo,
      ENNEO_TOKEN: SANDBOX_CREDENTIALS.enneoToken,
      ERP_KIND: 'powercloud',
      ERP_URL: stage.urls.erp,
      ERP_KEY: SANDBOX_CREDENTIALS.powercloudHash,
      ERP_USER: SANDBOX_CREDENTIALS.powercloudUser,
      ERP_PASSWORD: SANDBOX_CREDENTIALS.powercloudPassword,
      ENERFLO_URL: stage.urls.enerflo,
      ENERFLO_KEY: SANDBOX_CREDENTIALS.enerfloKey,
    };
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const writesReach = async (count: number, hasEnded: () => boolean): Promise<void> => {
    while ((await ledgerOf(stage)).length < count) if (hasEnded()) throw new Error(`ended before ${count} writes`);
  };

  it('says with --dry-run what it would send, and sends nothing', async () => {
    const { exited, output } = runBusbar(['import', '--dry-run'], env);
    expect(await exited).toBe(0);
    expect(output()).toMatch(new RegExp(`^created +${stage.world.contracts.size}$`, 'm'));
    expect(output()).toContain('Nothing was sent.');
    expect(await stage.calls('enneo')).toEqual([]);
  });

  it('exits with 1 when Enneo lets nothing in, and says what to do', async () => {
    const { exited, output } = runBusbar(['import'], { ...env, ENNEO_TOKEN: 'wrong' });
    expect(await exited).toBe(1);
    expect(output()).toContain('Ended before its end (ENNEO contractCreate: rejected).');
    expect(output()).toMatch(/^contract \S+: ENNEO contractCreate: rejected$/m);
  });

  it('exits with 2 when it is told that Enneo is told nothing', async () => {
    const { exited, output } = runBusbar(['import'], { ...env, ENNEO_CONTRACTS: 'off' });
    expect(await exited).toBe(2);
    expect(output()).toContain('ENNEO_CONTRACTS: is off');
  });

  it('killed in the middle, then stopped, ends with every contract at Enneo and none sent twice', async () => {
    const total = stage.world.contracts.size;
    await stage.faults('enneo', [{ match: 'POST', kind: 'latency', ms: 20 }]);
    for (const [part, signal] of [
      [0.3, 'SIGKILL'],
      [0.6, 'SIGINT'],
    ] as const) {
      const run = runBusbar(['import'], env);
      await writesReach(Math.floor(total * part), () => run.child.exitCode !== null);
      run.child.kill(signal);
      const code = await run.exited;
      expect(code).toBe(signal === 'SIGINT' ? 130 : null);
      if (signal === 'SIGINT') expect(run.output()).toContain('Stopped. Run `busbar import` again to go on.');
    }
    await stage.faults('enneo', []);

    const left = total - (await ledgerOf(stage)).length;
    const last = runBusbar(['import'], env);
    expect(await last.exited).toBe(0);
    expect(last.output()).toContain('Enneo knows everything.');
    expect(last.output()).toMatch(new RegExp(`^created +${left}\\nupdated +0\\ndeleted +0\\nunchanged +${total - left}\\nfailed +0\\nunknown +0$`, 'm'));
    expect(await enneoCopy(stage)).toEqual(await erpTruth(stage));
    expect((await ledgerOf(stage)).map(({ kind }) => kind)).toEqual(Array.from({ length: total }, () => 'create'));
  }, 120_000);
});
