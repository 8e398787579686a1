import Fastify from 'fastify';
import pg from 'pg';

/** Calls A and B as routes of Fastify with Busbar's own statements on Busbar's own mirror, prepared as there, and nothing else: no key, no checks, no freshness. */
const { PORT, DATABASE_URL } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8, idleTimeoutMillis: 0 });

interface Row {
  readonly id: string;
  readonly record: { readonly status?: unknown; readonly completedDate?: string | null; readonly customer?: { readonly id: string } };
  readonly fetched_at: Date;
}

const COLUMNS = 'id, source, record, fetched_at, deleted_at';
const byId = (entity: string, id: string): Promise<{ rows: Row[] }> =>
  pool.query({ name: `${entity} by id`, text: `select ${COLUMNS} from ${entity} where id = any($1::text[])`, values: [[id]] });
const byOwner = (entity: string, owner: string, ids: readonly string[]): Promise<{ rows: Row[] }> =>
  pool.query({
    name: `${entity} by ${owner}`,
    text: `select ${COLUMNS} from ${entity} where ${owner} = any($1::text[]) and deleted_at is null order by ${owner}, id, source limit 200`,
    values: [ids],
  });
const linksOf = (customerId: string): Promise<{ rows: { readonly enerfloCustomerId: string }[] }> =>
  pool.query({
    name: 'links',
    text: `select enerflo_customer_id as "enerfloCustomerId" from link where erp_customer_id = any($1::text[]) and state in ('found', 'confirmed')`,
    values: [[customerId]],
  });

const readInstall = async (customerId: string): Promise<unknown> => {
  const { rows: links } = await linksOf(customerId);
  if (links.length === 0) return null;
  const { rows } = await byOwner(
    'install',
    'enerflo_customer_id',
    links.map(({ enerfloCustomerId }) => enerfloCustomerId),
  );
  const newest = rows.at(-1);
  if (newest === undefined) return null;
  const { rows: milestones } = await byOwner('milestone', 'install_id', [newest.id]);
  return { status: newest.record.status, next: milestones.find(({ record }) => record.completedDate === null)?.record ?? null };
};

const app = Fastify();
app.get<{ Params: { id: string } }>('/enneo/contract/:id', async ({ params: { id } }, reply) => {
  const found = (await byId('contract', id)).rows[0];
  if (found === undefined) return reply.code(404).send({});
  const [tickets, install] = await Promise.all([byOwner('ticket', 'contract_id', [id]), readInstall(found.record.customer?.id ?? '')]);
  const openTickets = tickets.rows.filter(({ record }) => record.status !== 'closed').length;
  return { ...found.record, openTickets, install, asOf: found.fetched_at };
});
app.get<{ Params: { id: string } }>('/enneo/customer/:id', async ({ params: { id } }, reply) => {
  const found = (await byId('customer', id)).rows[0];
  return found === undefined ? reply.code(404).send({}) : { ...found.record, asOf: found.fetched_at };
});
await app.listen({ host: '127.0.0.1', port: Number(PORT) });
