import type { z } from 'zod';
import type { SourceRequest } from '../../transport.ts';
import { encodePart } from '../query.ts';
import type { RestOperation } from './mapping-schema.ts';

/** An operation as it is called; `template` where the path itself must not be shown. */
export type Callable = RestOperation & { readonly template?: string | undefined };

type JsonValue = z.core.util.JSONType;

/** What goes into a path's and a body's placeholders. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

const PLACEHOLDER = /\{(\w+)\}/g;

const encode = (value: string | readonly string[]): string => [value].flat().map(encodePart).join(',');

/** Placeholders without a value stay: they are path secrets. */
const fillPath = (path: string, values: Values): string =>
  path.replace(PLACEHOLDER, (placeholder, name: string) => {
    const value = values[name];
    return value === undefined ? placeholder : encode(value);
  });

/** A text that is one placeholder becomes its value, a list stays a list; inside longer text it is spliced in. */
const fillText = (text: string, values: Values): JsonValue => {
  const whole = values[/^\{(\w+)\}$/.exec(text)?.[1] ?? ''];
  if (whole !== undefined) return typeof whole === 'string' ? whole : [...whole];
  return text.replace(PLACEHOLDER, (placeholder, name: string) => [values[name] ?? placeholder].flat().join(','));
};

const fillBody = (body: JsonValue, values: Values): JsonValue => {
  if (typeof body === 'string') return fillText(body, values);
  if (Array.isArray(body)) return body.map((item) => fillBody(item, values));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, fillBody(value, values)]));
};

/** A configured operation as a request, path secrets still to be filled in. */
export const toRequest = (operation: string, { get, post, body, template }: Callable, values: Values): SourceRequest => {
  const path = get ?? post ?? '';
  return {
    operation,
    method: get === undefined ? 'POST' : 'GET',
    isRead: true,
    path: fillPath(path, values),
    template: template ?? path,
    batchSize: Array.isArray(values.ids) ? values.ids.length : 1,
    ...(body === undefined ? {} : { body: fillBody(body, values) }),
  };
};
