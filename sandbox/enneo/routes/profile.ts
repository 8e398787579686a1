import type { FastifyInstance } from 'fastify';
import { ME, toAgent } from '../people.ts';

const PERMISSIONS = ['customerSearch', 'updateCustomer', 'updateTechnicalTicketFields', 'filterTicketsOfColleagues', 'deleteTicket'];

/** Connection checks (enneo.md 1.1, observed). */
export const profileRoutes = (app: FastifyInstance): void => {
  app.get('/profile', () => ({ ...toAgent(ME), permissions: PERMISSIONS, settings: {} }));
  app.get('/health', () => ({ success: true, status: 'ok' }));
  app.get('/version', () => ({ success: true, version: '1' }));
};
