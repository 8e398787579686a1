/** What subscribers may cost. */
export const LIVE_LIMITS = {
  /** WebSockets and event streams of one instance. */
  connections: 10_000,
  /** Subscriptions of one instance. */
  subscriptions: 20_000,
  /** Operations under way on one WebSocket. */
  operationsAConnection: 100,
  /** Bytes a client may leave unread, and milliseconds it may take to read one answer. */
  bufferedBytes: 1024 * 1024,
  sendMs: 10_000,
  /** Bytes of one message of a client. */
  messageBytes: 100 * 1024,
  /** Milliseconds a new WebSocket has to say who it is. */
  initMs: 3000,
  /** Milliseconds between signs of life; a WebSocket that answers none of two is gone. */
  pingMs: 12_000,
  /** Milliseconds clients have to go when the server stops. */
  stopMs: 2000,
};

export type LiveLimits = Readonly<typeof LIVE_LIMITS>;
