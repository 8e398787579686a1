import type { InstallTruth } from '../../world/truth.ts';
import type { Row } from '../wire/pinned.ts';
import { type ChangeOrder, type Desk, putInstall } from './desk.ts';
import type { SystemSize } from './sign-deal.ts';

const FIRST_ID = 88_000;

/** Only what changes is named, each with new and old (docs.enerflo.io/docs/change-order-array). */
const toChangeValues = (install: InstallTruth, next: Partial<SystemSize>, more: Row): Row => ({
  ...(next.panelCount === undefined ? {} : { panel_count: { new: next.panelCount, old: install.panelCount } }),
  ...(next.systemSizeKw === undefined ? {} : { system_size: { new: next.systemSizeKw, old: install.systemSizeKw } }),
  ...more,
});

/** `more`: further change values as they go over the wire, `{ adders: { new, old } }`. */
export const signChangeOrder = (desk: Desk, install: InstallTruth, next: Partial<SystemSize>, more: Row): ChangeOrder => {
  const order = {
    id: FIRST_ID + desk.changeOrders.length,
    installId: install.id,
    changeValues: toChangeValues(install, next, more),
    signedAt: desk.now(),
  };
  desk.changeOrders.push(order);
  putInstall(desk, { ...install, ...next });
  desk.announce('signed_change_order', String(install.id));
  return order;
};
