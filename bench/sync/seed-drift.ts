import { request } from 'undici';
import { createWorld } from '../../sandbox/world/world.ts';
import type { Database } from './database.ts';

/** How many contracts of each kind there are. */
export interface Drift {
  /** Changed at the ERP, and no event told of it. */
  readonly missed: number;
  readonly altered: number;
  readonly removed: number;
}

const AT_ONCE = 16;

/** Of a hundred neighbours by id these are altered in the mirror, and these are removed from it. */
const ALTERED = 50;
const REMOVED = 51;

const inEvery = (hundredth: number): string =>
  `id in (select id from (select id, row_number() over (order by id) % 100 as place from contract) as numbered where place = ${hundredth})`;

/** 5 % changed at the ERP without an event, 1 % of rows altered, 1 % removed. Events of contracts did come before, so that they are expected. */
export const seedDrift = async (database: Database, erpUrl: string, contracts: number): Promise<Drift> => {
  await database.run(`insert into inbox (sender, received_at, headers, body, state, refreshes)
    values ('powercloud', now(), '{}', '', 'done', '[{"source": "erp", "entity": "contract", "id": "1"}]')`);
  const altered = await database.run(`update contract set record = jsonb_set(record, '{party,lastName}', '"Falsch"') where ${inEvery(ALTERED)} returning id`);
  const removed = await database.run<{ id: string }>(`delete from contract where ${inEvery(REMOVED)} returning id`);
  const missed = await database.run<{ id: string }>(`select id from (select id, row_number() over (order by id) % 20 as place from contract
    where record ->> 'id' is not null and record #>> '{party,lastName}' is distinct from 'Falsch') as numbered where place = 7`);
  await change(
    missed.map(({ id }) => id),
    erpUrl,
    contracts,
  );
  return { missed: missed.length, altered: altered.length, removed: removed.length };
};

const change = async (ids: readonly string[], erpUrl: string, contracts: number): Promise<void> => {
  const world = createWorld({ contracts });
  for (let start = 0; start < ids.length; start += AT_ONCE) await Promise.all(ids.slice(start, start + AT_ONCE).map((id) => put(id)));
  async function put(id: string): Promise<void> {
    const body = JSON.stringify({ ...world.contracts.get(id), campaignId: 999_999 });
    const answer = await request(`${erpUrl}/__sandbox/entities/contract/${id}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
    await answer.body.dump();
    if (answer.statusCode >= 300) throw new Error(`the sandbox answers ${answer.statusCode} to a change of contract ${id}`);
  }
};
