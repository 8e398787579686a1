import { z } from 'zod';
import type { CallContext } from '../../domain/call.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { SourceAnswer, Transport } from '../transport.ts';
import { toPath } from './wire-rows.ts';
import { isObject } from './wire-values.ts';

export interface ApiRequest {
  readonly operation: string;
  /** GET unless told. */
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** It changes nothing; GET only, unless told. */
  readonly isRead?: boolean;
  /** `/ticket/{id}`, below `/api/mind`. */
  readonly template: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** Sent instead of JSON, as `application/x-www-form-urlencoded`. */
  readonly form?: Readonly<Record<string, string>>;
  /** Records asked for; 1 unless told. */
  readonly batchSize?: number;
  /** `null` says that there is none (enneo.md 3, of customers); elsewhere it is no answer. */
  readonly nullIsNone?: boolean;
}

/** The Mind API as calls: the token, the paths, and its ways of saying no with status 200. */
export interface Api {
  /** Something of one id; null where there is none. */
  find<S extends z.ZodType>(request: ApiRequest, schema: S, call: CallContext): Promise<z.infer<S> | null>;
  /** The record of this id: that of another one is a wrong answer, never a hit. */
  findOf<S extends z.ZodType<{ readonly id: string }>>(
    id: string,
    request: Omit<ApiRequest, 'params'>,
    schema: S,
    call: CallContext,
  ): Promise<z.infer<S> | null>;
  /** An answer that is always there: 404 is a failure, or a wrong base URL would read as "no such record". */
  ask<S extends z.ZodType>(request: ApiRequest, schema: S, call: CallContext): Promise<z.infer<S>>;
}

export const createApi = (transport: Transport, token: string, pathPrefix: string): Api => {
  const headers = { authorization: `Bearer ${token}` };

  const send = ({ method = 'GET', template, params, query, ...rest }: ApiRequest, call: CallContext, expect: readonly number[]) => {
    const path = pathPrefix + toRequestPath(template, params, query);
    return transport.send({ ...rest, method, path, template: pathPrefix + template, headers }, call, expect);
  };

  const find: Api['find'] = async (request, schema, call) => {
    if (isNowhere(request)) return null;
    const answer = await send(request, call, [404]);
    if (isNotFound(request, answer)) return null;
    return read(request.operation, schema, answer);
  };

  const findOf: Api['findOf'] = async (id, request, schema, call) => {
    const record = await find({ ...request, params: { id } }, schema, call);
    if (record !== null && record.id !== id) throw new SourceError('ENNEO', request.operation, 'malformed', { path: '$.id' });
    return record;
  };

  const ask: Api['ask'] = async (request, schema, call) => {
    if (isNowhere(request)) throw new SourceError('ENNEO', request.operation, 'rejected');
    return read(request.operation, schema, await send(request, call, []));
  };

  return { find, findOf, ask };
};

const toRequestPath = (template: string, params: ApiRequest['params'] = {}, query: ApiRequest['query'] = {}): string => {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, value);
  return search.size === 0 ? path : `${path}?${search}`;
};

/**
 * An id that would change the route instead of naming a record (`PATCH /ticket/` is another call than `PATCH /ticket/{id}`),
 * or that no URL can hold: a lone surrogate.
 */
const isNowhere = ({ params = {} }: ApiRequest): boolean => Object.values(params).some((id) => ['', '.', '..'].includes(id) || !id.isWellFormed());

/** 404, 200 with a code such as `contract_not_found`, in places `null` (enneo.md 1.2 and 3; only the second is observed). */
const isNotFound = ({ operation, nullIsNone = false }: ApiRequest, { status, body }: SourceAnswer): boolean => {
  if (status === 404 && !isOfEnneo(body)) throw new SourceError('ENNEO', operation, 'unavailable', { status });
  return status === 404 || (body === null && nullIsNone) || (isObject(body) && typeof body.code === 'string' && body.code.endsWith('_not_found'));
};

/** Enneo's errors say at least one of these (enneo.md 1.2, observed). A 404 that does not is a proxy's, and says nothing of the record. */
const isOfEnneo = (body: unknown): boolean => isObject(body) && ['code', 'message', 'error', 'success'].some((key) => key in body);

/** Codes of a refusal that repeating will not change. Enneo publishes no list (enneo.md 1.2): these are assumed. */
const REJECTED: ReadonlySet<unknown> = new Set(['invalid_request', 'unauthorized', 'forbidden', 'contract_exists']);

const read = <S extends z.ZodType>(operation: string, schema: S, { status, body }: SourceAnswer): z.infer<S> => {
  if (isObject(body) && body.success === false) throw new SourceError('ENNEO', operation, REJECTED.has(body.code) ? 'rejected' : 'unavailable', { status });
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new SourceError('ENNEO', operation, 'malformed', { status, path: toWirePath(parsed.error) });
};

/** Where the first break is, `$.tickets[3].id`. Never a value. */
const toWirePath = ({ issues }: z.ZodError): string => `$${toPath(issues[0]?.path ?? [])}`;
