import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '../../support/stack.ts';
import { DONE, effects, PERFORMED, type Performed, writeTo } from './performed.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());
afterEach(() => stack.reset());

const write = writeTo(() => stack);

describe('tickets and tags', () => {
  const ticketsOf = async (externalTicketId: string): Promise<number> =>
    Array.from({ length: stack.world.tickets.size }, (_, index) => stack.world.tickets.at(index)).filter(
      (ticket) => ticket?.externalTicketId === externalTicketId,
    ).length;

  it('makes a ticket once per external id: the same again changes it', async () => {
    const create = (subject: string) =>
      write<Performed & { ticket: unknown }>(
        `createTicket(input: { channel: EMAIL, subject: "${subject}", contractId: "746839", externalTicketId: "crm-7", tagIds: ["4"] }) { ${PERFORMED} ticket { id subject contractId tagIds } }`,
      );
    const first = await create('Umzug');
    expect(first).toMatchObject({ ...DONE, ticket: { subject: 'Umzug', contractId: '746839', tagIds: ['4'] } });
    expect(await create('Auszug')).toMatchObject({ ...DONE, ticket: { id: first.write?.resultId, subject: 'Auszug' } });
    expect(await ticketsOf('crm-7')).toBe(1);
  });

  it('gives a ticket an external id of ours where the caller has none', async () => {
    const { ticket } = await write<Performed & { ticket: { externalTicketId: string } }>(
      `createTicket(input: { channel: PHONE }) { ${PERFORMED} ticket { externalTicketId } }`,
    );
    expect(ticket.externalTicketId).toMatch(/^busbar-[0-9a-f-]{36}$/);
  });

  it('changes a ticket: status, priority, contract, tags', async () => {
    const due = new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+/, '.000');
    const input = `status: PENDING, priority: URGENT, contractId: "VN-100001", dueBy: "${due}", addTagIds: ["5"], removeTagIds: ["99"]`;
    const { ticket } = await write<Performed & { ticket: { tagIds: string[] } }>(
      `updateTicket(id: "376189", input: { ${input} }) { ${PERFORMED} ticket { status priority contractId dueBy tagIds } }`,
    );
    expect(ticket).toMatchObject({ status: 'pending', priority: 'urgent', contractId: 'VN-100001', dueBy: due });
    expect(ticket.tagIds).toContain('5');
  });

  it.each([
    ['status: PENDING', 'dueBy', 'MISSING'],
    ['', 'input', 'MISSING'],
    ['tagIds: ["1"], addTagIds: ["2"]', 'tagIds', 'CONFLICT'],
    ['addTagIds: ["VIP"]', 'addTagIds', 'INVALID'],
    ['contractId: "no such"', 'contractId', 'NOT_FOUND'],
  ])('refuses a change of a ticket to %s', async (input, field, code) => {
    expect(await write(`updateTicket(id: "376189", input: { ${input} }) { ${PERFORMED} }`)).toMatchObject({ write: null, userErrors: [{ field, code }] });
    expect(await effects(stack, 'enneo')).toEqual([]);
  });

  it('says that there is no such ticket', async () => {
    expect(await write(`updateTicket(id: "1", input: { priority: LOW }) { ${PERFORMED} }`)).toMatchObject({
      write: null,
      userErrors: [{ field: 'id', code: 'NOT_FOUND' }],
    });
  });

  it('replaces the tags of a customer', async () => {
    const set = (tagIds: string) =>
      write<Performed & { customer: unknown }>(`setCustomerTags(customerId: "83771", tagIds: ${tagIds}) { ${PERFORMED} customer { tags { id } } }`);
    expect(await set('["2", "1", "2"]')).toMatchObject({ ...DONE, customer: { tags: [{ id: '1' }, { id: '2' }] } });
    expect(await set('[]')).toMatchObject({ ...DONE, customer: { tags: [] } });
  });
});
