import { describe, expect, it } from 'vitest';
import { SourceError } from '../../src/domain/source-error.ts';
import { createRead, type Kept } from '../../src/reader/create-read.ts';
import type { Read, ReadContext, ReadPolicy } from '../../src/reader/read.ts';
import { createCall } from '../support/call-context.ts';

interface Thing {
  readonly name: string;
}

const MINUTE = 60_000;

/** A source and a mirror that say what they were asked. */
const setUp = () => {
  const clock = { time: 1_000_000 };
  const source = {
    things: new Map<string, Thing>([
      ['1', { name: 'one' }],
      ['2', { name: 'two' }],
    ]),
    asked: [] as string[][],
    fails: false,
    waits: null as Promise<void> | null,
    aborted: 0,
  };
  const mirror = { things: new Map<string, Kept<Thing>>(), asked: [] as string[][], unknown: [] as string[], waits: null as Promise<void> | null };
  const { read, forget, expire } = createRead<Thing>(
    {
      name: 'thing',
      source: 'ERP',
      maxAgeMs: MINUTE,
      cacheSize: 100,
      readLive: async (keys, { signal }) => {
        source.asked.push([...keys]);
        signal.addEventListener('abort', () => (source.aborted += 1));
        await source.waits;
        if (source.fails) throw new SourceError('ERP', 'thing', 'unavailable');
        return new Map(keys.flatMap((key) => (source.things.has(key) ? [[key, source.things.get(key) ?? { name: '' }] as const] : [])));
      },
      readMirror: async (keys) => {
        mirror.asked.push([...keys]);
        await mirror.waits;
        return new Map(
          keys.flatMap((key) => (mirror.things.has(key) ? [[key, mirror.things.get(key) ?? { record: { name: '' }, fetchedAt: 0 }] as const] : [])),
        );
      },
      keep: (found, unknown) => {
        for (const [key, kept] of found) mirror.things.set(key, kept);
        mirror.unknown.push(...unknown);
      },
    },
    () => clock.time,
  );
  const served: Read<unknown>[] = [];
  const context = (policy: Partial<ReadPolicy> = {}, credential = 'one', call = createCall()): ReadContext => ({
    ...call,
    credential,
    policy: { maxAgeMs: null, onlyIfCached: false, ...policy },
    served: (_, one) => served.push(one),
  });
  const state = async (key: string, given: ReadContext = context()): Promise<string> => {
    const found = (await read([key], given)).get(key);
    return found === undefined ? 'unknown' : found instanceof Error ? found.message : `${found.state} ${found.record.name}`;
  };
  return { clock, source, mirror, context, state, read, forget, expire, served };
};

describe('a read', () => {
  it('is live once, then cached while it is young, then live again', async () => {
    const { clock, source, state } = setUp();
    expect(await state('1')).toBe('LIVE one');
    clock.time += MINUTE - 1;
    expect(await state('1')).toBe('CACHED one');
    clock.time += 1;
    expect(await state('1')).toBe('LIVE one');
    expect(source.asked).toEqual([['1'], ['1']]);
  });

  it('is served from the mirror while that is young, without a call', async () => {
    const { clock, source, mirror, state } = setUp();
    mirror.things.set('1', { record: { name: 'mirrored' }, fetchedAt: clock.time - MINUTE + 1 });
    expect(await state('1')).toBe('CACHED mirrored');
    expect(source.asked).toEqual([]);
  });

  it('asks for all that is missing in one call, each key once', async () => {
    const { source, context, read } = setUp();
    const reads = await read(['1', '2', '1', 'nobody'], context());
    expect([...reads.keys()]).toEqual(['1', '2']);
    expect(source.asked).toEqual([['1', '2', 'nobody']]);
  });

  it('is not live where another brought it while the mirror was asked', async () => {
    const { source, mirror, state } = setUp();
    const { promise, resolve } = Promise.withResolvers<void>();
    mirror.waits = promise;
    const slow = state('1');
    mirror.waits = null;
    expect(await state('1')).toBe('LIVE one');
    mirror.things.clear();
    resolve();
    expect(await slow).toBe('CACHED one');
    expect(source.asked).toEqual([['1']]);
  });

  it('tells an unknown record from a source that does not answer', async () => {
    const { source, mirror, state } = setUp();
    expect(await state('nobody')).toBe('unknown');
    expect(mirror.unknown).toEqual(['nobody']);
    source.fails = true;
    expect(await state('somebody')).toBe('ERP thing: unavailable');
  });

  it('is stale, of any age, when the source does not answer', async () => {
    const { clock, source, mirror, state } = setUp();
    mirror.things.set('1', { record: { name: 'old' }, fetchedAt: 1 });
    source.fails = true;
    clock.time += 1000 * MINUTE;
    expect(await state('1')).toBe('STALE old');
  });

  it('with no-cache is live however young the copy, and stale when that fails', async () => {
    const { source, mirror, context, state } = setUp();
    expect(await state('1')).toBe('LIVE one');
    expect(await state('1', context({ maxAgeMs: 0 }))).toBe('LIVE one');
    expect(mirror.asked).toEqual([['1']]);
    source.fails = true;
    expect(await state('1', context({ maxAgeMs: 0 }))).toBe('STALE one');
  });

  it('with only-if-cached never calls the source', async () => {
    const { clock, source, mirror, context, state } = setUp();
    mirror.things.set('1', { record: { name: 'old' }, fetchedAt: clock.time - 10 * MINUTE });
    expect(await state('1', context({ onlyIfCached: true }))).toBe('STALE old');
    expect(await state('2', context({ onlyIfCached: true }))).toContain('only-if-cached');
    expect(source.asked).toEqual([]);
  });

  it('is nothing at all for a client that has gone', async () => {
    const { source, mirror, context, state } = setUp();
    const call = createCall();
    call.abort();
    await expect(state('1', context({}, 'one', call))).rejects.toMatchObject({ failure: 'cancelled', source: 'ERP' });
    expect([source.asked, mirror.asked]).toEqual([[], []]);
  });

  it('forgets what was read before it changed, and keeps what was read with the change', async () => {
    const { clock, source, mirror, state, forget } = setUp();
    await state('1');
    mirror.things.clear();
    forget(['1'], clock.time);
    expect(await state('1')).toBe('CACHED one');
    forget(['1'], clock.time + 1);
    expect(await state('1')).toBe('LIVE one');
    expect(source.asked).toHaveLength(2);
  });

  it('tells of everything it serves', async () => {
    const { state, served } = setUp();
    await state('1');
    await state('1');
    expect(served.map((one) => one.state)).toEqual(['LIVE', 'CACHED']);
  });
});

describe('reads at the same time', () => {
  it('share one call: a thousand of one credential', async () => {
    const { source, state } = setUp();
    const states = await Promise.all(Array.from({ length: 1000 }, () => state('1')));
    expect(new Set(states)).toEqual(new Set(['LIVE one']));
    expect(source.asked).toEqual([['1']]);
  });

  it('never share between two credentials', async () => {
    const { source, context, state } = setUp();
    await Promise.all([state('1', context({ maxAgeMs: 0 }, 'one')), state('1', context({ maxAgeMs: 0 }, 'other'))]);
    expect(source.asked).toEqual([['1'], ['1']]);
  });

  it('read only what is not under way yet', async () => {
    const { source, context, read } = setUp();
    await Promise.all([read(['1'], context()), read(['1', '2'], context())]);
    expect(source.asked).toEqual([['1'], ['2']]);
  });

  it('leave nothing with a client that stays when they are over', async () => {
    const { context, state } = setUp();
    const listening = new Set<unknown>();
    const signal = {
      aborted: false,
      addEventListener: (_: 'abort', one: unknown) => void listening.add(one),
      removeEventListener: (_: 'abort', one: unknown) => void listening.delete(one),
    };
    const reads = Promise.all([state('1', context({}, 'one', { ...createCall(), signal })), state('2', context({}, 'one', { ...createCall(), signal }))]);
    await new Promise(setImmediate);
    await reads;
    expect(listening.size).toBe(0);
  });

  it('are called off when the last one has gone, not before', async () => {
    const { source, context, state } = setUp();
    let release = (): void => undefined;
    source.waits = new Promise((resolve) => {
      release = resolve;
    });
    const [first, second] = [createCall(), createCall()];
    const reads = [state('1', context({}, 'one', first)), state('1', context({}, 'one', second))];
    while (source.asked.length === 0) await Promise.resolve();
    first.abort();
    expect(source.aborted).toBe(0);
    second.abort();
    expect(source.aborted).toBe(1);
    release();
    await Promise.all(reads);
  });
});

describe('what was changed at its source', () => {
  it('is read live although the process and the mirror have it young, and is young again then', async () => {
    const { clock, source, expire, state } = setUp();
    await state('1');
    await state('2');
    source.things.set('1', { name: 'changed' });
    clock.time += 1;
    expire(['1']);
    expect(await state('2')).toBe('CACHED two');
    expect(await state('1')).toBe('LIVE changed');
    expect(await state('1')).toBe('CACHED changed');
    clock.time += 1;
    expire(null);
    expect(await state('2')).toBe('LIVE two');
  });

  it('is not taken from a read that began before, neither by joining it nor when it lands', async () => {
    const { clock, source, expire, context, state } = setUp();
    let release = (): void => undefined;
    source.waits = new Promise((resolve) => {
      release = resolve;
    });
    const early = state('1', context());
    while (source.asked.length === 0) await Promise.resolve();
    clock.time += 1;
    expire(['1']);
    const late = state('1', context());
    while (source.asked.length === 1) await Promise.resolve();
    release();
    expect([await early, await late]).toEqual(['LIVE one', 'LIVE one']);
    expect(source.asked).toEqual([['1'], ['1']]);
    expect(await state('1')).toBe('CACHED one');
  });

  it('is served as it was, and as stale, while the source does not answer', async () => {
    const { clock, source, expire, state } = setUp();
    await state('1');
    clock.time += 1;
    expire(['1']);
    source.fails = true;
    expect(await state('1')).toBe('STALE one');
  });
});
