import { request } from 'undici';
import { SANDBOX_CREDENTIALS } from '../../sandbox/credentials.ts';
import type { Fault } from '../../sandbox/options.ts';
import { findFreePorts } from './free-port.ts';
import { startServer } from './server-process.ts';

export const SOURCES = ['enneo', 'erp', 'enerflo'] as const;
export type SourceName = (typeof SOURCES)[number];
export type CallCounts = Readonly<Record<SourceName, number>>;

/** The three sources in a process of their own, without delays and limits. */
export interface SandboxProcess {
  readonly stop: () => Promise<void>;
  /** How a server is pointed at it. */
  readonly env: Readonly<Record<string, string>>;
  /** Calls each source received since the last reset. */
  countCalls(): Promise<CallCounts>;
  /** Forgets calls and delays. */
  reset(): Promise<void>;
  /** Every call takes so many milliseconds more. */
  delay(ms: number): Promise<void>;
  /** Every answer comes in other bytes than any before. */
  respace(): Promise<void>;
}

const countIn = async (url: string): Promise<number> => {
  const { calls }: { calls: unknown[] } = JSON.parse(await (await request(`${url}/__sandbox/calls`)).body.text());
  return calls.length;
};

export const startSandboxProcess = async (root: URL, contracts: number): Promise<SandboxProcess> => {
  const base = await findFreePorts(SOURCES.length);
  const [enneo, erp, enerflo] = [base, base + 1, base + 2].map((port) => `http://127.0.0.1:${port}`);
  if (enneo === undefined || erp === undefined || enerflo === undefined) throw new Error('three ports make three addresses');
  const env = { SANDBOX_CONTRACTS: String(contracts), SANDBOX_PORT_BASE: String(base), SANDBOX_LATENCY: 'off', SANDBOX_LIMITS: 'off' };
  // The last of the three to listen.
  const server = await startServer({ name: 'sandbox', args: ['dist/src/cli.js', 'sandbox'], cwd: root, env, port: base + 2 });
  const putFault = async (fault: Fault): Promise<void> => {
    const body = JSON.stringify([fault]);
    const headers = { 'content-type': 'application/json' };
    for (const url of [enneo, erp, enerflo]) await (await request(`${url}/__sandbox/faults`, { method: 'PUT', headers, body })).body.dump();
  };
  const { enneoToken, powercloudHash, powercloudUser, powercloudPassword, enerfloKey } = SANDBOX_CREDENTIALS;
  return {
    stop: server.stop,
    env: {
      ENNEO_URL: enneo,
      ENNEO_TOKEN: enneoToken,
      ERP_KIND: 'powercloud',
      ERP_URL: erp,
      ERP_KEY: powercloudHash,
      ERP_USER: powercloudUser,
      ERP_PASSWORD: powercloudPassword,
      ENERFLO_URL: enerflo,
      ENERFLO_KEY: enerfloKey,
      ENERFLO_CALLS_PER_MINUTE: '100000',
    },
    countCalls: async () => ({ enneo: await countIn(enneo), erp: await countIn(erp), enerflo: await countIn(enerflo) }),
    delay: (ms) => putFault({ kind: 'latency', ms }),
    respace: () => putFault({ kind: 'respace' }),
    reset: async () => {
      for (const url of [enneo, erp, enerflo]) await (await request(`${url}/__sandbox/reset`, { method: 'POST' })).body.dump();
    },
  };
};
