import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../src/domain/events/changes-of.ts';
import { compactTicketOf, contractOf, customerOf, installOf, milestoneOf, noteOf, ticketOf } from '../../store/records.ts';

const AT = Date.parse('2025-06-15T08:00:00Z');
const YESTERDAY = '2025-06-14T07:59:59Z';
const TODAY = '2025-06-15T07:00:00Z';
const enneo = { source: 'enneo', at: AT };
const enerflo = { source: 'enerflo', at: AT };

describe('what became of a record', () => {
  it('is nothing where there was none before and is none now', () => {
    expect(changesOf('ticket', { ...enneo, before: null, after: null })).toEqual([]);
  });

  it.each([
    ['a ticket written today', 1, () => changesOf('ticket', { ...enneo, before: null, after: ticketOf('1', { modifiedAt: TODAY }) })],
    ['an old ticket seen for the first time', 0, () => changesOf('ticket', { ...enneo, before: null, after: ticketOf('1', { createdAt: YESTERDAY }) })],
    ['a ticket that does not say when', 0, () => changesOf('ticket', { ...enneo, before: null, after: ticketOf('1') })],
    [
      'an old install changed today',
      1,
      () => changesOf('install', { ...enerflo, before: null, after: { ...installOf(1, 2, 'x'), createdAt: YESTERDAY, updatedAt: TODAY } }),
    ],
    ['an old install', 0, () => changesOf('install', { ...enerflo, before: null, after: { ...installOf(1, 2, 'x'), updatedAt: YESTERDAY } })],
    ['a contract: ERPs do not say when', 1, () => changesOf('contract', { source: 'erp', at: AT, before: null, after: contractOf('1') })],
    ['a customer', 1, () => changesOf('customer', { source: 'erp', at: AT, before: null, after: customerOf('1') })],
    ['a milestone found completed', 0, () => changesOf('milestone', { ...enerflo, before: null, after: milestoneOf('1', 2, 'x', '2025-06-15') })],
    ['an old note', 0, () => changesOf('note', { ...enerflo, before: null, after: noteOf('1', '2', YESTERDAY) })],
  ])('is told of %s: %i events', (_, count, told) => {
    expect(told()).toHaveLength(count);
  });

  it('is nothing when a whole ticket says what the row of a list said before it', () => {
    const row = compactTicketOf('1', { subject: 'Abschlag', tagIds: ['7'] });
    const whole = ticketOf('1', { subject: 'Abschlag', tagIds: ['7'], body: 'the whole text', attachments: [] });
    expect(changesOf('ticket', { ...enneo, before: row, after: whole })).toEqual([]);
    expect(changesOf('ticket', { ...enneo, before: row, after: { ...whole, status: 'closed' } })).toMatchObject([
      { type: 'TICKET_CHANGED', details: { change: 'changed', previousStatus: 'open', status: 'closed', previousContractId: null } },
    ]);
  });

  it('names the contract a ticket was moved away from', () => {
    const [event] = changesOf('ticket', { ...enneo, before: ticketOf('1', { contractId: 'a' }), after: ticketOf('1', { contractId: 'b' }) });
    expect(event).toMatchObject({ contractId: 'b', details: { previousContractId: 'a' } });
  });

  it('is a completed milestone only when its date is newly set', () => {
    const milestone = (date: string | null) => milestoneOf('1', 2, 'Permit', date);
    const types = (before: string | null, after: string | null) =>
      changesOf('milestone', { ...enerflo, before: milestone(before), after: milestone(after) }).map(({ type }) => type);
    expect(types(null, '2025-06-15')).toEqual(['MILESTONE_CHANGED', 'MILESTONE_COMPLETED']);
    expect(types('2025-06-15', '2025-06-16')).toEqual(['MILESTONE_CHANGED']);
    expect(types('2025-06-15', null)).toEqual(['MILESTONE_CHANGED']);
  });

  it.each([
    ['7', 'On Hold', ['INSTALL_CHANGED', 'INSTALL_STATUS_CHANGED', 'INSTALL_ON_HOLD']],
    ['4', 'Pausiert', ['INSTALL_CHANGED', 'INSTALL_STATUS_CHANGED', 'INSTALL_ON_HOLD']],
    ['9', ' VOIDED', ['INSTALL_CHANGED', 'INSTALL_STATUS_CHANGED', 'INSTALL_VOIDED']],
    ['1', 'Active', ['INSTALL_CHANGED']],
  ])('of an install with the new status %s %s is %j', (id, name, types) => {
    const before = { ...installOf(1, 2, 'x'), status: { id: '1', name: 'Active' } };
    const events = changesOf('install', { ...enerflo, before, after: { ...before, status: { id, name }, panelCount: 12 } });
    expect(events.map(({ type }) => type)).toEqual(types);
  });

  it('is nothing new when a note is deleted softly', () => {
    const note = noteOf('1', '2', TODAY);
    expect(changesOf('note', { ...enerflo, before: note, after: { ...note, deletedAt: TODAY } })).toEqual([]);
  });
});
