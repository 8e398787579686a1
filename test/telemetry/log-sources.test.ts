import { afterEach, expect, it } from 'vitest';
import { announceDrift } from '../../src/sources/drift-channel.ts';
import { announceBreaker } from '../../src/sources/resilience/breaker-channel.ts';
import { logSources } from '../../src/telemetry/log-sources.ts';

const lines: string[] = [];
const stop = logSources({
  info: (_details, message) => lines.push(`info ${message}`),
  warn: (_details, message) => lines.push(`warn ${message}`),
});
afterEach(() => {
  lines.length = 0;
});

it('says when an operation is left alone and when it answers again', () => {
  announceBreaker({ source: 'ERP', operation: 'contract', isOpen: true });
  announceBreaker({ source: 'ERP', operation: 'contract', isOpen: false });
  expect(lines).toEqual(['warn the operation keeps failing; it is left alone but for a probe every few seconds', 'info the operation answers again']);
});

it('says once where a source drifts, whatever the row', () => {
  for (let row = 0; row < 50; row++) announceDrift({ source: 'ENERFLO', operation: 'installPage', path: `$.results[${row}].id` });
  announceDrift({ source: 'ENERFLO', operation: 'installPage', path: '$.total' });
  expect(lines).toHaveLength(2);
});

it('is silent once stopped', () => {
  stop();
  announceBreaker({ source: 'ERP', operation: 'contract', isOpen: true });
  expect(lines).toEqual([]);
});
