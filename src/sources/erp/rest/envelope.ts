import { z } from 'zod';
import { SourceError, type SourceErrorDetails, type SourceFailure } from '../../../domain/source-error.ts';
import { readPath, toPrefixes, toReader } from '../json-path.ts';
import { parseWire } from '../parse-wire.ts';
import { decodeEmbedded } from './embedded-json.ts';
import type { RestEnvelope } from './mapping-schema.ts';

/** An answer's status and body. */
export interface Enveloped {
  readonly status: number;
  readonly body: unknown;
}

/** What a value is worth as a record: where it sits and the value, JSON in its strings taken out. */
export interface Item {
  readonly value: unknown;
  readonly at: string;
}

export interface Envelope {
  /** The one record of an answer; null when it says there is none. */
  readonly record: (answer: Enveloped, operation: string) => Item | null;
  /** The items of a list, still wrapped; null when what they belong to does not exist. */
  readonly items: (answer: Enveloped, operation: string) => readonly Item[] | null;
  /** The record inside an item of a list. */
  readonly unwrap: (item: Item) => Item;
}

/** `auth` says 401, so that a token is fetched again and the call repeated once, whatever HTTP said. */
const FAILURES: Readonly<Record<'auth' | 'rateLimited' | 'timeout' | 'upstream' | 'badData', readonly [SourceFailure, SourceErrorDetails]>> = {
  auth: ['rejected', { status: 401 }],
  rateLimited: ['rateLimited', {}],
  timeout: ['timeout', {}],
  upstream: ['unavailable', {}],
  badData: ['malformed', { path: '$' }],
};

const malformed = (operation: string, path: string): SourceError => new SourceError('ERP', operation, 'malformed', { path });

/** What kind of nothing a value is. No body at all is none of them: it says nothing. */
const toEmptyWord = (value: unknown): '[]' | '{}' | 'null' | undefined => {
  if (value === null) return 'null';
  if (typeof value !== 'object' || Object.keys(value).length > 0) return undefined;
  return Array.isArray(value) ? '[]' : '{}';
};

/** Whether the answer holds what was asked for; false: there is no such thing; anything else is an error. */
const holdsAnswer = ({ empty, errorWhen, success }: RestEnvelope, { status, body }: Enveloped, operation: string): boolean => {
  if (status === 404) {
    if (empty.includes('404')) return false;
    throw new SourceError('ERP', operation, 'rejected', { status });
  }
  const kind = errorWhen?.map[String(readPath(errorWhen.path, body) ?? '')];
  if (kind === 'notFound') return false;
  if (kind !== undefined) throw new SourceError('ERP', operation, ...FAILURES[kind]);
  const said = success === undefined ? undefined : readPath(success.path, body);
  if (success !== undefined && said === undefined) throw malformed(operation, success.path);
  if (success !== undefined && !success.in.some((accepted) => accepted === said)) throw new SourceError('ERP', operation, 'unavailable');
  return true;
};

export const createEnvelope = (envelope: RestEnvelope): Envelope => {
  const embedded = [...envelope.jsonString, ...envelope.jsonOrXmlString];
  const steps = toPrefixes(envelope.recordPath).map((path) => ({ path, read: toReader(path) }));
  const readList = toReader(envelope.listPath);
  const readItem = toReader(envelope.itemUnwrap);
  const isEmpty = (value: unknown): boolean => envelope.empty.some((word) => word === toEmptyWord(value));

  return {
    record: (answer, operation) => {
      if (!holdsAnswer(envelope, answer, operation)) return null;
      let value: unknown;
      for (const { path, read } of steps) {
        [value] = read(answer.body);
        if (value === undefined) throw malformed(operation, path);
        if (isEmpty(value)) return null;
      }
      return { value: decodeEmbedded(value, embedded), at: envelope.recordPath };
    },
    items: (answer, operation) => {
      if (!holdsAnswer(envelope, answer, operation)) return null;
      const rows = parseWire(z.array(z.unknown()), readList(answer.body)[0], envelope.listPath, operation);
      return rows.map((value, index) => ({ value, at: `${envelope.listPath}[${index}]` }));
    },
    unwrap: ({ value, at }) => ({ value: decodeEmbedded(readItem(value)[0], embedded), at: at + envelope.itemUnwrap.slice(1) }),
  };
};
