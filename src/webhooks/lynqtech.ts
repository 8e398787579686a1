import type { ErpConfig } from '../sources/erp/config.ts';
import type { Door } from './door.ts';
import { createErpDoor } from './erp-door.ts';

export const createLynqtechDoor = (erp: ErpConfig): Door => createErpDoor('lynqtech', erp);
