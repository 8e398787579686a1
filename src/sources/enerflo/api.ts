import { z } from 'zod';
import type { CallContext } from '../../domain/call.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { SourceAnswer, Transport } from '../transport.ts';
import { FORBIDDEN_TEXT } from './wire-names.ts';
import type { Path } from './wire-row.ts';
import { isObject } from './wire-values.ts';

export interface ApiRequest {
  readonly operation: string;
  /** `/api/v3/installs/{id}` */
  readonly template: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Records asked for; 1 unless told. */
  readonly batchSize?: number;
}

/** Enerflo's REST API as calls: the key, the paths, and its ways of saying no with status 200. */
export interface Api {
  get<S extends z.ZodType>(request: ApiRequest, schema: S, call: CallContext): Promise<z.infer<S>>;
  /** Null on a 404 that is Enerflo's own. */
  find<S extends z.ZodType>(request: ApiRequest, schema: S, call: CallContext): Promise<z.infer<S> | null>;
  /** The answer's body, undefined when it is empty: fine on writes (W4). */
  write(method: 'POST' | 'PUT', request: ApiRequest, call: CallContext): Promise<unknown>;
  /** Enerflo's clock in milliseconds since the epoch, as its last answer told it; ours while none did. */
  time(): number;
}

const REFUSED_TEXTS = [FORBIDDEN_TEXT];

const toQuery = (query: Readonly<Record<string, string>>): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
    .join('&');

const toPath = ({ template, params, query }: ApiRequest): string => {
  const path = params === undefined ? template : template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return query === undefined ? path : `${path}?${toQuery(query)}`;
};

/** A logical failure is 200 with `success: false`, forbidden data a plain text (enerflo.md §2.2, observed); any other scalar is a fault (W4). */
const checkAnswer = (operation: string, { status, body }: SourceAnswer): void => {
  if (body === FORBIDDEN_TEXT) throw new SourceError('ENERFLO', operation, 'rejected', { status });
  if (isObject(body) && body.success === false) throw new SourceError('ENERFLO', operation, 'unavailable', { status });
  if (typeof body !== 'object' && body !== undefined) throw new SourceError('ENERFLO', operation, 'malformed', { status, path: '$' });
};

const step = (key: PropertyKey): string => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`);

/** `$.results[1].id` */
export const toJsonPath = (path: Path): string => `$${path.map(step).join('')}`;

/** A value that breaks its schema is `malformed`, with the path of the first break and never a value. */
export const parseAnswer = <S extends z.ZodType>(operation: string, schema: S, body: unknown): z.infer<S> => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new SourceError('ENERFLO', operation, 'malformed', { path: toJsonPath(parsed.error.issues[0]?.path ?? []) });
};

export const createApi = (transport: Transport, key: string, now: () => number): Api => {
  const headers = { 'api-key': key };
  let aheadMs = 0;

  const send: Transport['send'] = async (request, call, expect) => {
    const answer = await transport.send(request, call, expect);
    const told = Date.parse(String(answer.headers.date));
    if (!Number.isNaN(told)) aheadMs = told - now();
    return answer;
  };

  /** W3: a 404 of Enerflo's is an object; one without is a proxy's, and says nothing about the record. */
  const read = async (request: ApiRequest, call: CallContext, expect: readonly number[] = []): Promise<SourceAnswer> => {
    const { operation, template, batchSize = 1 } = request;
    const path = toPath(request);
    const answer = await send({ operation, method: 'GET', path, template, headers, batchSize, refusedTexts: REFUSED_TEXTS }, call, expect);
    if (answer.status !== 404) checkAnswer(operation, answer);
    else if (!isObject(answer.body)) throw new SourceError('ENERFLO', operation, 'unavailable', { status: 404 });
    return answer;
  };

  const get: Api['get'] = async (request, schema, call) => parseAnswer(request.operation, schema, (await read(request, call)).body);

  const find: Api['find'] = async (request, schema, call) => {
    const { status, body } = await read(request, call, [404]);
    return status === 404 ? null : parseAnswer(request.operation, schema, body);
  };

  const write: Api['write'] = async (method, request, call) => {
    const { operation, template, body } = request;
    const answer = await send({ operation, method, path: toPath(request), template, headers, body, refusedTexts: REFUSED_TEXTS }, call);
    checkAnswer(operation, answer);
    return answer.body;
  };

  return { get, find, write, time: () => now() + aheadMs };
};
