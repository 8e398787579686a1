import type { ChangeKind, EventType } from '../domain/events/change-event.ts';
import type { StoredEvent } from '../store/events/read-events.ts';

/** An event as subscribers are told of it; what its type does not say is null. */
export interface DescribedChange {
  readonly id: string;
  readonly type: EventType;
  readonly kind: ChangeKind;
  readonly at: Date;
  readonly previousStatus: string | null;
  readonly status: string | null;
  readonly previousCompletedDate: string | null;
  readonly completedDate: string | null;
}

export const describeChange = (event: StoredEvent): DescribedChange => {
  const { id, type, at, details } = event;
  return {
    id,
    type,
    at: new Date(at),
    kind: 'change' in details ? details.change : type === 'NOTE_ADDED' || type === 'CHANGE_ORDER_SIGNED' ? 'added' : 'changed',
    previousStatus: 'previousStatus' in details ? details.previousStatus : null,
    status: 'status' in details ? details.status : null,
    previousCompletedDate: 'previousCompletedDate' in details ? details.previousCompletedDate : null,
    completedDate: 'completedDate' in details ? details.completedDate : null,
  };
};
