import type { Random } from '../../../sandbox/control/random.ts';
import type { World } from '../../../sandbox/world/truth.ts';

/** One effect somebody wants, once. Everything about it is its own, so that it can be counted at the source. */
export interface Intent {
  readonly key: string;
  readonly mutation: string;
  /** How often the sources have carried it out. */
  readonly count: (ledger: Ledger) => number;
}

/** What the sources have really done. */
export interface Ledger {
  readonly notes: readonly string[];
  readonly tickets: readonly string[];
  /** `PATH BODY` of each write that was carried out. */
  readonly writes: readonly string[];
}

const PERFORMED = '{ write { id state askAgainAt } userErrors { code message } }';

const countOf = (list: readonly string[], wanted: string): number => list.filter((one) => one === wanted).length;

const toDay = (number: number): string => new Date(Date.UTC(2030, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

const note = (number: number, installId: number): Omit<Intent, 'key'> => ({
  mutation: `addInstallNote(installId: "${installId}", text: "note ${number}", idempotencyKey: $key) ${PERFORMED}`,
  count: ({ notes }) => countOf(notes, `note ${number}`),
});

const milestone = (number: number, installId: number, templateId: number): Omit<Intent, 'key'> => ({
  mutation: `updateMilestone(installId: "${installId}", milestoneId: "${installId}-${templateId}", dates: { dueDate: "${toDay(number)}" }, idempotencyKey: $key) ${PERFORMED}`,
  count: ({ writes }) =>
    writes.filter((write) => write.startsWith(`/api/v3/installs/${installId}/milestones/`) && write.includes(`"due_date":"${toDay(number)}"`)).length,
});

const lead = (number: number): Omit<Intent, 'key'> => ({
  mutation: `addLead(input: { externalId: "torture-${number}", firstName: "A", lastName: "B", address: "1 St", city: "X", state: "AZ", zip: "85001" }, idempotencyKey: $key) ${PERFORMED}`,
  count: ({ writes }) => writes.filter((write) => write.includes(`"integration_record_id":"torture-${number}"`)).length,
});

const ticket = (number: number): Omit<Intent, 'key'> => ({
  mutation: `createTicket(input: { channel: SYSTEM, subject: "ticket ${number}" }, idempotencyKey: $key) ${PERFORMED}`,
  count: ({ tickets }) => countOf(tickets, `ticket ${number}`),
});

/** Of one sequence: some notes, dates, leads and tickets, on an install of its own as far as there are enough. */
export const intentsOf = (sequence: number, random: Random, { installs }: World): readonly Intent[] => {
  const install = installs.at(sequence % installs.size);
  if (install === undefined) throw new Error('the world has no installs');
  const template = install.milestones[Math.floor(random() * install.milestones.length)];
  const makers = [note, note, lead, ticket, ...(template === undefined ? [] : [milestone, milestone])];
  return Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index) => {
    const number = sequence * 10 + index;
    const make = makers[Math.floor(random() * makers.length)] ?? note;
    return { key: `key ${number}`, ...make(number, install.id, template?.id ?? 0) };
  });
};
