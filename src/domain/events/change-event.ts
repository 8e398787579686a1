import type { JsonObject } from '../json.ts';

/** added: new to us. removed: its source no longer has it. */
export const CHANGE_KINDS = ['added', 'changed', 'removed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

interface StatusDetails {
  readonly change: ChangeKind;
  readonly previousStatus: string | null;
  readonly status: string | null;
}

/** Names and ids of the company's own list of install statuses. */
interface InstallStatusDetails {
  readonly previousStatus: string | null;
  readonly previousStatusId: string | null;
  readonly status: string | null;
  readonly statusId: string | null;
}

/** What each type of event says beside whose it is: nothing personal. Dates are `YYYY-MM-DD`, times ISO 8601 UTC. */
export interface EventDetails {
  readonly CONTRACT_CHANGED: StatusDetails;
  readonly CUSTOMER_CHANGED: { readonly change: ChangeKind };
  /** `previousContractId`: the contract it was moved away from. */
  readonly TICKET_CHANGED: StatusDetails & { readonly previousContractId: string | null };
  readonly INSTALL_CHANGED: StatusDetails;
  readonly INSTALL_STATUS_CHANGED: InstallStatusDetails;
  readonly INSTALL_ON_HOLD: InstallStatusDetails;
  readonly INSTALL_VOIDED: InstallStatusDetails;
  readonly MILESTONE_CHANGED: {
    readonly change: ChangeKind;
    readonly title: string | null;
    readonly previousCompletedDate: string | null;
    readonly completedDate: string | null;
  };
  readonly MILESTONE_COMPLETED: { readonly title: string | null; readonly templateId: string; readonly completedDate: string };
  readonly NOTE_ADDED: { readonly createdAt: string };
  readonly CHANGE_ORDER_SIGNED: { readonly signedAt: string | null };
  /** A lead or customer of Enerflo. */
  readonly LEAD_CHANGED: { readonly change: ChangeKind };
  /** added: a deal submitted for the first time; changed: submitted again with something else in it. */
  readonly PROJECT_SUBMITTED: { readonly change: ChangeKind };
  /** Told by a system of the company's own: its name for what happened, and whatever it says of it; that may be personal. */
  readonly EXTERNAL: { readonly name: string; readonly values: JsonObject };
}
export type EventType = keyof EventDetails;

export const EVENT_TYPES = [
  'CONTRACT_CHANGED',
  'CUSTOMER_CHANGED',
  'TICKET_CHANGED',
  'INSTALL_CHANGED',
  'INSTALL_STATUS_CHANGED',
  'INSTALL_ON_HOLD',
  'INSTALL_VOIDED',
  'MILESTONE_CHANGED',
  'MILESTONE_COMPLETED',
  'NOTE_ADDED',
  'CHANGE_ORDER_SIGNED',
  'LEAD_CHANGED',
  'PROJECT_SUBMITTED',
  'EXTERNAL',
] as const satisfies readonly EventType[];

/** Whose a record is: what subscribers and rules ask by. */
export interface EventKeys {
  readonly installId: string | null;
  readonly contractId: string | null;
  readonly customerId: string | null;
}

export interface EventOf<T extends EventType> extends EventKeys {
  readonly type: T;
  /** `contract`, `customer`, `install`, `lead`, `milestone`, `note`, `project`, `ticket` or `changeOrder`. */
  readonly entity: string;
  readonly entityId: string;
  /** The ERP's name, `enneo` or `enerflo`. */
  readonly source: string;
  readonly details: EventDetails[T];
}

/** Something that happened to a record, as it is told to subscribers, rules and webhooks. */
export type ChangeEvent = { readonly [T in EventType]: EventOf<T> }[EventType];
