import { deepStrictEqual } from 'node:assert';
import { Pool } from 'undici';
import { type LoopRequest, runClosedLoop } from '../harness/closed-loop.ts';
import { findFreePorts } from '../harness/free-port.ts';
import type { CallCounts, SandboxProcess } from '../harness/sandbox.ts';
import { type ServerProcess, startServer } from '../harness/server-process.ts';
import { percentile } from '../harness/statistics.ts';
import type { Contender } from './contenders.ts';
import type { Round } from './figures.ts';
import type { BenchOptions } from './options.ts';
import { proveOwnWords, toOwnWords } from './own-words.ts';
import { ask, type Question } from './reference-query.ts';

/** A server this slow has failed. */
const ANSWER_MS = 30_000;

/** A contender that runs, with its own kept connections to it. */
export interface Contestant {
  readonly name: string;
  readonly server: ServerProcess;
  readonly pool: Pool;
  readonly asksInOwnWords: boolean;
  stop(): Promise<void>;
}

export const startContestant = async (
  { name, args, asksInOwnWords = false }: Contender,
  root: URL,
  env: Readonly<Record<string, string>>,
  connections: number,
): Promise<Contestant> => {
  const port = await findFreePorts(1);
  const server = await startServer({ name, args, cwd: root, env: { ...env, PORT: String(port) }, port });
  const pool = new Pool(server.url, { connections, headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS });
  const stop = async (): Promise<void> => {
    await pool.destroy();
    await server.stop();
  };
  return { name, server, pool, asksInOwnWords, stop };
};

/** What this server is asked to get the same. */
export const requestOf = ({ asksInOwnWords }: Contestant, { customerId, request }: Question): LoopRequest =>
  asksInOwnWords ? toOwnWords(customerId) : request;

/** Throws when the answer is not what is expected; else the source calls one request makes when the server has answered before. */
export const prove = async (contestant: Contestant, question: Question, sandbox: SandboxProcess): Promise<CallCounts> => {
  const { name, pool, asksInOwnWords } = contestant;
  const request = requestOf(contestant, question);
  if (asksInOwnWords) await proveOwnWords(pool, request, name);
  else deepStrictEqual(await ask(pool, request), question.expected, `${name} answers other data than expected`);
  await sandbox.reset();
  await ask(pool, request);
  return sandbox.countCalls();
};

export const measureRound = async (
  { server, pool }: Contestant,
  requests: readonly LoopRequest[],
  { connections, roundMs }: Pick<BenchOptions, 'connections' | 'roundMs'>,
  readCpu: (pid: number) => Promise<number>,
): Promise<Round> => {
  const before = await readCpu(server.pid);
  const { requests: answered, seconds, latencies } = await runClosedLoop(pool, requests, connections, roundMs);
  const cpu = (await readCpu(server.pid)) - before;
  return { requestsPerSecond: answered / seconds, cpuMicros: cpu / answered, p50Ms: percentile(latencies, 0.5), p99Ms: percentile(latencies, 0.99) };
};
