import { channel } from 'node:diagnostics_channel';
import type { Source } from '../domain/source.ts';

export interface SourceDriftMessage {
  readonly source: Source;
  /** The client's method, `installPage`. */
  readonly operation: string;
  /** Where the answer broke its schema, `$.results[1].id`. Never a value. */
  readonly path: string;
}

/** What was unreadable and did not cost the answer: a row that was dropped, a field that reads as null. Telemetry listens. */
export const SOURCE_DRIFT_CHANNEL = 'busbar:source:drift';

const drift = channel(SOURCE_DRIFT_CHANNEL);

export const announceDrift = (message: SourceDriftMessage): void => {
  if (drift.hasSubscribers) drift.publish(message);
};
