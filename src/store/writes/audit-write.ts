import type { Kysely } from 'kysely';
import type { Write } from '../../domain/write.ts';
import { addAudit } from '../audit/audit.ts';
import type { Tables } from '../tables.ts';

/** Who, what, before, after, outcome; `after` is what was wanted. */
export const auditWrite = (db: Kysely<Tables>, write: Write, outcome: string, at: number): Promise<void> => {
  const { id, attempt, owner, operation, entity, entityId, before, after, resultId } = write;
  return addAudit(db, { at, principal: owner, action: operation, entity, entityId, details: { writeId: id, attempt, outcome, before, after, resultId } });
};
