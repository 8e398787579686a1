import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SourceError } from '../../src/domain/source-error.ts';
import { FACADE_KEY, type FacadeServer, type FacadeWorld, openFacadeWorld, serveFacade } from '../support/facade-server.ts';
import { readExecutors } from '../support/read-executors.ts';

const executors = readExecutors();

/** Enneo's SDK as far as its pages tell (enneo.md 6): a secret by its key, or null. */
const SDK = {
  'sdk.cjs': `exports.ApiEnneo = { getSecret: (key) => (key === 'BUSBAR_KEY' ? process.env.TEST_SECRET ?? null : null) };`,
  'sdk.mjs': `export const ApiEnneo = { getSecret: async (key) => (key === 'BUSBAR_KEY' ? process.env.TEST_SECRET ?? null : null) };`,
} as const;

let folder: string;
let facadeWorld: FacadeWorld;
let facade: FacadeServer;
let broken: FacadeServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'busbar-executors-'));
  for (const [name, code] of Object.entries(SDK)) await writeFile(join(folder, name), code);
  facadeWorld = await openFacadeWorld(16);
  facade = await serveFacade(facadeWorld.reads);
  const down = async () => {
    throw new SourceError('ERP', 'contractById', 'unavailable');
  };
  broken = await serveFacade({ ...facadeWorld.reads, contractById: down, customerById: down, identify: down, searchCustomers: down });
});
afterAll(async () => {
  await facade[Symbol.asyncDispose]();
  await broken[Symbol.asyncDispose]();
  await facadeWorld[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly url?: string;
  readonly secret?: string | null;
  /** How Enneo might store the code and its SDK. */
  readonly extension?: 'cjs' | 'mjs';
}

/** As Enneo's sandbox does: JSON on STDIN, JSON on STDOUT, and an exit code. */
const execute = async (letter: string, input: unknown, { url = facade.url, secret = FACADE_KEY, extension = 'cjs' }: Run = {}) => {
  const file = join(folder, `${letter}-${crypto.randomUUID()}.${extension}`);
  await writeFile(file, executors.get(letter)?.replace('https://busbar.example.com', url) ?? '');
  const child = spawn(process.execPath, [file], { env: { SDK: join(folder, `sdk.${extension}`), ...(secret !== null && { TEST_SECRET: secret }) } });
  child.stdin.end(JSON.stringify(input));
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, output: output === '' ? undefined : JSON.parse(output), errors };
};

const SEARCH = { email: 'tom@mustermann.de', ticketId: 376189, _metadata: { userAuthToken: 'not for Busbar' } };

describe('the executors of docs/enneo-setup.md', () => {
  it('are four', () => {
    expect([...executors.keys()]).toEqual(['A', 'B', 'C', 'D']);
  });

  it.each(['cjs', 'mjs'] as const)('answer what Busbar answers, stored as .%s', async (extension) => {
    const [a, b, c, d] = await Promise.all([
      execute('A', { contractId: '746839' }, { extension }),
      execute('B', { customerId: '83771' }, { extension }),
      execute('C', SEARCH, { extension }),
      execute('D', { q: 'Tom Mustermann', limit: 10, offset: 0 }, { extension }),
    ]);
    expect([a, b, c, d].map(({ code, errors }) => ({ code, errors }))).toEqual(Array(4).fill({ code: 0, errors: '' }));
    expect(a.output).toMatchObject({ id: '746839', customerId: '83771' });
    expect(b.output).toMatchObject({ id: '83771', contractIds: ['746839'] });
    expect(c.output).toEqual({ contractId: '746839', customerId: '83771' });
    expect(d.output).toEqual([{ id: '83771' }]);
  });

  it('answer null, {} and [] for what is not there', async () => {
    const answers = await Promise.all([
      execute('A', { contractId: 'VN/0 ?#' }),
      execute('B', { customerId: 1 }),
      execute('C', { email: 'nobody@example.com', ticketId: 1 }),
      execute('D', { q: '' }),
    ]);
    expect(answers.map(({ code, output }) => ({ code, output }))).toEqual([
      { code: 0, output: null },
      { code: 0, output: null },
      { code: 0, output: {} },
      { code: 0, output: [] },
    ]);
  });

  it('ask nothing without an id, or with one that would be another path', async () => {
    const missing = [execute('A', {}), execute('A', { contractId: null }), execute('A', { contractId: '' }), execute('B', { customerId: ['1'] })];
    expect((await Promise.all(missing)).map(({ code, output, errors }) => ({ code, output, errors }))).toEqual([
      ...Array(3).fill({ code: 1, output: undefined, errors: expect.stringContaining('contractId') }),
      { code: 1, output: undefined, errors: expect.stringContaining('customerId') },
    ]);
    const ids = ['search', '.', '..', '../search?email=tom@mustermann.de', '746839/../746839'];
    const other = [...ids.map((contractId) => execute('A', { contractId })), execute('B', { customerId: '..' })];
    expect((await Promise.all(other)).map(({ code, output }) => ({ code, output }))).toEqual(Array(6).fill({ code: 0, output: null }));
  });

  it('fail without output while the ERP is down', async () => {
    const url = broken.url;
    const answers = await Promise.all([
      execute('A', { contractId: '746839' }, { url }),
      execute('B', { customerId: '83771' }, { url }),
      execute('C', SEARCH, { url }),
      execute('D', { q: 'Tom' }, { url }),
    ]);
    expect(answers.map(({ code, output }) => ({ code, output }))).toEqual(Array(4).fill({ code: 1, output: undefined }));
    expect(answers[0]?.errors).toContain('503');
  });

  it('take a 404 that is not Busbar’s for a failure', async () => {
    const { code, output } = await execute('A', { contractId: '746839' }, { url: `${facade.url}/wrong-prefix` });
    expect({ code, output }).toEqual({ code: 1, output: undefined });
  });

  it.each([
    ['missing', null, 'The secret BUSBAR_KEY is not set in Enneo.'],
    ['wrong', 'wrong-key', '401'],
  ])('fail and say why when the secret is %s, and never print it', async (_, secret, why) => {
    const { code, output, errors } = await execute('A', { contractId: '746839' }, { secret });
    expect({ code, output }).toEqual({ code: 1, output: undefined });
    expect(errors).toContain(why);
    expect(errors).not.toContain('wrong-key');
  });
});
