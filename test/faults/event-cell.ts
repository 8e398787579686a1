import { vi } from 'vitest';
import type { SourceName } from '../support/stack.ts';
import { FORBIDDEN, type Seen, unless } from './cell.ts';
import { type FaultStage, SOURCE_NAMES } from './fault-stage.ts';
import { FAULTS, type FaultName } from './faults.ts';
import { nextUnseen, type Unseen } from './unseen.ts';

/** Longer than any call of a job and the wait before it is repeated. */
const PATIENCE = { timeout: 60_000, interval: 50 };

interface Event {
  readonly id: string;
  readonly sender: string;
  readonly state: 'NEW' | 'DONE' | 'DEAD';
  readonly error: string | null;
}

/** Which event makes a job read a record of each source. */
const REQUESTS: Readonly<Record<SourceName, (unseen: Unseen, secret: string) => object>> = {
  erp: ({ contractId }, secret) => ({ secret, ids: [contractId] }),
  enneo: ({ ticket }, secret) => ({ secret, ids: [ticket] }),
  enerflo: ({ install }) => ({ events: [{ event: 'update_install', ids: [install] }] }),
};

/** An event of each source while one of them fails: the others' are worked off meanwhile, its own when it is back. */
export const meetInEvents = async ({ stack, proxies, secret }: FaultStage, source: SourceName, name: FaultName): Promise<Seen> => {
  const known = new Set((await readEvents(stack)).map(({ id }) => id));
  const unseen = nextUnseen(stack.world);
  await proxies[source].strike(name);
  for (const one of SOURCE_NAMES) await stack.emit(one, REQUESTS[one](unseen, secret));
  const events = async (): Promise<readonly Event[]> => (await readEvents(stack)).filter(({ id }) => !known.has(id));
  const isOver = (all: readonly Event[], isMine: boolean): boolean =>
    all.length >= SOURCE_NAMES.length && all.filter(({ sender }) => isOf(sender, source) === isMine).every(({ state }) => state === 'DONE');
  const { code } = FAULTS[name];
  await vi.waitUntil(async () => isOver(await events(), false), PATIENCE);
  const hasFailed = async (): Promise<boolean> => (await events()).some(({ error }) => error !== null);
  await vi.waitUntil(code === null ? () => proxies[source].hits() > 0 : hasFailed, PATIENCE);
  const during = await events();
  const hits = name === 'down' ? null : proxies[source].hits();
  await proxies[source].strike(null);
  const isDone = await vi.waitUntil(async () => isOver(await events(), true), PATIENCE).catch(() => false);
  const errors = during.flatMap(({ error }) => error ?? []);
  return {
    hits,
    lateMs: null,
    problems: unless(
      [hits !== 0, 'the fault did not happen'],
      [errors.length > 0 === (code !== null), `errors: ${errors}`],
      [errors.every((error) => error.startsWith(`${source.toUpperCase()} `)), `an error names another source: ${errors}`],
      [isDone, 'the event had no effect once the source was back'],
      [!FORBIDDEN.test(JSON.stringify(during)), 'text of the upstream got out'],
      [proxies[source].strays() === 0, 'a redirect was followed'],
    ),
  };
};

const isOf = (sender: string, source: SourceName): boolean => sender === (source === 'erp' ? 'powercloud' : source);

const readEvents = async (stack: FaultStage['stack']): Promise<readonly Event[]> =>
  (await stack.ask<{ events: { nodes: readonly Event[] } }>('{ events(first: 100) { nodes { id sender state error } } }')).data?.events.nodes ?? [];
