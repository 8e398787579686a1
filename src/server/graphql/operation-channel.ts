import { channel } from 'node:diagnostics_channel';
import type { Trace } from '../../domain/trace.ts';

export interface OperationMessage {
  readonly type: string;
  /** null: the client gave it none. */
  readonly name: string | null;
  readonly ms: number;
  /** Where fields have no answer, `contracts.nodes.0.customer`, and why. */
  readonly errors: readonly { readonly path: string; readonly code: string }[];
  readonly trace: Trace;
}

/** Operations of sampled requests are announced here when they ended. Telemetry listens. */
export const OPERATION_CHANNEL = 'busbar:graphql:operation';

const operations = channel(OPERATION_CHANNEL);

export const announceOperation = (message: OperationMessage): void => {
  if (operations.hasSubscribers) operations.publish(message);
};
