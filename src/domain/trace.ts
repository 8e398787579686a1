/** A span of a distributed trace (W3C Trace Context) that is under way: what hangs below it names it as its parent. */
export interface Trace {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  /** null: the trace begins here. */
  readonly parentId: string | null;
  /** false: nobody records it; only who it is goes on. */
  readonly isSampled: boolean;
  readonly newSpanId: () => string;
}

export const childOf = (trace: Trace): Trace => ({ ...trace, spanId: trace.newSpanId(), parentId: trace.spanId });

/** The header `traceparent`, version 00. */
export const toTraceparent = ({ traceId, spanId, isSampled }: Trace): string => `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`;

const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** null: there is none that can be read. Later versions may go on after the flags. */
export const parseTraceparent = (header: string | undefined): { readonly traceId: string; readonly spanId: string; readonly isSampled: boolean } | null => {
  const [, version, traceId, spanId, flags, rest] = TRACEPARENT.exec(header ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined || (version === '00' && rest !== undefined)) return null;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
};
