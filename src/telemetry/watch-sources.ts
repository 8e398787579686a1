import type { SourceCall } from '../domain/call.ts';
import { SOURCE_CALL_CHANNEL } from '../sources/source-channel.ts';
import { listenFor } from './listen.ts';
import { isCallMessage } from './messages.ts';

/** Tells of every call to a source, whoever it was for: requests, syncs, events. Answers how to stop. */
export const watchSources = (watch: (call: SourceCall) => void): (() => void) => listenFor(SOURCE_CALL_CHANNEL, isCallMessage, ({ call }) => watch(call));
