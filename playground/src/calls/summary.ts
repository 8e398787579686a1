import type { CallReport, SourceCall } from './report.ts';

const ANSWERED: ReadonlySet<string> = new Set(['ok', 'notFound']);

/** A call that happened was live, whatever the source's answer as a whole was made of. */
export const toCallState = (call: SourceCall): 'LIVE' | 'FAILED' => (ANSWERED.has(call.outcome) ? 'LIVE' : 'FAILED');

export const toStatusText = (call: SourceCall): string =>
  [call.status, ANSWERED.has(call.outcome) ? null : call.outcome].filter((part) => part !== null).join(' ');

/** Milliseconds from the request's arrival to the end of its last call. */
export const toSpan = (calls: readonly SourceCall[]): number => Math.max(0, ...calls.map((call) => call.startedMs + call.ms));

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** `7 calls, 182 ms, from 3 sources` */
export const toSummary = ({ calls, sources }: CallReport): string => {
  const names = new Set([...calls, ...sources].map((row) => row.source));
  return `${plural(calls.length, 'call')}, ${Math.round(toSpan(calls))} ms, from ${plural(names.size, 'source')}`;
};

export interface Bar {
  /** Per cent of the span. */
  readonly left: number;
  readonly width: number;
}

/** Where a call lies on the timeline; at least a hair wide, so that it can be seen. */
export const toBar = (call: SourceCall, span: number): Bar => {
  if (span <= 0) return { left: 0, width: 1 };
  const width = Math.max(1, (call.ms / span) * 100);
  return { left: Math.min(100 - width, (call.startedMs / span) * 100), width };
};
