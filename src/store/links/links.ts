import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql } from 'kysely';
import type { JsonObject } from '../../domain/json.ts';
import { addAudit } from '../audit/audit.ts';
import { publishChange } from '../changes.ts';
import { storableText, toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';

/** An ERP customer and an Enerflo customer that are, or might be, one and the same. */
export interface LinkPair {
  readonly erpSource: string;
  readonly erpCustomerId: string;
  readonly enerfloCustomerId: string;
}

/**
 * candidate: one of several, for a person to decide. found: by a rule, in use until somebody decides otherwise.
 * confirmed and cut: what a person decided; no rule changes it.
 */
export const LINK_STATES = ['candidate', 'found', 'confirmed', 'cut'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** What edges follow. */
export const isInUse = ({ state }: Pick<Link, 'state'>): boolean => state === 'found' || state === 'confirmed';

export interface Link extends LinkPair {
  readonly state: LinkState;
  /** `externalId`, `matching` … */
  readonly method: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: JsonObject;
  /** Milliseconds since the epoch. */
  readonly foundAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
}

export interface ProposedLink extends LinkPair {
  readonly state: 'candidate' | 'found';
  readonly method: string;
  readonly confidence: number;
  readonly evidence: JsonObject;
  readonly foundAt: number;
}

export interface LinkDecision extends LinkPair {
  readonly state: 'confirmed' | 'cut';
  /** Who decided. */
  readonly by: string;
  readonly at: number;
}

interface LinkRow extends Omit<Link, 'foundAt' | 'decidedAt'> {
  readonly foundAt: Date;
  readonly decidedAt: Date | null;
}

const COLUMNS =
  sql.raw(`erp_source as "erpSource", erp_customer_id as "erpCustomerId", enerflo_customer_id as "enerfloCustomerId", state, method, confidence, evidence,
  found_at as "foundAt", decided_by as "decidedBy", decided_at as "decidedAt"`);

const toLink = ({ foundAt, decidedAt, ...row }: LinkRow): Link => ({ ...row, foundAt: foundAt.getTime(), decidedAt: decidedAt?.getTime() ?? null });

/** What `Change` calls links: its `ids` are Enerflo's customers, its `owners` the ERP's. Links carry no age: whatever was read before is old. */
export const LINK_ENTITY = 'link';

const publishLinks = (db: Kysely<Tables>, links: readonly Pick<Link, 'erpCustomerId' | 'enerfloCustomerId'>[]): Promise<void> =>
  publishChange(db, {
    entity: LINK_ENTITY,
    ids: [...new Set(links.map(({ enerfloCustomerId }) => enerfloCustomerId))],
    owners: links.map(({ erpCustomerId }) => erpCustomerId),
    at: 0,
  });

/**
 * What the rules think now of one Enerflo customer, replacing what they thought before. What a person decided stays: a cut pair is not
 * found again, and beside a confirmed one everything new is a candidate at most. Answers all links of that customer.
 */
export const proposeLinks = (
  db: Kysely<Tables>,
  enerfloCustomerId: string,
  proposed: readonly Omit<ProposedLink, 'enerfloCustomerId'>[],
): Promise<readonly Link[]> =>
  db.transaction().execute(async (transaction) => {
    const id = storableText(enerfloCustomerId);
    await sql`select pg_advisory_xact_lock(hashtextextended(${`busbar link ${id}`}, 0))`.execute(transaction);
    const before = await linksOfEnerflo(transaction, [id]);
    await sql`delete from link where enerflo_customer_id = ${id} and state in ('candidate', 'found')`.execute(transaction);
    const rows = proposed.map((link) => ({ ...link, foundAt: new Date(link.foundAt).toISOString() }));
    await sql`
      insert into link (erp_source, erp_customer_id, enerflo_customer_id, state, method, confidence, evidence, found_at)
      select distinct on ("erpCustomerId", "erpSource") "erpSource", "erpCustomerId", ${id},
        case when exists (select 1 from link where enerflo_customer_id = ${id} and link.state = 'confirmed') then 'candidate' else row.state end,
        method, confidence, evidence, "foundAt"
      from jsonb_to_recordset(${toStorableJson(rows)}::jsonb)
        as row("erpSource" text, "erpCustomerId" text, state text, method text, confidence double precision, evidence jsonb, "foundAt" timestamptz)
      order by "erpCustomerId", "erpSource", confidence desc
      on conflict do nothing`.execute(transaction);
    const after = await linksOfEnerflo(transaction, [id]);
    if (!isDeepStrictEqual(before, after)) await publishLinks(transaction, [...before, ...after]);
    return after;
  });

/**
 * A person's word; also about a pair no rule thought of. When one is confirmed, what rules found of that Enerflo customer becomes a candidate, and what
 * they matched with that ERP customer too.
 */
export const decideLink = (db: Kysely<Tables>, { erpSource, erpCustomerId, enerfloCustomerId, state, by, at }: LinkDecision): Promise<Link> =>
  db.transaction().execute(async (transaction) => {
    const id = storableText(enerfloCustomerId);
    await sql`select pg_advisory_xact_lock(hashtextextended(${`busbar link ${id}`}, 0))`.execute(transaction);
    const demoted: Pick<Link, 'erpCustomerId' | 'enerfloCustomerId'>[] = [];
    if (state === 'confirmed') {
      const updated = await sql<Link>`update link set state = 'candidate' where state = 'found' and (enerflo_customer_id = ${id}
        or (erp_customer_id = ${storableText(erpCustomerId)} and erp_source = ${erpSource} and method = 'matching'))
        returning ${COLUMNS}`.execute(transaction);
      demoted.push(...updated.rows);
    }
    const time = new Date(at).toISOString();
    const { rows } = await sql<LinkRow>`
      insert into link (erp_source, erp_customer_id, enerflo_customer_id, state, method, confidence, evidence, found_at, decided_by, decided_at)
      values (${erpSource}, ${storableText(erpCustomerId)}, ${id}, ${state}, 'manual', 1, '{}', ${time}::timestamptz, ${by}, ${time}::timestamptz)
      on conflict (erp_customer_id, erp_source, enerflo_customer_id) do update
        set state = excluded.state, decided_by = excluded.decided_by, decided_at = excluded.decided_at
      returning ${COLUMNS}`.execute(transaction);
    const [row] = rows;
    if (row === undefined) throw new Error('a decided link came back without its row');
    const action = state === 'confirmed' ? 'confirmLink' : 'cutLink';
    await addAudit(transaction, { at, principal: by, action, entity: 'customer', entityId: erpCustomerId, details: { enerfloCustomerId } });
    await publishLinks(transaction, [row, ...demoted]);
    return toLink(row);
  });

/** All states, by id. */
export const linksOfErp = async (db: Kysely<Tables>, erpCustomerIds: readonly string[]): Promise<readonly Link[]> => {
  if (erpCustomerIds.length === 0) return [];
  const { rows } = await sql<LinkRow>`
    select ${COLUMNS} from link where erp_customer_id = any(${erpCustomerIds.map(storableText)}::text[]) order by erp_customer_id, enerflo_customer_id`.execute(
    db,
  );
  return rows.map(toLink);
};

export const linksOfEnerflo = async (db: Kysely<Tables>, enerfloCustomerIds: readonly string[]): Promise<readonly Link[]> => {
  if (enerfloCustomerIds.length === 0) return [];
  const { rows } = await sql<LinkRow>`
    select ${COLUMNS} from link where enerflo_customer_id = any(${enerfloCustomerIds.map(storableText)}::text[])
    order by enerflo_customer_id, erp_customer_id, erp_source`.execute(db);
  return rows.map(toLink);
};

/** What waits for a person, all candidates of an Enerflo customer together. */
export const linkCandidates = async (
  db: Kysely<Tables>,
  limit: number,
  offset: number,
): Promise<{ readonly links: readonly Link[]; readonly total: number }> => {
  const { rows } = await sql<LinkRow>`
    select ${COLUMNS} from link where state = 'candidate' order by enerflo_customer_id, erp_customer_id, erp_source limit ${limit} offset ${offset}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`select count(*)::integer as total from link where state = 'candidate'`.execute(db);
  return { links: rows.map(toLink), total: counted.rows[0]?.total ?? 0 };
};
