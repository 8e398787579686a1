import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type StartOptions, startSandbox } from '../../sandbox/start.ts';

const OPTIONS: StartOptions = { contracts: 100, portBase: null, latency: false, limits: false, busbarUrl: null };

const isUp = (url: string) =>
  fetch(`${url}/__sandbox/calls`).then(
    ({ status }) => status === 200,
    () => false,
  );

/** Three ports in a row that were free a moment ago. */
const findPortBase = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? Math.min(address.port, 65_000) : 0;
};

describe('startSandbox', () => {
  it('runs three servers over one world on free ports, and stops them', async () => {
    const sandbox = await startSandbox(OPTIONS);
    const urls = [sandbox.enneoUrl, sandbox.erpUrl, sandbox.enerfloUrl];
    expect(new Set(urls).size).toBe(3);
    expect(await Promise.all(urls.map(isUp))).toEqual([true, true, true]);
    sandbox.world.contracts.delete('1000001');
    await fetch(`${sandbox.erpUrl}/__sandbox/reset`, { method: 'POST' });
    expect(sandbox.world.contracts.get('1000001')).toBeDefined();
    await sandbox.stop();
    expect(await Promise.all(urls.map(isUp))).toEqual([false, false, false]);
  });

  it('says which port is taken and what to do, and leaves nothing running', async () => {
    const portBase = await findPortBase();
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(portBase + 1, '127.0.0.1', resolve));
    await expect(startSandbox({ ...OPTIONS, portBase })).rejects.toThrow(
      `ERP cannot listen on 127.0.0.1:${portBase + 1}: the port is taken. Stop what runs there or set SANDBOX_PORT_BASE.`,
    );
    expect(await isUp(`http://127.0.0.1:${portBase}`)).toBe(false);
    await new Promise((resolve) => holder.close(resolve));
  });
});
