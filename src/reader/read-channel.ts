import { channel } from 'node:diagnostics_channel';
import type { Source } from '../domain/source.ts';
import type { Trace } from '../domain/trace.ts';

export interface ReadMessage {
  /** The reading, `contract`. */
  readonly name: string;
  readonly source: Source;
  /** Records asked for, and those nobody could read. */
  readonly records: number;
  readonly failed: number;
  readonly ms: number;
  readonly trace: Trace;
}

/** Reads of sampled requests are announced here when they ended. Telemetry listens. */
export const READ_CHANNEL = 'busbar:reader:read';

const reads = channel(READ_CHANNEL);

export const announceRead = (message: ReadMessage): void => {
  if (reads.hasSubscribers) reads.publish(message);
};
