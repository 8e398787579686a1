import { expect, it } from 'vitest';
import type { Span } from '../../../src/telemetry/traces/span.ts';
import { createSpanQueue } from '../../../src/telemetry/traces/span-queue.ts';

const spanOf = (name: string): Span => ({
  ...{ trace: { traceId: 't', spanId: 's', parentId: null }, name, kind: 'internal', endedAt: 0, ms: 0 },
  ...{ isError: false, attributes: {}, events: [] },
});

it('sends what waits in batches of 500, the rest when it closes, and no more than 5,000', async () => {
  const batches: number[] = [];
  const queue = createSpanQueue({ send: async (spans) => void batches.push(spans.length), log: { warn: () => undefined }, everyMs: 60_000 });
  for (let index = 0; index < 6001; index += 1) queue.add(spanOf(String(index)));
  await queue.close();
  expect(batches).toEqual(Array.from({ length: 10 }, () => 500));
});

it('says how many were lost, and goes on', async () => {
  const lines: object[] = [];
  const sent: string[] = [];
  let isAway = true;
  const send = async (spans: readonly Span[]) => {
    if (isAway) throw new Error('the collector answered 503');
    sent.push(...spans.map(({ name }) => name));
  };
  const queue = createSpanQueue({ send, log: { warn: (details) => void lines.push(details) }, everyMs: 1 });
  queue.add(spanOf('lost'));
  while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  isAway = false;
  queue.add(spanOf('kept'));
  await queue.close();
  expect(lines).toEqual([{ lost: 1, reason: 'the collector answered 503' }]);
  expect(sent).toEqual(['kept']);
});
