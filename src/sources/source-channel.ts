import { channel } from 'node:diagnostics_channel';
import type { CallContext, SourceCall } from '../domain/call.ts';

export interface SourceCallMessage {
  readonly call: SourceCall;
  /** Whose call it was, so that a listener finds the request it belongs to. */
  readonly context: CallContext;
}

/** Every HTTP call to a source is announced here once, when it ended, as a `SourceCallMessage`. Telemetry listens. */
export const SOURCE_CALL_CHANNEL = 'busbar:source:call';

const calls = channel(SOURCE_CALL_CHANNEL);

export const announce = (call: SourceCall, context: CallContext): void => {
  context.record(call);
  if (calls.hasSubscribers) calls.publish({ call, context } satisfies SourceCallMessage);
};
