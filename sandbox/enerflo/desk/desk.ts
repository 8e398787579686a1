import type { EnerfloCustomerTruth, InstallTruth, World } from '../../world/truth.ts';
import type { EventName } from '../events/event-name.ts';
import type { NotesByTime } from '../notes-by-time.ts';
import type { Row } from '../wire/pinned.ts';

/** Where Enerflo's data is changed, by its API and by people in its pages alike. */
export interface Desk {
  readonly world: World;
  readonly notes: NotesByTime;
  /** Unix seconds. */
  readonly now: () => number;
  /** Told after each change; sends webhooks when somebody subscribed. */
  readonly announce: (event: EventName, id: string) => void;
  /** Signed change orders, oldest first. */
  readonly changeOrders: ChangeOrder[];
  /** Oldest first. */
  readonly appointments: AppointmentTruth[];
  /** Signed deals whose install does not show yet, by install id. */
  readonly pending: Map<string, InstallTruth>;
  /** Does something later, unless the sandbox is reset or closed before. */
  readonly later: (ms: number, act: () => void) => void;
  /** Installs by the key their creator gave in `lead-installs`. */
  readonly installIdsByKey: Map<string, number>;
}

export interface ChangeOrder {
  readonly id: number;
  readonly installId: number;
  readonly changeValues: Row;
  readonly signedAt: number;
}

export interface AppointmentTruth {
  readonly id: number;
  readonly customerId: number;
  readonly userId: number | null;
  /** Unix seconds. */
  readonly startsAt: number;
  readonly createdAt: number;
}

export const nextId = (collection: { readonly size: number; at(index: number): { readonly id: number } | undefined }, first: number): number =>
  (collection.at(collection.size - 1)?.id ?? first - 1) + 1;

/** Pending ones included: people see a deal before the API finds its install. */
export const findInstall = (desk: Desk, id: string): InstallTruth | undefined => desk.world.installs.get(id) ?? desk.pending.get(id);

export const putInstall = (desk: Desk, install: InstallTruth): InstallTruth => {
  const changed = { ...install, updatedAt: desk.now() };
  desk.world.installs.put(String(install.id), changed);
  return changed;
};

export const putCustomer = (desk: Desk, customer: EnerfloCustomerTruth): EnerfloCustomerTruth => {
  const changed = { ...customer, updatedAt: desk.now() };
  desk.world.enerfloCustomers.put(String(customer.id), changed);
  return changed;
};
