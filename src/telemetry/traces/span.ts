import type { Trace } from '../../domain/trace.ts';

export type SpanKind = 'internal' | 'server' | 'client';

/** What is known of a span when it ended. Nothing personal: no ids of records, no values, no text of a query. */
export interface Span {
  readonly trace: Pick<Trace, 'traceId' | 'spanId' | 'parentId'>;
  readonly name: string;
  readonly kind: SpanKind;
  /** Milliseconds since the epoch. */
  readonly endedAt: number;
  readonly ms: number;
  readonly isError: boolean;
  /** null is left out. */
  readonly attributes: Readonly<Record<string, string | number | null>>;
  /** Errors of fields. */
  readonly events: readonly Readonly<Record<string, string>>[];
}

/** SpanKind and StatusCode of opentelemetry/proto/trace/v1/trace.proto. */
const KINDS: Readonly<Record<SpanKind, number>> = { internal: 1, server: 2, client: 3 };
const ERROR = 2;

const toValue = (value: string | number): object => (typeof value === 'string' ? { stringValue: value } : { intValue: String(value) });
const toAttributes = (attributes: Span['attributes']): readonly object[] =>
  Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [{ key, value: toValue(value) }]));
const toNanoseconds = (ms: number): string => String(BigInt(Math.round(ms * 1000)) * 1000n);

/** OTLP's JSON: ids in hex, 64-bit numbers as text (opentelemetry.io/docs/specs/otlp, "JSON Protobuf Encoding"). */
const toOtlp = ({ trace, name, kind, endedAt, ms, isError, attributes, events }: Span): object => ({
  traceId: trace.traceId,
  spanId: trace.spanId,
  ...(trace.parentId !== null && { parentSpanId: trace.parentId }),
  name,
  kind: KINDS[kind],
  startTimeUnixNano: toNanoseconds(endedAt - ms),
  endTimeUnixNano: toNanoseconds(endedAt),
  attributes: toAttributes(attributes),
  events: events.map((event) => ({ timeUnixNano: toNanoseconds(endedAt), name: 'error', attributes: toAttributes(event) })),
  status: isError ? { code: ERROR } : {},
});

/** The body of a request to `/v1/traces`. */
export const toExport = (spans: readonly Span[], serviceName: string): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: toAttributes({ 'service.name': serviceName }) },
        scopeSpans: [{ scope: { name: 'busbar' }, spans: spans.map(toOtlp) }],
      },
    ],
  });
