import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pollEnerflo } from '../../../src/jobs/poll/poll-enerflo.ts';
import { quickestPlace } from '../../support/on-both-engines.ts';
import { idsOf, openStage, type Stage } from '../stage.ts';

const SYNCED_AT = Date.parse('2030-01-01T12:00:00Z');
const MINUTE = 60_000;

describe('the repair poll of Enerflo', () => {
  let stage: Stage;
  let at: number;
  const waited: number[] = [];
  beforeEach(async () => {
    stage = await openStage(await quickestPlace(), { contracts: 160 });
    at = SYNCED_AT;
    waited.length = 0;
  });
  afterEach(() => stage[Symbol.asyncDispose]());

  const poll = async (): Promise<void> => {
    const wait = async (ms: number): Promise<void> => {
      waited.push(ms);
      at += ms;
    };
    await pollEnerflo({ enerflo: stage.sources.enerflo, store: stage.store, now: () => at, wait, signal: new AbortController().signal });
  };
  const paths = async () => (await stage.calls('enerflo')).map(({ path }) => decodeURIComponent(path));

  it('repairs what events missed since the last one: notes, new installs, those that differ; a call a second', async () => {
    await stage.sync({ only: 'enerflo', now: () => SYNCED_AT });
    const { world, store } = stage;
    const [changed = '', ...others] = idsOf(world.installs);
    const [note] = idsOf(world.notes);
    const statusId = world.installs.get(changed)?.statusId === 5 ? 1 : 5;
    await stage.put('enerflo', 'install', changed, { ...world.installs.get(changed), statusId, updatedAt: SYNCED_AT / 1000 + 60 });
    await stage.put('enerflo', 'note', '987654', { ...world.notes.get(note ?? ''), id: 987_654, createdAt: SYNCED_AT / 1000 - 300 });
    const filling = (await paths()).length;
    at = SYNCED_AT + 15 * MINUTE;
    await poll();

    expect(await store.mirror.read('note', ['987654'])).toMatchObject([{ deletedAt: null }]);
    expect((await store.mirror.read('install', [changed]))[0]?.record).toMatchObject({ status: { id: String(statusId) }, isPartial: false });
    const made = (await paths()).slice(filling);
    expect(made[0]).toContain('created_after=2030-01-01T11:50:00Z');
    expect(made.filter((path) => /installs\/\d+$/.test(path))).toEqual([`/api/v3/installs/${changed}`]);
    expect(others.length).toBeGreaterThan(20);
    expect(waited).toEqual(Array.from({ length: made.length - 1 }, () => 1000));

    at = SYNCED_AT + 30 * MINUTE;
    await poll();
    const second = (await paths()).slice(filling + made.length);
    expect(second[0]).toContain('created_after=2030-01-01T12:05:00Z');
    expect(second.filter((path) => /installs\/\d+$/.test(path))).toEqual([]);
  });

  it('makes no call before the first fill', async () => {
    await poll();
    expect(await paths()).toEqual([]);
  });
});
