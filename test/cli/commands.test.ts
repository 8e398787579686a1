import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { createApiKey } from '../../src/server/auth/create-api-key.ts';
import { freePorts, runBusbar } from '../support/busbar-command.ts';
import { embeddedPlace } from '../support/on-both-engines.ts';

const folder = mkdtempSync(join(tmpdir(), 'busbar-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<{ code: number | null; output: string }> => {
  const { exited, output } = runBusbar(args, env);
  return { code: await exited, output: output() };
};

describe('busbar serve', () => {
  it('lists everything that is missing or wrong in one message, and exits with 2', async () => {
    const { code, output } = await run(['serve'], { PORT: 'eighty', ENERFLO_URL: 'ftp://x' });
    expect(code).toBe(2);
    for (const name of ['PORT', 'API_KEYS_FILE', 'ENNEO_URL', 'ENNEO_TOKEN', 'ERP_KIND', 'ENERFLO_URL', 'ENERFLO_KEY'])
      expect(output).toMatch(new RegExp(`^${name}: `, 'm'));
    expect(output).not.toMatch(/at .*\.js/);
  });
});

describe('busbar demo, where it cannot start', () => {
  it('says which port is taken and what to do', async () => {
    const base = await freePorts(4);
    const place = await embeddedPlace();
    const squatter = createServer().listen(base, '127.0.0.1');
    await once(squatter, 'listening');
    const { code, output } = await run(['demo'], { PORT: String(base), SANDBOX_PORT_BASE: String(base + 1), DATA_DIR: place.dataDir });
    squatter.close();
    await place.drop();
    expect(code).toBe(1);
    expect(output).toContain(`127.0.0.1:${base}`);
    expect(output).toContain('PORT');
    expect(output).not.toMatch(/at .*\.js/);
  });

  it('names wrong sandbox settings, all of them, and exits with 2', async () => {
    const { code, output } = await run(['demo'], { SANDBOX_CONTRACTS: 'many', SANDBOX_LATENCY: 'low' });
    expect(code).toBe(2);
    expect(output).toMatch(/SANDBOX_CONTRACTS: [\s\S]*SANDBOX_LATENCY: /);
  });

  it('takes the rest of the configuration, but for sources and keys, which it brings along', async () => {
    const { code, output } = await run(['demo'], { RULES_FILE: join(folder, 'none.json'), ENNEO_URL: 'nonsense', ERP_CONFIG: '/none', JWKS_URL: 'nonsense' });
    expect(code).toBe(2);
    expect(output).toMatch(/^The configuration has a problem:\nRULES_FILE: .*\n$/);
  });
});

describe('busbar keys create', () => {
  it('shows a key and an entry that holds only its hash', async () => {
    const { code, output } = await run(['keys', 'create', '--name', 'dashboards', '--scopes', 'graph:read,enneo:facade']);
    expect(code).toBe(0);
    const entry = JSON.parse(output.slice(output.indexOf('{')));
    expect(entry).toMatchObject({ name: 'dashboards', scopes: ['graph:read', 'enneo:facade'], hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
  });

  it('refuses a scope that does not exist and lists those that do', async () => {
    const { code, output } = await run(['keys', 'create', '--name', 'x', '--scopes', 'everything']);
    expect(code).toBe(2);
    expect(output).toContain('graph:read');
  });
});

describe('busbar doctor', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ contracts: 16, portBase: null, latency: false, limits: true, busbarUrl: null });
  });
  afterAll(() => sandbox.stop());

  const keysFile = (): string => {
    const file = join(folder, 'keys.json');
    writeFileSync(file, JSON.stringify([createApiKey(randomBytes)('test', ['graph:read']).entry]));
    return file;
  };
  const env = (): Record<string, string> => ({
    API_KEYS_FILE: keysFile(),
    ENNEO_URL: sandbox.enneoUrl,
    ENNEO_TOKEN: SANDBOX_CREDENTIALS.enneoToken,
    ERP_KIND: 'powercloud',
    ERP_URL: sandbox.erpUrl,
    ERP_KEY: SANDBOX_CREDENTIALS.powercloudHash,
    ERP_USER: SANDBOX_CREDENTIALS.powercloudUser,
    ERP_PASSWORD: SANDBOX_CREDENTIALS.powercloudPassword,
    ENERFLO_URL: sandbox.enerfloUrl,
    ENERFLO_KEY: SANDBOX_CREDENTIALS.enerfloKey,
    DATA_DIR: join(folder, 'store'),
  });

  it('says that all is well, and exits with 0', async () => {
    expect(await run(['doctor'], env())).toEqual({
      code: 0,
      output: 'Configuration: complete.\nEnneo: answers.\nThe ERP: answers.\nEnerflo: answers.\nThe store: opens.\n',
    });
  });

  it('says what is wrong with each source in a sentence, and exits with 1', async () => {
    const { code, output } = await run(['doctor'], { ...env(), ENNEO_TOKEN: 'wrong', ENERFLO_URL: 'http://127.0.0.1:9' });
    expect(code).toBe(1);
    expect(output).toMatch(/^Enneo refused the credentials/m);
    expect(output).toMatch(/^The ERP: answers\.$/m);
    expect(output).toMatch(/^Enerflo does not answer/m);
  });

  it('says why the store does not open', async () => {
    const file = env().API_KEYS_FILE ?? '';
    const { code, output } = await run(['doctor'], { ...env(), DATA_DIR: file });
    expect(code).toBe(1);
    expect(output).toContain(`The store does not open. The folder ${file} cannot be made or written. Give DATA_DIR a folder`);
    const nobody = await run(['doctor'], { ...env(), DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' });
    expect(nobody.code).toBe(1);
    expect(nobody.output).toContain('The store does not open. The database of DATABASE_URL does not let us in.');
  });
});
