import { readEnerfloEvent } from '../sources/enerflo/wire-event.ts';
import type { Door } from './door.ts';

/** enerflo.md §9 (W25): 200 for what is stored, 400 for what is no JSON. */
export const enerfloDoor: Door = {
  sender: 'enerflo',
  paths: ['/webhooks/enerflo/v1', '/webhooks/enerflo/v2'],
  takesForms: false,
  unreadable: 'refused',
  accepted: 200,
  read: readEnerfloEvent,
};
