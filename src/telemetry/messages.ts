import { z } from 'zod';
import type { ReadMessage } from '../reader/read-channel.ts';
import type { AnsweredMessage } from '../server/answered-channel.ts';
import type { OperationMessage } from '../server/graphql/operation-channel.ts';
import type { TraceMessage } from '../server/trace-channel.ts';
import type { SourceCallMessage } from '../sources/source-channel.ts';

/** What telemetry reads of the messages on our channels; their types stand beside the channels. */
export const breakerMessage = z.object({ source: z.string(), operation: z.string(), isOpen: z.boolean() });
export const driftMessage = z.object({ source: z.string(), operation: z.string(), path: z.string() });
export const webhookMessage = z.object({ sender: z.string(), outcome: z.string() });

/** These come with every call and every answer: looking whether it is one of ours is enough. */
export const isCallMessage = (message: unknown): message is SourceCallMessage => typeof message === 'object' && message !== null && 'call' in message;
export const isAnsweredMessage = (message: unknown): message is AnsweredMessage => typeof message === 'object' && message !== null && 'route' in message;
export const isReadMessage = (message: unknown): message is ReadMessage => typeof message === 'object' && message !== null && 'records' in message;
export const isOperationMessage = (message: unknown): message is OperationMessage => typeof message === 'object' && message !== null && 'errors' in message;
export const isTraceMessage = (message: unknown): message is TraceMessage => typeof message === 'object' && message !== null && 'take' in message;
