import type { EventReading } from '../domain/events/event-reading.ts';
import type { Sender } from '../domain/events/received-event.ts';

/** How one sender's events come in. */
export interface Door {
  readonly sender: Sender;
  /** Where it posts; the secret follows as the last part of the path, or comes in a header. */
  readonly paths: readonly string[];
  /** Forms are read as well as JSON. */
  readonly takesForms: boolean;
  /** What becomes of a body that cannot be read at all: it is refused, or kept among the dead letters. */
  readonly unreadable: 'refused' | 'kept';
  /** What an event gets that was stored and understood. */
  readonly accepted: 200 | 202;
  /** `digest`: of the body as received. */
  readonly read: (body: unknown, digest: string) => EventReading;
}
