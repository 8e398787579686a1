import type { ErpConfig } from '../sources/erp/config.ts';
import type { Door } from './door.ts';
import { createErpDoor } from './erp-door.ts';

export const createPowercloudDoor = (erp: ErpConfig): Door => createErpDoor('powercloud', erp);
