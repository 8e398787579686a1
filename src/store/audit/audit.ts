import { type Kysely, sql } from 'kysely';
import type { JsonObject } from '../../domain/json.ts';
import { storableText, toStorableJson } from '../storable.ts';
import type { Tables } from '../tables.ts';

/** Who changed what. `at` is milliseconds since the epoch. */
export interface AuditEntry {
  readonly at: number;
  readonly principal: string;
  /** `addInstallNote` */
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly details: JsonObject;
}

interface AuditRow extends Omit<AuditEntry, 'at'> {
  readonly at: Date;
}

export const addAudit = async (db: Kysely<Tables>, { at, principal, action, entity, entityId, details }: AuditEntry): Promise<void> => {
  await sql`
    insert into audit (at, principal, action, entity, entity_id, details)
    values (${new Date(at).toISOString()}::timestamptz, ${storableText(principal)}, ${action}, ${entity}, ${storableText(entityId)}, ${toStorableJson(details)}::jsonb)`.execute(
    db,
  );
};

/** Newest first. */
export const readAudit = async (db: Kysely<Tables>, entity: string, entityId: string, limit: number): Promise<readonly AuditEntry[]> => {
  const { rows } = await sql<AuditRow>`
    select at, principal, action, entity, entity_id as "entityId", details from audit
    where entity = ${entity} and entity_id = ${storableText(entityId)} order by id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
};
