import type { EventPaths } from '../event-paths.ts';

/** Assumed: Powercloud's payload is not public. One event, or a list of them; a form has its fields at the top. */
export const POWERCLOUD_EVENT: EventPaths = {
  name: ['$.event', '$[*].event'],
  key: ['$.eventId', '$[*].eventId'],
  contract: ['$.data.contractId', '$.contractId', '$[*].data.contractId', '$[*].contractId'],
  customer: ['$.data.customerId', '$.customerId', '$[*].data.customerId', '$[*].customerId'],
};
