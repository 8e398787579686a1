import type { SourceName } from '../support/stack.ts';
import { FORBIDDEN, GRACE_MS, type Seen, unless } from './cell.ts';
import type { FaultStage } from './fault-stage.ts';
import { FAULTS, type FaultName } from './faults.ts';
import { nextUnseen, type Unseen } from './unseen.ts';

/** What asks each source. The facade asks Enerflo for nothing: a query does, and the facade's answer must not mind. */
const PATHS: Readonly<Record<SourceName, (unseen: Unseen) => string>> = {
  erp: ({ contractId }) => `/enneo/contract/${contractId}`,
  enneo: ({ contractId }) => `/api/mind/contract/${contractId}/history`,
  enerflo: ({ contractId }) => `/enneo/contract/${contractId}`,
};

/** Two questions of Enneo, about a record nobody has a copy of: one that needs the source and one that does not. */
export const meetInFacade = async ({ stack, proxies, deadlineMs }: FaultStage, source: SourceName, name: FaultName): Promise<Seen> => {
  const unseen = nextUnseen(stack.world);
  const get = async (path: string) => {
    const askedAt = performance.now();
    const response = await fetch(stack.url + path);
    const text = await response.text();
    return { status: response.status, retryAfter: response.headers.get('retry-after'), text, lateMs: performance.now() - askedAt - deadlineMs };
  };
  await proxies[source].strike(name);
  const [asked, other] = await Promise.all([
    get(PATHS[source](unseen)),
    get(source === 'erp' ? PATHS.enneo(unseen) : PATHS.erp(nextUnseen(stack.world))),
    source === 'enerflo' ? stack.ask('query ($id: ID!) { install(id: $id) { id } }', { id: unseen.install }, { 'cache-control': 'no-cache' }) : null,
  ]);
  const hits = name === 'down' ? null : proxies[source].hits();
  await proxies[source].strike(null);
  const isRefused = FAULTS[name].code !== null && source !== 'enerflo';
  const lateMs = Math.max(asked.lateMs, other.lateMs);
  return {
    hits,
    lateMs,
    problems: unless(
      [hits !== 0, 'the fault did not happen'],
      [lateMs <= GRACE_MS, `answered ${Math.round(lateMs)} ms after its deadline`],
      [asked.status === (isRefused ? 503 : 200), `answered ${asked.status}`],
      [!isRefused || (JSON.parse(asked.text).code === 'source_unavailable' && JSON.parse(asked.text).source === source.toUpperCase()), `said ${asked.text}`],
      [!isRefused || Number(asked.retryAfter) > 0, 'no Retry-After'],
      [other.status === 200, `what needs another source was answered ${other.status}`],
      [!FORBIDDEN.test(asked.text + other.text), 'text of the upstream got out'],
      [proxies[source].strays() === 0, 'a redirect was followed'],
    ),
  };
};
