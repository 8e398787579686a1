import type { WireContract, WireEnerfloCustomer, WireInstall, WireMilestone, WireNote, WirePerson, WireTicket } from './wire.ts';

const BERLIN = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit' });

const toDay = (seconds: number | null): string | null => (seconds === null ? null : BERLIN.format(seconds * 1000));

const toIso = (stamp: string): string => `${stamp.replace(' ', 'T')}.000Z`;

const toLine = ({ street, houseNumber, zip, city }: WirePerson): string => `${street} ${houseNumber}, ${String(zip).padStart(5, '0')} ${city}`;

const toName = ({ company, title, firstName, surname }: WirePerson): string => company ?? [title, firstName, surname].filter(Boolean).join(' ');

export const toCustomer = (customer: WirePerson) => ({
  id: String(customer.id),
  number: String(customer.id),
  party: { name: toName(customer), email: customer.emailPrivate === '' ? null : customer.emailPrivate.toLowerCase() },
  address: { line: toLine(customer) },
});

export const toContract = (contract: WireContract) => ({
  id: String(contract.id),
  number: String(contract.id),
  status: contract.statusCode === 5000 ? 'ACTIVE' : contract.status.toUpperCase(),
  statusTitle: contract.statusCodeTitle,
  energy: contract.energy.toUpperCase(),
  start: toDay(contract.startDate),
  end: toDay(contract.endDate),
  meterNumber: contract.counterNumber.toUpperCase().replace(/[^A-Z0-9]/g, ''),
  marketLocationId: contract.marketLocationIdentifier,
  product: { name: contract.productName },
  monthlyDeposit: { amount: String(contract.monthlyDeposit), currency: 'EUR' },
  balance: { amount: contract.unpaidDebt },
  deliveryAddress: { line: toLine(contract) },
});

export const toTicket = (ticket: WireTicket) => ({
  id: String(ticket.id),
  subject: ticket.subject,
  status: ticket.status,
  priority: ticket.priority,
  channel: ticket.channel,
  direction: ticket.direction,
  createdAt: toIso(ticket.createdAt),
});

const toMilestone = (installId: number, milestone: WireMilestone) => ({
  id: `${installId}-${milestone.id}`,
  sequence: milestone.sequence,
  title: milestone.title,
  dueDate: milestone.due_date,
  completedDate: milestone.completed_date,
});

export const toInstall = (install: WireInstall) => ({
  id: String(install.id),
  createdAt: toIso(install.created_at),
  systemSizeKw: install.system_size,
  status: { id: String(install.status_id), name: install.status_name },
  milestones: install.all_milestones.map((milestone) => toMilestone(install.id, milestone)),
});

export const toNote = (note: WireNote) => ({ id: String(note.note_id), text: note.note, createdAt: toIso(note.created_at) });

/** Newest first. */
export const toInstallIds = ({ surveys }: WireEnerfloCustomer): readonly number[] =>
  Object.values(surveys)
    .flatMap(({ install }) => install?.id ?? [])
    .sort((a, b) => b - a);
