import type { ErpConfig } from '../sources/erp/config.ts';
import { createReadErpEvent, type PushingErp } from '../sources/erp/wire-event.ts';
import type { Door } from './door.ts';

/** erp.md section 5: neither ERP's payload is public, so whatever they send is kept and answered 202. */
export const createErpDoor = (kind: PushingErp, erp: ErpConfig): Door => ({
  sender: kind,
  paths: [`/webhooks/${kind}`],
  takesForms: true,
  unreadable: 'kept',
  accepted: 202,
  read: createReadErpEvent(kind, erp),
});
