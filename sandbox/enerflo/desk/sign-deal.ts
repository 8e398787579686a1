import { toUuid, UUIDS } from '../../world/ids.ts';
import type { EnerfloCustomerTruth, InstallTruth } from '../../world/truth.ts';
import { ACTIVE, VOIDED } from '../statuses.ts';
import { setStatus } from './change-install.ts';
import { type Desk, nextId, putCustomer, putInstall } from './desk.ts';

const STEPS = ['Site Survey', 'Engineering', 'Permitting', 'Installation', 'Inspection', 'Permission To Operate'] as const;

/** The installer's template (enerflo.md §5.2): ids and titles are the same in all his installs. */
const newMilestones = (): InstallTruth['milestones'] =>
  STEPS.map((title, index) => ({
    id: 3901 + index,
    sequence: index + 1,
    title,
    mid: `ext-${title.toLowerCase().replaceAll(' ', '-')}`,
    startDate: null,
    dueDate: null,
    completedDate: null,
  }));

export interface SystemSize {
  readonly systemSizeKw: number;
  readonly panelCount: number;
}

/** The install a signed deal will become; until it is put into the world, it cannot be found. */
const draft = (desk: Desk, customer: EnerfloCustomerTruth, size: SystemSize): InstallTruth => {
  const id = nextId(desk.world.installs, 1_400_001) + desk.pending.size;
  return {
    id,
    dealId: toUuid(UUIDS.deal, String(id)),
    customerId: customer.id,
    statusId: ACTIVE,
    ...size,
    milestones: newMilestones(),
    createdAt: desk.now(),
    updatedAt: desk.now(),
    deletedAt: null,
    wire: {},
  };
};

const publish = (desk: Desk, install: InstallTruth): InstallTruth => {
  const id = String(install.id);
  const customer = desk.world.enerfloCustomers.get(String(install.customerId));
  desk.pending.delete(id);
  desk.world.installs.put(id, install);
  if (customer !== undefined) putCustomer(desk, { ...customer, installIds: [...customer.installIds, install.id] });
  desk.announce('new_install', id);
  return install;
};

/** A signed deal becomes an install (enerflo.md §1, "Signed by Customer"). */
export const signDeal = (desk: Desk, customer: EnerfloCustomerTruth, size: SystemSize): InstallTruth => publish(desk, draft(desk, customer, size));

/** The same, but the install shows up only after `delayMs`. */
export const signDealLater = (desk: Desk, customer: EnerfloCustomerTruth, size: SystemSize, delayMs: number): InstallTruth => {
  const install = draft(desk, customer, size);
  if (delayMs === 0) return publish(desk, install);
  desk.pending.set(String(install.id), install);
  desk.later(delayMs, () => publish(desk, install));
  return install;
};

/** Both organisations are told (enerflo.md §3, stage 2). */
const announceProject = (desk: Desk, install: InstallTruth): void => {
  desk.announce('deal.projectSubmitted', String(install.id));
  desk.announce('deal.projectReceived', String(install.id));
};

export const submitProject = (desk: Desk, install: InstallTruth): InstallTruth => {
  desk.announce('submit_install', String(install.id));
  announceProject(desk, install);
  return install;
};

export const voidInstall = (desk: Desk, install: InstallTruth): InstallTruth => setStatus(desk, install, VOIDED);

/** The contract of a voided install is made and signed again: same deal, same install, both submission events once more. */
export const resubmitProject = (desk: Desk, install: InstallTruth): InstallTruth => {
  const restored = putInstall(desk, { ...install, statusId: ACTIVE });
  desk.announce('restore_install', String(install.id));
  announceProject(desk, restored);
  return restored;
};
