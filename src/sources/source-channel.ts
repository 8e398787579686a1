import { channel } from 'node:diagnostics_channel';
import type { CallContext, SourceCall } from '../domain/call.ts';
import type { Trace } from '../domain/trace.ts';

export interface SourceCallMessage {
  readonly call: SourceCall;
  /** Whose call it was, so that a listener finds the request it belongs to. */
  readonly context: CallContext;
  /** The call itself, where its request is traced. */
  readonly trace: Trace | undefined;
}

/** Every HTTP call to a source is announced here once, when it ended, as a `SourceCallMessage`. Telemetry listens. */
export const SOURCE_CALL_CHANNEL = 'busbar:source:call';

const calls = channel(SOURCE_CALL_CHANNEL);

export const announce = (call: SourceCall, context: CallContext, trace: Trace | undefined): void => {
  context.record(call);
  if (calls.hasSubscribers) calls.publish({ call, context, trace } satisfies SourceCallMessage);
};
