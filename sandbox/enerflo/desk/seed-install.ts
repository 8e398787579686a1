import type { EnerfloCustomerTruth, InstallTruth } from '../../world/truth.ts';
import { type Desk, findInstall, putInstall } from './desk.ts';
import { signChangeOrder } from './sign-change-order.ts';
import { signDeal } from './sign-deal.ts';

export interface SeededInstall {
  /** The creator's own key: the same key updates. */
  readonly key: string | null;
  readonly systemSizeKw: number | null;
  /** Title of a milestone. */
  readonly lastCompleted: string | null;
  readonly completePrevious: boolean;
}

const USUAL_SIZE = { systemSizeKw: 8.1, panelCount: 20 } as const;

const known = (desk: Desk, key: string | null): InstallTruth | undefined => findInstall(desk, String(key === null ? '' : desk.installIdsByKey.get(key)));

const create = (desk: Desk, customer: EnerfloCustomerTruth, seed: SeededInstall): InstallTruth => {
  const install = signDeal(desk, customer, { ...USUAL_SIZE, systemSizeKw: seed.systemSizeKw ?? USUAL_SIZE.systemSizeKw });
  if (seed.key !== null) desk.installIdsByKey.set(seed.key, install.id);
  return install;
};

/** A changed field makes a completed change order, silently (docs.enerflo.io/reference/create-a-lead-with-an-install). */
const update = (desk: Desk, install: InstallTruth, { systemSizeKw }: SeededInstall): InstallTruth => {
  if (systemSizeKw === null || systemSizeKw === install.systemSizeKw) return install;
  signChangeOrder(desk, install, { systemSizeKw }, {});
  return findInstall(desk, String(install.id)) ?? install;
};

const withSteps = (desk: Desk, install: InstallTruth, seed: SeededInstall): InstallTruth => {
  const last = install.milestones.find(({ title }) => title === seed.lastCompleted);
  if (last === undefined) return install;
  const today = new Date(desk.now() * 1000).toISOString().slice(0, 10);
  const isDone = (sequence: number) => sequence === last.sequence || (seed.completePrevious && sequence < last.sequence);
  const milestones = install.milestones.map((step) => (isDone(step.sequence) ? { ...step, completedDate: step.completedDate ?? today } : step));
  return putInstall(desk, { ...install, milestones });
};

/** Customer, deal and install in one go; no milestone messages. */
export const seedInstall = (desk: Desk, customer: EnerfloCustomerTruth, seed: SeededInstall): InstallTruth => {
  const install = known(desk, seed.key);
  return withSteps(desk, install === undefined ? create(desk, customer, seed) : update(desk, install, seed), seed);
};
