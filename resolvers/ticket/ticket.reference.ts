import type { Ticket } from '../../src/domain/ticket.ts';
import { keyOf, type Reference } from '../shared/reference.ts';

export const ticketReference: Reference<Ticket> = (key, { loaders }) => loaders.enneo.ticketById.load(keyOf(key, 'id'));
