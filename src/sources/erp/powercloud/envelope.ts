import { z } from 'zod';
import { SourceError, type SourceFailure } from '../../../domain/source-error.ts';
import { readOnce } from '../../once.ts';
import { parseWire } from '../parse-wire.ts';
import { wireText } from '../wire-values.ts';

/** Errors come with HTTP 200 (erp.md 1.2, observed); the codes are assumed to mean what they mean in HTTP. 404 is no failure. */
const FAILURES: Readonly<Record<string, SourceFailure>> = {
  '401': 'rejected',
  '403': 'rejected',
  '400': 'rejected',
  '408': 'timeout',
  '429': 'rateLimited',
  '504': 'timeout',
};

const TRUE: ReadonlySet<unknown> = new Set([true, 'true', 1, '1']);
const NO_ERROR: ReadonlySet<string | null> = new Set([null, '0']);

/** `success` arrives as true, "true" or 1 (erp.md 1.2). */
const wireEnvelope = z.looseObject({ success: z.union([z.boolean(), z.string(), z.number()]), errorCode: wireText });

/** The envelope of an answer; null when it says that what was asked for does not exist. */
export const openEnvelope = (body: unknown, operation: string): Readonly<Record<string, unknown>> | null => {
  const envelope = parseWire(wireEnvelope, body, '$', operation);
  const { success, errorCode } = envelope;
  if (TRUE.has(success) && NO_ERROR.has(errorCode)) return envelope;
  if (errorCode === '404') return null;
  const status = Number(errorCode);
  throw new SourceError('ERP', operation, FAILURES[errorCode ?? ''] ?? 'unavailable', Number.isInteger(status) && status > 0 ? { status } : {});
};

type Open<T> = (body: unknown, operation: string) => T;

/** The same object is the same answer again (`KeptBodies`). */
const openOnce = <T>(open: Open<T>): Open<T> => {
  const openObject = readOnce(
    (body: object, operation: string) => open(body, operation),
    () => true,
  );
  return (body, operation) => (typeof body === 'object' && body !== null ? openObject(body, operation) : open(body, operation));
};

const isEmpty = (value: unknown): boolean => value === null || (typeof value === 'object' && Object.keys(value).length === 0);

const wireInner = z.object({ data: z.unknown() });

/** The one record at `$.data.data`; null for an empty answer. */
export const openRecord = openOnce((body, operation): unknown => {
  const envelope = openEnvelope(body, operation);
  if (envelope === null || isEmpty(envelope.data)) return null;
  const { data } = parseWire(wireInner, envelope.data, '$.data', operation);
  return isEmpty(data) ? null : data;
});

const wireRows = z.array(z.unknown());

/** The items at `$.records`; null when the thing they belong to does not exist. */
export const openRows = openOnce((body, operation): readonly unknown[] | null => {
  const envelope = openEnvelope(body, operation);
  return envelope === null ? null : parseWire(wireRows, envelope.records, '$.records', operation);
});
