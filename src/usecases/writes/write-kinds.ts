import { appointmentWrite } from './add-appointment.ts';
import { noteWrite } from './add-install-note.ts';
import { leadWrite } from './add-lead.ts';
import { newTicketWrite } from './create-ticket.ts';
import { customerTagsWrite } from './set-customer-tags.ts';
import { installStatusWrite } from './set-install-status.ts';
import { milestoneWrite } from './update-milestone.ts';
import { ticketWrite } from './update-ticket.ts';
import type { WriteKind } from './write-kind.ts';

const ALL: readonly WriteKind[] = [leadWrite, appointmentWrite, milestoneWrite, installStatusWrite, noteWrite, newTicketWrite, ticketWrite, customerTagsWrite];

/** By operation, all of them, so that any instance can find out what became of any write. */
export const WRITE_KINDS: ReadonlyMap<string, WriteKind> = new Map(ALL.map((kind) => [kind.operation, kind]));
