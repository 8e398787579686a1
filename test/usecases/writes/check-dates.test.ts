import { expect, it } from 'vitest';
import { checkDates } from '../../../src/usecases/writes/check-dates.ts';

const STEP = { startDate: '2025-03-21', dueDate: '2025-03-31', completedDate: null };

it.each([
  ['a due date on the first day', { dueDate: '2025-03-21' }, []],
  ['a due date before it', { dueDate: '2025-03-20' }, ['dueDate']],
  ['a start after the due date that stays', { startDate: '2025-04-01' }, ['startDate']],
  ['a start after the due date that is cleared with it', { startDate: '2025-04-01', dueDate: null }, []],
  ['ends without a start', { startDate: null, dueDate: '2020-01-01', completedDate: '2020-01-01' }, []],
  ['both ends before the start', { dueDate: '2025-03-01', completedDate: '2025-03-02' }, ['dueDate', 'completedDate']],
])('%s', (_case, changed, fields) => {
  expect(checkDates(changed, STEP).map(({ field }) => field)).toEqual(fields);
});

it('says nothing of dates that were wrong before and stay', () => {
  expect(checkDates({ completedDate: '2025-05-01' }, { startDate: '2025-04-01', dueDate: '2025-03-01', completedDate: null })).toEqual([]);
});
