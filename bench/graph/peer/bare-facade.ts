import Fastify from 'fastify';
import pg from 'pg';

/**
 * Calls A and B as routes of Fastify with Busbar's own statements on Busbar's own mirror, prepared as there, and nothing else: no key, no checks, no
 * freshness. With KEEPS what Busbar keeps in its process between two calls is kept here as well: records for good, links for 10 s.
 */
const { PORT, DATABASE_URL, KEEPS } = process.env;
const LINKS_MS = 10_000;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8, idleTimeoutMillis: 0 });

interface Row {
  readonly id: string;
  readonly record: Readonly<Record<string, unknown>> & { readonly completedDate?: string | null; readonly customer?: { readonly id: string } };
  readonly fetched_at: Date;
}

interface Link {
  readonly state: string;
  readonly enerfloCustomerId: string;
}

const read = async <T extends pg.QueryResultRow>(name: string, text: string, values: readonly unknown[]): Promise<readonly T[]> =>
  (await pool.query<T>({ name, text, values: [...values] })).rows;

const COLUMNS = 'id, source, record, fetched_at, deleted_at';
const byId = (entity: string, id: string) => read<Row>(entity, `select ${COLUMNS} from ${entity} where id = any($1::text[]) and version <> $2`, [[id], '']);
const byOwner = (entity: string, owner: string, ids: readonly string[]) =>
  read<Row>(
    `${entity} of ${owner}`,
    `select ${COLUMNS} from ${entity} where ${owner} = any($1::text[]) and num_nulls(deleted_at) = 1 order by ${owner}, id, source limit 200`,
    [ids],
  );
const countTickets = (contractId: string) =>
  read<{ total: number; open: number }>(
    'tickets',
    `select count(*)::integer as total, (count(*) filter (where status is distinct from 'closed'))::integer as open
     from ticket where contract_id = $1 and num_nulls(deleted_at) = 1`,
    [contractId],
  );
const linksOf = (customerId: string) =>
  read<Link>(
    'links',
    `select erp_source as "erpSource", erp_customer_id as "erpCustomerId", enerflo_customer_id as "enerfloCustomerId", state, method, confidence, evidence,
       found_at as "foundAt", decided_by as "decidedBy", decided_at as "decidedAt"
     from link where erp_customer_id = any($1::text[]) order by erp_customer_id, enerflo_customer_id`,
    [[customerId]],
  );

/** Read again after `ms`. */
const keep = <T>(ms: number, readOne: (id: string) => Promise<T>): ((id: string) => Promise<T>) => {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  return async (id) => {
    const known = kept.get(id);
    if (known !== undefined && known.until > Date.now()) return known.value;
    const value = await readOne(id);
    kept.set(id, { value, until: Date.now() + ms });
    return value;
  };
};
const keepsFor = (ms: number): number => (KEEPS === undefined ? 0 : ms);
const contractById = keep(keepsFor(Number.POSITIVE_INFINITY), (id) => byId('contract', id));
const customerById = keep(keepsFor(Number.POSITIVE_INFINITY), (id) => byId('customer', id));
const keptLinksOf = keep(keepsFor(LINKS_MS), linksOf);

const readInstall = async (customerId: string): Promise<unknown> => {
  const links = (await keptLinksOf(customerId)).filter(({ state }) => state === 'found' || state === 'confirmed');
  if (links.length === 0) return null;
  const installs = await byOwner(
    'install',
    'enerflo_customer_id',
    links.map(({ enerfloCustomerId }) => enerfloCustomerId),
  );
  const newest = installs.at(-1);
  if (newest === undefined) return null;
  const milestones = await byOwner('milestone', 'install_id', [newest.id]);
  return { status: newest.record.status, next: milestones.find(({ record }) => record.completedDate === null)?.record ?? null };
};

/** As many bytes as Busbar's answer has, about. */
const toContract = ({ record: { id, customer, party, deliveryAddress, billingAddress, status, start, end, product } }: Row) => ({
  ...{ id, customer, party, deliveryAddress, billingAddress },
  ...{ status, start, end, product },
});
const toCustomer = ({ record: { id, party, address } }: Row) => ({ id, party, address });

const app = Fastify();
app.get<{ Params: { id: string } }>('/enneo/contract/:id', async ({ params: { id } }, reply) => {
  const [found] = await contractById(id);
  if (found === undefined) return reply.code(404).send({});
  const [[tickets], install] = await Promise.all([countTickets(id), readInstall(found.record.customer?.id ?? '')]);
  return { ...toContract(found), openTickets: tickets?.open, install, asOf: found.fetched_at };
});
app.get<{ Params: { id: string } }>('/enneo/customer/:id', async ({ params: { id } }, reply) => {
  const [found] = await customerById(id);
  return found === undefined ? reply.code(404).send({}) : { ...toCustomer(found), asOf: found.fetched_at };
});
await app.listen({ host: '127.0.0.1', port: Number(PORT) });
