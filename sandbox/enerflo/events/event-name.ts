/** 1.0 events the sandbox can send (enerflo.md §7); the id they are named with in the comment. */
export const V1_EVENTS = [
  /** customer id */
  'new_customer',
  'update_customer',
  'new_appointment',
  'update_appointment',
  /** install id */
  'new_install',
  'submit_install',
  'update_install',
  'restore_install',
  'signed_change_order',
  'new_survey',
  /** note id */
  'new_install_note',
  /** `<installId>-<milestoneId>` */
  'project_milestone_updated',
] as const;

/** 2.0 events (enerflo.md §8): customers by customer id, deals by install id. */
export const V2_EVENTS = ['customer.created', 'customer.updated.v2', 'deal.created', 'deal.projectSubmitted', 'deal.projectReceived'] as const;

export type EventName = (typeof V1_EVENTS)[number] | (typeof V2_EVENTS)[number];
export type EventVersion = 'v1' | 'v2';

export const EVENT_NAMES = [...V1_EVENTS, ...V2_EVENTS] as const;
