import { Agent, request } from 'undici';
import { KEPT, LIVE, toRequest } from '../graph/reference-query.ts';
import { runOpenLoop } from '../harness/open-loop.ts';
import type { SoakStage } from './stage.ts';

/** What is done, and how often of a hundred times. */
const SHARES = { graph: 35, facade: 25, search: 10, webhook: 12, write: 6, subscription: 6, gone: 6 } as const;
type Deed = keyof typeof SHARES;

const LISTENED_MS = 3000;
const GONE_AFTER_MS = 30;
/** Changes what there is: records that only ever get more would make any cache grow. */
const PLAN =
  'mutation ($installId: ID!, $milestoneId: ID!, $dueDate: Date) { updateMilestone(installId: $installId, milestoneId: $milestoneId, dates: { dueDate: $dueDate }) { __typename } }';
const INSTALLS = 'query ($id: ID!) { customer(id: $id) { installs { id milestones { id } } } }';
const CHANGES = 'subscription ($id: ID!) { contractChanged(id: $id) { contract { id statusTitle tickets(first: 2) { nodes { id } } } } }';

export interface SoakLoad {
  /** Runs for so many seconds, with connections of its own; resolves when everything was answered. Answers how many of each deed were answered with which status. */
  readonly run: (perSecond: number, seconds: number) => Promise<ReadonlyMap<string, number>>;
}

export const createLoad = ({ url, key, webhookUrl, erpUrl, customerIds, contractIds }: SoakStage, random: () => number): SoakLoad => {
  let dispatcher = new Agent();
  const anyOf = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error('there is nothing to choose from');
    return one;
  };
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const send = async (method: 'GET' | 'POST' | 'PUT', target: string, sent: object, body?: unknown, signal?: AbortSignal) => {
    const answer = await request(target, {
      method,
      headers: { ...sent },
      body: body === undefined ? null : JSON.stringify(body),
      dispatcher,
      signal: signal ?? null,
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  };
  const ask = (query: string, variables: object) => send('POST', `${url}/graphql`, headers, { query, variables });
  const askReference = async (signal?: AbortSignal): Promise<number> => {
    const { path, headers: sent, body } = toRequest(anyOf(customerIds), key, 0, random() < 0.5 ? LIVE : KEPT);
    return (await send('POST', url + path, sent, JSON.parse(body ?? ''), signal)).status;
  };

  const deeds: Readonly<Record<Deed, () => Promise<number>>> = {
    graph: () => askReference(),
    facade: async () => (await send('GET', `${url}/enneo/contract/${anyOf(contractIds)}${random() < 0.3 ? '?refresh=true' : ''}`, headers)).status,
    search: async () => (await send('GET', `${url}/enneo/search?q=${anyOf(['Mustermann', 'Schmidt', 'Berlin', 'Hauptstr'])}`, headers)).status,
    webhook: async () => {
      const contractId = anyOf(contractIds);
      await send('PUT', `${erpUrl}/__sandbox/entities/contract/${contractId}`, headers, { statusTitle: `change ${random()}` });
      return (await send('POST', webhookUrl, headers, { eventId: crypto.randomUUID(), event: 'contract.changed', data: { contractId } })).status;
    },
    write: async () => {
      const { text } = await ask(INSTALLS, { id: anyOf(customerIds) });
      const [, installId, milestoneId] = /"installs":\[\{"id":"(\w+)","milestones":\[\{"id":"([\w-]+)"/.exec(text) ?? [];
      const dueDate = `2031-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-15`;
      return milestoneId === undefined ? 0 : (await ask(PLAN, { installId, milestoneId, dueDate })).status;
    },
    subscription: async () => {
      const sent = { ...headers, accept: 'text/event-stream' };
      await send('POST', `${url}/graphql`, sent, { query: CHANGES, variables: { id: anyOf(contractIds) } }, AbortSignal.timeout(LISTENED_MS)).catch(
        () => undefined,
      );
      return 200;
    },
    gone: async () => {
      await askReference(AbortSignal.timeout(GONE_AFTER_MS)).catch(() => undefined);
      return 200;
    },
  };
  const bag = Object.entries(deeds).flatMap(([name, run]) => Array.from({ length: SHARES[isDeed(name) ? name : 'graph'] }, () => ({ name, run })));

  return {
    run: async (perSecond, seconds) => {
      dispatcher = new Agent({ connections: 64, headersTimeout: 30_000, bodyTimeout: 30_000 });
      const counts = new Map<string, number>();
      await runOpenLoop({ perSecond, seconds, arrivals: 'poisson', random }, async () => {
        const { name, run } = anyOf(bag);
        const outcome = `${name} ${await run().catch(() => 'failed')}`;
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      });
      await dispatcher.destroy();
      return counts;
    },
  };
};

const isDeed = (name: string): name is Deed => name in SHARES;
