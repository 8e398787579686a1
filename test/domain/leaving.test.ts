import { expect, it } from 'vitest';
import { Desertion, toAbortSignal } from '../../src/domain/leaving.ts';

it('tells whoever listens once, those that stopped listening not', () => {
  const over = new Desertion();
  const told: string[] = [];
  const gone = (): void => void told.push('gone');
  over.addEventListener('abort', () => told.push('function'));
  over.addEventListener('abort', { handleEvent: () => told.push('object') });
  over.addEventListener('abort', gone);
  over.removeEventListener('abort', gone);
  expect(over.aborted).toBe(false);
  over.abort();
  over.abort();
  expect(over.aborted).toBe(true);
  expect(told).toEqual(['function', 'object']);
});

it.each([
  ['an AbortSignal', () => new AbortController()],
  ['another desertion', () => new Desertion()],
])('may hang on %s', (_what, create) => {
  const outer = create();
  const inner = new Desertion();
  ('signal' in outer ? outer.signal : outer).addEventListener('abort', inner);
  outer.abort();
  expect(inner.aborted).toBe(true);
});

it('becomes an AbortSignal where nothing less will do', () => {
  const over = new Desertion();
  const before = toAbortSignal(over);
  over.abort();
  expect([before.aborted, toAbortSignal(over).aborted]).toEqual([true, true]);
  const { signal } = new AbortController();
  expect(toAbortSignal(signal)).toBe(signal);
});
