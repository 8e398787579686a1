import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { CloseCode, MessageType, parseMessage, stringifyMessage } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { TooSlow } from '../../../live/too-slow.ts';
import type { LiveLimits } from './live-limits.ts';
import { type Outcome, operationRequest, type RunOperation } from './run-operation.ts';
import { onExpiry, type Session, SessionExpired } from './session.ts';

export interface ConnectionParts {
  readonly run: RunOperation;
  /** By the payload of `connection_init`; null: nobody who may subscribe. */
  readonly identify: (payload: unknown) => Promise<Session | null>;
  readonly now: () => number;
  readonly limits: LiveLimits;
  readonly log: { warn(details: object, message: string): void };
}

/**
 * `graphql-transport-ws` on one socket (github.com/enisdenjo/graphql-ws, PROTOCOL.md). Not graphql-ws's own server: ours bounds what a client
 * may ask for and leave unread, and lets Apollo judge documents.
 */
export const serveGraphqlWs = (socket: WebSocket, { run, identify, now, limits, log }: ConnectionParts): void => {
  const operations = new Map<string, AbortController>();
  let isInitialised = false;
  let session: Session | null = null;
  let stopWaiting = (): void => undefined;

  const close = (code: number, reason: string): void => socket.close(code, reason);
  const initTimer = setTimeout(() => {
    if (!isInitialised) close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
  }, limits.initMs);

  const drop = (why: string): void => {
    log.warn({ buffered: socket.bufferedAmount }, `a subscriber ${why} and is dropped`);
    socket.terminate();
  };
  /** Resolves when the system took it. A client that leaves too much unread, or takes too long, is dropped. */
  const send = (message: Parameters<typeof stringifyMessage>[0]): Promise<void> =>
    new Promise((resolve) => {
      if (socket.bufferedAmount > limits.bufferedBytes) drop('leaves too much unread');
      const slow = setTimeout(() => drop('takes too long to read'), limits.sendMs);
      socket.send(stringifyMessage(message), () => {
        clearTimeout(slow);
        resolve();
      });
    });
  const sendErrors = (id: string, errors: readonly GraphQLFormattedError[]): Promise<void> => send({ type: MessageType.Error, id, payload: errors });

  const initialise = async (payload: unknown): Promise<void> => {
    if (isInitialised) return close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    isInitialised = true;
    const found = await identify(payload);
    if (found === null) return close(CloseCode.Forbidden, 'Forbidden');
    session = found;
    if (socket.readyState === socket.OPEN) stopWaiting = onExpiry(session, now, () => close(CloseCode.Forbidden, 'Forbidden'));
    await send({ type: MessageType.ConnectionAck });
  };

  const stream = async (id: string, answers: AsyncIterable<FormattedExecutionResult>): Promise<void> => {
    for await (const payload of answers) if (operations.has(id)) await send({ type: MessageType.Next, id, payload });
    if (operations.delete(id)) await send({ type: MessageType.Complete, id });
  };
  const subscribe = async (id: string, payload: unknown): Promise<void> => {
    if (session === null) return close(CloseCode.Unauthorized, 'Unauthorized');
    if (operations.has(id)) return close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`.slice(0, MAX_REASON));
    const request = operationRequest.safeParse(payload);
    if (!request.success) return close(CloseCode.BadRequest, 'Invalid message received');
    if (operations.size >= limits.operationsAConnection) return sendErrors(id, [tooMany(limits)]);
    const stop = new AbortController();
    operations.set(id, stop);
    try {
      const outcome: Outcome = await run(request.data, session, stop.signal);
      if (outcome.kind === 'answers') await stream(id, outcome.answers);
      else if (operations.delete(id)) await sendErrors(id, outcome.errors);
    } catch (error) {
      endFor(error);
    } finally {
      if (operations.get(id) === stop) operations.delete(id);
    }
  };
  const endFor = (error: unknown): void => {
    if (error instanceof SessionExpired) close(CloseCode.Forbidden, 'Forbidden');
    else if (error instanceof TooSlow) drop('takes events more slowly than they happen');
    else {
      log.warn({ err: error }, 'a subscription failed');
      close(CloseCode.InternalServerError, 'Internal server error');
    }
  };

  const receive = async (text: string): Promise<void> => {
    const message = readMessage(text);
    if (message?.type === MessageType.ConnectionInit) return initialise(message.payload);
    if (message?.type === MessageType.Subscribe) return subscribe(message.id, message.payload);
    if (message?.type === MessageType.Ping) return send({ type: MessageType.Pong, ...(message.payload && { payload: message.payload }) });
    if (message?.type === MessageType.Pong) return;
    if (message?.type !== MessageType.Complete) return close(CloseCode.BadRequest, 'Invalid message received');
    const stop = operations.get(message.id);
    operations.delete(message.id);
    stop?.abort();
  };

  socket.on('message', (data) => {
    if (socket.readyState === socket.OPEN) receive(String(data)).catch(endFor);
  });
  socket.on('close', () => {
    clearTimeout(initTimer);
    stopWaiting();
    const stops = [...operations.values()];
    operations.clear();
    for (const stop of stops) stop.abort();
  });
};

/** Bytes a reason of a close frame may have (RFC 6455, 5.5), with room for other scripts. */
const MAX_REASON = 40;

const tooMany = ({ operationsAConnection }: LiveLimits): GraphQLFormattedError => ({
  message: `A connection holds at most ${operationsAConnection} operations; end some, or open another.`,
  extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' },
});

const readMessage = (text: string): ReturnType<typeof parseMessage> | null => {
  try {
    return parseMessage(text);
  } catch {
    return null;
  }
};
