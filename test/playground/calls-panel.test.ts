import { describe, expect, it } from 'vitest';
import { type SourceCall, toCallReport, withoutCalls } from '../../playground/src/calls/report.ts';
import { toBar, toCallState, toStatusText, toSummary } from '../../playground/src/calls/summary.ts';

const call = (part: Partial<SourceCall> = {}): SourceCall => ({
  source: 'ERP',
  operation: 'customer',
  method: 'GET',
  path: '/customer/{id}',
  batchSize: 1,
  ms: 40,
  status: 200,
  outcome: 'ok',
  startedMs: 0,
  ...part,
});

describe('the calls panel', () => {
  it('reads calls in the order they began', () => {
    const answer = { data: {}, extensions: { calls: [call({ startedMs: 30, source: 'ENNEO' }), call()], sources: [] } };
    expect(toCallReport(answer).calls.map(({ source }) => source)).toEqual(['ERP', 'ENNEO']);
  });

  it.each(
    [null, 'text', {}, { extensions: null }, { extensions: { calls: 'x', sources: 1 } }, { extensions: { calls: [1, null, []] } }].map((answer) => ({
      answer,
    })),
  )('shows an empty list for the odd answer $answer', ({ answer }) => {
    expect(toCallReport(answer)).toEqual({ calls: [], sources: [] });
  });

  it('reads a call with odd fields as far as it can', () => {
    expect(toCallReport({ extensions: { calls: [{ source: 'ERP', ms: 'fast', status: null }] } }).calls).toEqual([
      { source: 'ERP', operation: '', method: '', path: '', batchSize: 0, ms: 0, status: null, outcome: '', startedMs: 0 },
    ]);
  });

  it('takes the calls out of the answer that is shown, and only them', () => {
    const answer = { data: { a: 1 }, extensions: { calls: [call()], sources: [{ source: 'ERP' }], code: 1 } };
    expect(withoutCalls(answer)).toEqual({ data: { a: 1 }, extensions: { sources: [{ source: 'ERP' }], code: 1 } });
    expect(withoutCalls({ errors: [] })).toEqual({ errors: [] });
  });

  it('sums up time as it passed, not as it adds up', () => {
    const calls = [call({ ms: 40 }), call({ source: 'ENNEO', startedMs: 10, ms: 90.4 })];
    expect(toSummary({ calls, sources: [] })).toBe('2 calls, 100 ms, from 2 sources');
  });

  it('counts a source that answered without a call', () => {
    const cached = { source: 'ENERFLO', state: 'CACHED', asOf: null, calls: 0, ms: 0 };
    expect(toSummary({ calls: [call()], sources: [cached] })).toBe('1 call, 40 ms, from 2 sources');
    expect(toSummary({ calls: [], sources: [] })).toBe('0 calls, 0 ms, from 0 sources');
  });

  it('says a call that was answered is live, and one that was not failed and why', () => {
    expect([toCallState(call()), toStatusText(call())]).toEqual(['LIVE', '200']);
    expect([toCallState(call({ outcome: 'notFound', status: 404 })), toStatusText(call({ outcome: 'notFound', status: 404 }))]).toEqual(['LIVE', '404']);
    expect([toCallState(call({ outcome: 'timeout', status: null })), toStatusText(call({ outcome: 'timeout', status: null }))]).toEqual(['FAILED', 'timeout']);
  });

  it('draws a call where it lay in time, and never outside the line', () => {
    expect(toBar(call({ startedMs: 50, ms: 25 }), 100)).toEqual({ left: 50, width: 25 });
    expect(toBar(call({ startedMs: 100, ms: 0 }), 100)).toEqual({ left: 99, width: 1 });
    expect(toBar(call({ ms: 0 }), 0)).toEqual({ left: 0, width: 1 });
  });
});
