import { expect, it } from 'vitest';
import { judgeEffect } from '../../../src/usecases/writes/judge-effect.ts';

const seen = (state: Record<string, string | null>) => ({ id: '1', state });

it.each([
  ['it is as wanted', { date: null }, { date: '2025-01-02' }, seen({ date: '2025-01-02', other: 'x' }), 'done'],
  ['it is as before', { date: null }, { date: '2025-01-02' }, seen({ date: null, other: 'changed' }), 'notDone'],
  ['somebody made it something else', { date: null }, { date: '2025-01-02' }, seen({ date: '2025-01-03' }), 'undecided'],
  ['the new thing is there', null, { text: 'a' }, seen({ text: 'a' }), 'done'],
  ['the new thing is not there', null, { text: 'a' }, null, 'notDone'],
  ['a new thing is there that is other than wanted', null, { text: 'a' }, seen({ text: 'b' }), 'undecided'],
  ['the thing is gone', { date: null }, { date: '2025-01-02' }, null, 'undecided'],
  ['nothing that shows was to change', { date: '1' }, { date: '1' }, seen({ date: '1' }), 'undecided'],
] as const)('%s', (_case, before, after, sight, verdict) => {
  expect(judgeEffect({ before, after }, sight)).toBe(verdict);
});
