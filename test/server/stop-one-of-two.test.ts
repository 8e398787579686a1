import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { createStore } from '../../src/store/create-store.ts';
import { onBothEngines, type StorePlace } from '../support/on-both-engines.ts';
import { KEY, SECRET, toEnvironment } from '../torture/events/environment.ts';
import { untilNothingWaits } from '../torture/events/until-nothing-waits.ts';
import { BusbarProcess } from '../torture/writes/busbar-process.ts';

const CONTRACTS = 40;
const LOAD_MS = 1500;
const EVERY_MS = 10;

onBothEngines('stopping one of two instances under load', (openPlace, engine) => {
  let place: StorePlace;
  let sandbox: Sandbox;
  let folder: string;
  beforeAll(async () => {
    place = await openPlace();
    folder = await mkdtemp(join(tmpdir(), 'busbar-two-'));
    sandbox = await startSandbox({ contracts: CONTRACTS, portBase: null, latency: false, limits: false, busbarUrl: null });
  });
  afterAll(async () => {
    await sandbox.stop();
    await rm(folder, { recursive: true });
    await place.drop();
  });

  it.skipIf(engine === 'embedded')(
    'fails no request and loses no event',
    async () => {
      const env = await toEnvironment(sandbox, folder, place.databaseUrl);
      const [one, other] = [new BusbarProcess(env), new BusbarProcess(env)];
      const urls = await Promise.all([one.start(), other.start()]);
      const agent = new Agent({ connections: 20 });
      let [target] = urls;
      const statuses: Record<string, number> = {};
      const told = new Map<string, string>();

      /** As a load balancer does: to the first as long as it says that it is ready. */
      const watch = async (): Promise<void> => {
        const ready = await request(`${urls[0]}/health/ready`).then(
          async ({ statusCode, body }) => {
            await body.dump();
            return statusCode === 200;
          },
          () => false,
        );
        if (!ready) target = urls[1];
      };
      const send = async (path: string, body: object): Promise<void> => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}` };
        const status = await request(`${target}${path}`, { method: 'POST', dispatcher: agent, headers, body: JSON.stringify(body) }).then(
          async (answer) => {
            await answer.body.dump();
            return String(answer.statusCode);
          },
          (error: unknown) => String(error),
        );
        statuses[status] = (statuses[status] ?? 0) + 1;
      };
      const changeAndTell = (number: number): Promise<void> => {
        const contract = sandbox.world.contracts.at(number % CONTRACTS);
        if (contract === undefined) throw new Error('the world has fewer contracts');
        sandbox.world.contracts.put(contract.id, { ...contract, statusTitle: `change ${number}` });
        told.set(contract.id, `change ${number}`);
        return send(`/webhooks/powercloud/${SECRET}`, { eventId: `event-${number}`, event: 'contract.changed', data: { contractId: contract.id } });
      };

      const underWay: Promise<void>[] = [];
      let stopped: Promise<number | null> | null = null;
      for (const began = Date.now(); Date.now() - began < LOAD_MS; await sleep(EVERY_MS)) {
        underWay.push(changeAndTell(underWay.length), send('/graphql', { query: '{ __typename }' }), watch());
        if (stopped === null && Date.now() - began > LOAD_MS / 3) stopped = one.stop();
      }
      await Promise.all(underWay);
      expect(await stopped).toBe(0);
      expect(target).toBe(urls[1]);
      expect(Object.keys(statuses).toSorted()).toEqual(['200', '202']);

      await untilNothingWaits(urls[1] ?? '');
      expect(await other.stop()).toBe(0);
      const store = await createStore({ databaseUrl: place.databaseUrl, dataDir: folder });
      const rows = await store.mirror.read('contract', [...told.keys()]);
      await store.close();
      await agent.close();
      expect(new Map(rows.map(({ id, record }) => [id, record.statusTitle]))).toEqual(told);
    },
    120_000,
  );
});
