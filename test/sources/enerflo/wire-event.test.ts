import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/domain/json.ts';
import { readEnerfloEvent } from '../../../src/sources/enerflo/wire-event.ts';

const DIGEST = 'd';
const UUID = 'C0000000-0000-4000-8000-00000000000a';
const refreshesOf = (body: JsonObject) => {
  const reading = readEnerfloEvent(body, DIGEST);
  return reading.kind === 'known' ? reading.refreshes : reading;
};
const keyOf = (body: JsonObject, digest = DIGEST) => {
  const reading = readEnerfloEvent(body, digest);
  return reading.kind === 'known' ? reading.key : undefined;
};

describe('a 1.0 event', () => {
  it.each(['new_install', 'submit_install', 'update_install', 'restore_install', 'project_milestone_updated'])(
    '%s has its install read again',
    (webhook_event) => {
      expect(refreshesOf({ webhook_event, id: '7' })).toEqual([{ source: 'enerflo', entity: 'install', id: '7' }]);
    },
  );

  it('signed_change_order has its install read again, and its change orders kept: no call answers them', () => {
    const id = '7';
    expect(refreshesOf({ webhook_event: 'signed_change_order', id })).toEqual([
      { source: 'enerflo', entity: 'install', id },
      { source: 'enerflo', entity: 'changeOrders', id },
    ]);
  });

  it.each(['new_customer', 'update_customer'])('%s has its customer read again', (webhook_event) => {
    expect(refreshesOf({ webhook_event, id: 7 })).toEqual([{ source: 'enerflo', entity: 'customer', id: '7' }]);
  });

  it.each(['new_appointment', 'update_appointment', 'confirm_appointment', 'delete_appointment', 'new_survey', 'update_survey', 'complete_survey', 'new_note'])(
    '%s is known and has nothing read',
    (webhook_event) => {
      expect(readEnerfloEvent({ webhook_event, id: 7 }, DIGEST)).toEqual({ kind: 'known', name: webhook_event, key: null, refreshes: [] });
    },
  );

  it.each<JsonObject>([
    { webhook_event: 'update_install', id: 7 },
    { eventName: 'update_install', id: 7 },
    { webhook_event: '', eventName: 'update_install', id: 7 },
    { body: { webhook_event: 'update_install', id: 7 } },
    { id: 9, body: { eventName: 'update_install', id: 7 } },
  ])('may have its name at %j', (body) => {
    expect(refreshesOf(body)).toEqual([{ source: 'enerflo', entity: 'install', id: '7' }]);
  });

  it('of a milestone trusts installDetails before install before the root', () => {
    const event = { webhook_event: 'project_milestone_updated', id: 1, install: { id: 2 }, installDetails: { id: 3 } };
    expect(refreshesOf(event)).toEqual([{ source: 'enerflo', entity: 'install', id: '3' }]);
    expect(refreshesOf({ ...event, installDetails: [] })).toEqual([{ source: 'enerflo', entity: 'install', id: '2' }]);
    expect(refreshesOf({ ...event, installDetails: [], install: null })).toEqual([{ source: 'enerflo', entity: 'install', id: '1' }]);
  });

  it('is the same event only when record, moment and body are the same', () => {
    const event = { webhook_event: 'update_install', id: 7, updated_at: '2025-03-25 13:20:05' };
    expect(keyOf(event)).toBe('update_install 7 2025-03-25T13:20:05.000Z d');
    const others = [keyOf({ ...event, id: 8 }), keyOf({ ...event, updated_at: '2025-03-25 13:20:06' }), keyOf(event, 'e')];
    expect(new Set([keyOf(event), ...others]).size).toBe(4);
    expect([keyOf({ ...event, updated_at: null }), keyOf({ ...event, updated_at: 'yesterday' })]).toEqual([null, null]);
  });
});

describe('a 2.0 event', () => {
  it.each([
    ['customer.created', { customer: { id: UUID } }, ['customer']],
    ['customer.updated.v2', { current: { id: UUID }, previous: { id: 'x' } }, ['customer']],
    ['deal.projectSubmitted', { deal: { id: UUID }, customer: { id: 'x' } }, ['deal', 'project']],
    ['deal.projectReceived', { deal: { id: UUID } }, ['deal', 'project']],
  ])('%s has its record read again', (event, payload, entities) => {
    expect(refreshesOf({ event, payload })).toEqual(entities.map((entity) => ({ source: 'enerflo', entity, id: UUID.toLowerCase() })));
  });

  it('never has a key: a project that is submitted again may send what it sent before', () => {
    expect(keyOf({ event: 'deal.projectSubmitted', payload: { deal: { id: UUID, updatedAt: '2025-01-30T23:05:44.000Z' } } })).toBeNull();
  });

  it.each([
    'customer.updated',
    'deal.created',
    'deal.created.bare',
    'deal.updated.v2',
    'deal.updated.bare',
    'design-request.created.design-team',
    'design.updated',
  ])('%s is known and has nothing read', (event) => {
    expect(readEnerfloEvent({ event, payload: {} }, DIGEST)).toEqual({ kind: 'known', name: event, key: null, refreshes: [] });
  });

  it('of a name nobody told us is unknown', () => {
    expect(readEnerfloEvent({ event: 'deal.exploded', payload: {} }, DIGEST)).toEqual({ kind: 'unknown', name: 'deal.exploded' });
  });
});
