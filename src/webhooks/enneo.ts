import { readEnneoEvent } from '../sources/enneo/wire-event.ts';
import type { Door } from './door.ts';

/** Enneo's event hooks: executors of ours post them, so what they get is our choice. */
export const enneoDoor: Door = {
  sender: 'enneo',
  paths: ['/webhooks/enneo'],
  takesForms: false,
  unreadable: 'refused',
  accepted: 200,
  read: readEnneoEvent,
};
