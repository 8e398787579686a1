import { describe, expect, it } from 'vitest';
import type { SourceCall } from '../../src/domain/call.ts';
import { createSourceMonitor } from '../../src/server/source-monitor.ts';

const called = (outcome: SourceCall['outcome']): SourceCall => ({
  source: 'ERP',
  operation: 'x',
  method: 'GET',
  path: '/x',
  batchSize: 1,
  ms: 1,
  status: 200,
  outcome,
});

const monitorAt = (start: number) => {
  const clock = { time: start };
  const monitor = createSourceMonitor(() => clock.time);
  return { clock, monitor, erp: () => monitor.statuses().find(({ name }) => name === 'ERP') };
};

describe('the source monitor', () => {
  it('knows all three sources before the first call', () => {
    expect(
      monitorAt(0)
        .monitor.statuses()
        .map(({ name, state }) => [name, state]),
    ).toEqual([
      ['ENNEO', 'unused'],
      ['ERP', 'unused'],
      ['ENERFLO', 'unused'],
    ]);
  });

  it('says down after a failure and up after the next answer', () => {
    const { clock, monitor, erp } = monitorAt(1_000_000);
    monitor.watch(called('timeout'));
    expect(erp()).toMatchObject({ state: 'down', lastFailure: 'timeout', lastFailureAt: '1970-01-01T00:16:40.000Z', lastSuccessAt: null });
    clock.time += 1;
    monitor.watch(called('notFound'));
    expect(erp()).toMatchObject({ state: 'up', callsLastMinute: 2, failuresLastMinute: 1 });
  });

  it('does not call a source down that answers, however badly, nor one whose clients left', () => {
    const { monitor, erp } = monitorAt(1_000_000);
    monitor.watch(called('malformed'));
    monitor.watch(called('cancelled'));
    expect(erp()).toMatchObject({ state: 'up', lastFailure: 'malformed', callsLastMinute: 1 });
  });

  it('forgets calls after a minute', () => {
    const { clock, monitor, erp } = monitorAt(1_000_000);
    monitor.watch(called('ok'));
    clock.time += 59_000;
    expect(erp()?.callsLastMinute).toBe(1);
    clock.time += 1_000;
    expect(erp()?.callsLastMinute).toBe(0);
  });
});
