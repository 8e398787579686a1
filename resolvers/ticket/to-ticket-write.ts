import type { WantedTicket } from '../../src/usecases/writes/create-ticket.ts';
import type { WantedPatch } from '../../src/usecases/writes/update-ticket.ts';
import { given } from '../shared/given.ts';
import type { NewTicketInput, TicketChangesInput } from './write-ticket.input.ts';

export const toNewTicket = ({ channel, externalTicketId, ...rest }: NewTicketInput): WantedTicket => ({
  channel,
  externalTicketId: externalTicketId?.trim() || null,
  ...given(rest),
});

export const toChanges = ({ dueBy, ...rest }: TicketChangesInput): WantedPatch => ({ ...given(rest), ...(dueBy != null && { dueBy: dueBy.toISOString() }) });
