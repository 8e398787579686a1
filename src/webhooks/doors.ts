import { type ReadEvent, unusable } from '../domain/events/event-reading.ts';
import type { ErpConfig } from '../sources/erp/config.ts';
import type { Door } from './door.ts';
import { enerfloDoor } from './enerflo.ts';
import { enneoDoor } from './enneo.ts';
import { createLynqtechDoor } from './lynqtech.ts';
import { createPowercloudDoor } from './powercloud.ts';
import { readBody } from './read-body.ts';

export const createDoors = (erp: ErpConfig): readonly Door[] => [enerfloDoor, createPowercloudDoor(erp), createLynqtechDoor(erp), enneoDoor];

/** Reads what was stored anew, as the doors are configured now. */
export const createReadEvent =
  (doors: readonly Door[]): ReadEvent =>
  ({ sender, headers, body }) => {
    const door = doors.find((one) => one.sender === sender);
    if (door === undefined) return unusable('Its sender is not known here.');
    const type = headers['content-type'];
    const reading = readBody(door, body, typeof type === 'string' ? type : undefined);
    return reading.kind === 'refused' ? unusable(reading.problem) : reading;
  };
