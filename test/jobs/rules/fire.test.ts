import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MOST_AN_HOUR } from '../../../src/usecases/rules/fire-rules.ts';
import { quickestPlace } from '../../support/on-both-engines.ts';
import { openRulesStage, type RulesStage, TO_CRM, TO_NOTE } from './rules-stage.ts';

const POST_NOTE = 'POST /api/v3/installs/1400001/notes';
const HOUR_MS = 3_600_000;

describe('rules', () => {
  let stage: RulesStage;
  beforeAll(async () => {
    stage = await openRulesStage(await quickestPlace());
  });
  // Activations are forgotten with the rules, so that no test fires on what another told.
  beforeEach(async () => {
    await stage.work([]);
    await stage.faults('enerflo', []);
    await stage.forgetEffects();
    stage.pass(HOUR_MS);
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const since = async (count: number) => (await stage.deliveries()).slice(0, (await stage.deliveries()).length - count);

  it('do not fire on what happened before they were there, and fire on what happened while no worker ran', async () => {
    const before = (await stage.deliveries()).length;
    await stage.tell('too-early');
    await stage.work([TO_CRM]);
    await stage.tell('in-between', { value: 1 });
    await stage.turn(await stage.work([TO_CRM]));
    expect(await since(before)).toMatchObject([{ ruleId: 'to-crm', state: 'done', lastStatus: 204, content: { data: { value: 1 } } }]);
  });

  it('fire once for an event, with ten workers at once and after each of them was killed before it could deliver', async () => {
    const workers = await Promise.all(Array.from({ length: 10 }, () => stage.work([TO_NOTE])));
    const never = new AbortController().signal;
    for (let count = 0; count < 5; count += 1) await stage.tell(`once-${stage.now()}-${count}`, { text: `note ${count}` });
    const before = (await stage.deliveries()).length;
    await Promise.all(workers.map((worker) => worker.fire(never)));
    expect(await since(before)).toHaveLength(5);
    await Promise.all(workers.map((worker) => stage.turn(worker)));
    expect(await stage.effects()).toEqual(Array.from({ length: 5 }, () => POST_NOTE));
    expect(stage.errors).toEqual([]);
  });

  it('write once though the answer got lost and the worker died, and find out that it was done', async () => {
    const worker = await stage.work([TO_NOTE]);
    await stage.tell(`lost-${stage.now()}`, { text: 'written before the answer got lost' });
    await stage.faults('enerflo', [
      { kind: 'resetAfter', match: 'POST /api/v3/installs', times: 1 },
      { kind: 'status', status: 503, match: 'GET /api/v3/installs/notes', times: 9 },
    ]);
    await stage.turn(worker);
    expect((await stage.deliveries())[0]).toMatchObject({ state: 'waiting', tries: 1, error: expect.stringContaining('Do not repeat it') });
    await stage.faults('enerflo', []);
    stage.pass(HOUR_MS);
    await stage.turn(await stage.work([TO_NOTE]));
    expect((await stage.deliveries())[0]).toMatchObject({ state: 'done', tries: 2, error: null, writeId: expect.any(String) });
    expect(await stage.effects()).toEqual([POST_NOTE]);
  });

  it('take a write up again that never left', async () => {
    const worker = await stage.work([TO_NOTE]);
    await stage.tell(`later-${stage.now()}`, { text: 'when it is there again' });
    await stage.faults('enerflo', [{ kind: 'html429', ms: 1000, match: 'POST /api/v3/installs', times: 1 }]);
    await stage.turn(worker);
    expect((await stage.deliveries())[0]).toMatchObject({ state: 'waiting', lastStatus: null, error: expect.stringContaining('rateLimited') });
    stage.pass(2 * HOUR_MS);
    await stage.turn(worker);
    expect((await stage.deliveries())[0]).toMatchObject({ state: 'done' });
    expect(await stage.effects()).toEqual([POST_NOTE]);
  });

  it('keep for a person what no retry would help, and say why', async () => {
    const worker = await stage.work([
      TO_NOTE,
      { ...TO_NOTE, id: 'no-status', do: { write: 'setInstallStatus', input: { installId: '{{installId}}', statusName: 'Nowhere' } } },
    ]);
    await stage.tell(`wrong-${stage.now()}`);
    await stage.turn(worker);
    const found = (await stage.deliveries()).slice(0, 2).toSorted((one, other) => (one.ruleId < other.ruleId ? -1 : 1));
    expect(found).toMatchObject([
      { ruleId: 'no-status', state: 'dead', tries: 1, error: expect.stringContaining('There is no such status. Valid ones: Active (1)') },
      { ruleId: 'to-note', state: 'dead', tries: 0, error: expect.stringContaining('The input is not right: text') },
    ]);
    expect(await stage.effects()).toEqual([]);
  });

  it('do not fire on what they wrote themselves, however it is dressed', async () => {
    const copy = { id: 'copy', when: 'NOTE_ADDED', do: { write: 'addInstallNote', input: { installId: '{{installId}}', text: 'Copy of: {{record.text}}' } } };
    const worker = await stage.work([copy, TO_NOTE]);
    await stage.tell(`first-${stage.now()}`, { text: 'the first' });
    for (let turns = 0; turns < 4; turns += 1) await stage.turn(worker);
    expect(await stage.effects()).toEqual([POST_NOTE, POST_NOTE]);
  });

  it('stop feeding each other after a while, and keep what goes beyond for a person', async () => {
    const flip = (id: string, from: string, to: string) => ({
      ...{ id, when: 'INSTALL_STATUS_CHANGED', if: [{ value: 'details.status', equals: from }] },
      do: { write: 'setInstallStatus', input: { installId: '{{installId}}', statusName: to } },
    });
    await stage.setStatus('1400002', '2');
    const worker = await stage.work([flip('hold', 'Active', 'On Hold'), flip('go', 'On Hold', 'Active')]);
    for (const ruleId of ['hold', 'go']) await haveFired(ruleId, MOST_AN_HOUR - 2, '1400002');
    await stage.setStatus('1400002', '1');
    await stage.forgetEffects();
    const before = (await stage.deliveries()).length;
    for (let turns = 0; turns < 6; turns += 1) await stage.turn(worker);
    const fired = await since(before);
    expect(fired.map(({ ruleId, state }) => `${ruleId} ${state}`).toSorted()).toEqual(['go done', 'go done', 'hold dead', 'hold done', 'hold done']);
    expect(fired.find(({ state }) => state === 'dead')?.error).toContain('may be feeding each other');
    expect(await stage.effects()).toHaveLength(4);
  });

  /** As if the rule had written so often within the hour because of one install. */
  const haveFired = async (ruleId: string, times: number, subject: string): Promise<void> => {
    const { events, deliveries } = stage.store;
    const at = await events.clock();
    for (let count = 0; count < times; count += 1) await stage.tell(`${ruleId}-${stage.now()}-${count}`);
    const told = (await events.readSince({ since: at, after: '0', limit: 1000 })).filter(({ type }) => type === 'EXTERNAL');
    const planned = { ruleId, eventType: 'EXTERNAL', subject, kind: 'write', target: 'setInstallStatus', content: {}, error: 'of this test' } as const;
    await deliveries.plan(
      told.map(({ id }) => id),
      told.map(({ id }) => ({ ...planned, id: randomUUID(), eventId: id })),
      stage.now(),
    );
  };
});
